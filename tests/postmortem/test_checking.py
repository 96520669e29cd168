"""What a draft is said to lack."""

from bot.domain.incident import Status
from bot.domain.kinds import Kind, Milestone
from bot.domain.moments import Basis
from bot.domain.people import mention
from bot.domain.timeline import Line
from bot.postmortem.checking import lacks
from tests.postmortem.example import briefing, incident, line, rich, stated

MILESTONES = (
    ("started", "13:58"),
    ("detected", "14:00"),
    ("declared", "14:04"),
    ("acknowledged", "14:05"),
    ("identified", "14:10"),
    ("fix_started", "14:15"),
    ("mitigated", "14:25"),
    ("resolved", "14:30"),
)
WHOLE = tuple(stated(Milestone(name), clock, 1) for name, clock in MILESTONES)
IMPACT = line(2, "14:06", "half of all payments fail", Kind.IMPACT)
CAUSE = line(3, "14:10", "the pool was full", Kind.IDENTIFIED)


def without(*names: str) -> tuple[str, ...]:
    kept = tuple(each for each in WHOLE if each.milestone not in names)
    return lacks(briefing((IMPACT, CAUSE), kept))


def saying(*lines: Line) -> tuple[str, ...]:
    return lacks(briefing(lines, WHOLE))


def test_a_record_with_everything_lacks_nothing() -> None:
    assert saying(IMPACT, CAUSE) == ()


def test_the_example_lacks_what_nobody_said() -> None:
    assert lacks(rich()) == (
        (
            "Started is not recorded. Put :boom: on the message that tells it, "
            "or `/incident set started TIME`."
        ),
        'An action item names no owner: "make the rollback script wait for every pod".',
        "Nothing is on the timeline between 2026-11-20 14:36 UTC and 15:20 UTC (44m).",
    )


def test_a_moment_nobody_recorded_is_named_with_how_to_record_it() -> None:
    assert without("identified") == (
        (
            "Identified is not recorded. Put :dart: on the message that tells it, "
            "or `/incident set identified TIME`."
        ),
    )


def test_a_moment_set_aside_by_a_reopening_says_so() -> None:
    about = briefing((IMPACT, CAUSE), WHOLE, reopened=("14:28",))
    assert lacks(about) == (
        (
            "Mitigated is not recorded. What was said of it (2026-11-20 14:25:00 UTC) was set "
            "aside when the incident was reopened. `/incident set mitigated TIME` states it."
        ),
    )


def test_an_incident_that_is_over_need_not_be_closed() -> None:
    about = briefing((IMPACT, CAUSE), WHOLE, incident=incident(status=Status.RESOLVED))
    assert lacks(about) == ()


def test_what_is_assumed_is_to_be_confirmed_with_words_that_are_understood() -> None:
    assert without("detected") == (
        (
            "Detected (2026-11-20 14:04:00 UTC) is only assumed, from the first sign of it: "
            "declared. "
            "`/incident set detected 2026-11-20 14:04:00 UTC` confirms it."
        ),
    )


def test_moments_out_of_order_are_said() -> None:
    early = stated(Milestone.RESOLVED, "14:20", 9, said_at=WHOLE[-1].at, rank=1)
    sentences = lacks(briefing((IMPACT, CAUSE), (*WHOLE, early)))
    assert sentences == ("resolved (14:20:00 UTC) lies before mitigated (14:25:00 UTC).",)


def test_a_bare_statement_that_the_cause_was_found_is_no_cause() -> None:
    bare = line(3, "14:10", "Cause identified", Kind.IDENTIFIED)
    assert saying(IMPACT, bare) == (
        "Nothing says what the cause was (:dart:, or :mag: for a finding).",
    )
    finding = line(4, "14:12", "errors began with the deploy", Kind.FINDING)
    assert saying(IMPACT, bare, finding) == ()


def test_nothing_about_the_impact_is_said() -> None:
    assert saying(CAUSE) == (
        "Nothing says who was affected, and how badly (:busts_in_silhouette:).",
    )


def test_an_action_item_with_nobody_named_is_said_in_short() -> None:
    owned = line(5, "14:20", f"{mention('U3')} adds an alert", Kind.ACTION_ITEM)
    ownerless = line(6, "14:21", "write\n" + "a" * 100, Kind.ACTION_ITEM)
    assert saying(IMPACT, CAUSE, owned, ownerless) == (
        f'An action item names no owner: "write {"a" * 74}…".',
    )


def test_half_an_hour_of_silence_is_none_and_a_minute_more_is() -> None:
    longer = tuple(each for each in WHOLE if each.milestone is not Milestone.RESOLVED)
    at_half = stated(Milestone.RESOLVED, "14:55:59", 9)
    later = stated(Milestone.RESOLVED, "14:56:10", 9)
    assert lacks(briefing((IMPACT, CAUSE), (*longer, at_half))) == ()
    assert lacks(briefing((IMPACT, CAUSE), (*longer, later))) == (
        "Nothing is on the timeline between 2026-11-20 14:25 UTC and 14:56 UTC (31m).",
    )


def test_of_many_silences_the_longest_are_named() -> None:
    longer = tuple(each for each in WHOLE if each.milestone is not Milestone.RESOLVED)
    over = stated(Milestone.RESOLVED, "23:30", 9, basis=Basis.MARKED)
    clocks = ("15:00", "16:10", "17:00", "18:00", "19:00", "20:00", "21:30")
    talk = (line(10 + number, clock, "still looking") for number, clock in enumerate(clocks))
    sentences = lacks(briefing((IMPACT, CAUSE, *talk), (*longer, over)))
    assert sentences == (
        "Nothing is on the timeline between 2026-11-20 15:00 UTC and 16:10 UTC (1h 10m).",
        "Nothing is on the timeline between 2026-11-20 17:00 UTC and 18:00 UTC (1h).",
        "Nothing is on the timeline between 2026-11-20 18:00 UTC and 19:00 UTC (1h).",
        "Nothing is on the timeline between 2026-11-20 20:00 UTC and 21:30 UTC (1h 30m).",
        "Nothing is on the timeline between 2026-11-20 21:30 UTC and 23:30 UTC (2h).",
        "3 more stretches of over 30 minutes have nothing on the timeline.",
    )
