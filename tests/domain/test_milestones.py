"""Which statement gives a moment."""

from datetime import datetime

import pytest

from bot.domain.kinds import Milestone
from bot.domain.milestones import moments, why_not_recorded
from bot.domain.moments import Basis, Moments, Response, Statement
from bot.domain.precision import Precision
from tests.domain.record import at, marked, response, stated

DECLARED = stated(Milestone.DECLARED, "14:05")


def told(
    *statements: Statement, responses: tuple[Response, ...] = (), reopened: tuple[str, ...] = ()
) -> Moments:
    return moments(statements, responses=responses, reopened_at=[at(clock) for clock in reopened])


def time_of(known: Moments, milestone: Milestone) -> datetime | None:
    moment = known.known.get(milestone)
    return moment.at if moment else None


def test_a_moment_set_by_command_stands_before_one_that_is_marked() -> None:
    known = told(marked(Milestone.DETECTED, "13:50"), stated(Milestone.DETECTED, "14:02"))
    assert time_of(known, Milestone.DETECTED) == at("14:02")
    assert known.known[Milestone.DETECTED].basis is Basis.SET


def test_of_two_settings_the_later_said_stands_whatever_its_time() -> None:
    known = told(
        stated(Milestone.STARTED, "13:40", said="14:31"),
        stated(Milestone.STARTED, "13:55", said="14:30"),
    )
    assert time_of(known, Milestone.STARTED) == at("13:40")


def test_of_two_settings_said_at_once_the_one_kept_later_stands() -> None:
    known = told(
        stated(Milestone.STARTED, "13:40", said="14:30", rank=8),
        stated(Milestone.STARTED, "13:55", said="14:30", rank=7),
    )
    assert time_of(known, Milestone.STARTED) == at("13:40")


@pytest.mark.parametrize(
    "milestone",
    [
        Milestone.STARTED,
        Milestone.DETECTED,
        Milestone.ACKNOWLEDGED,
        Milestone.IDENTIFIED,
        Milestone.FIX_STARTED,
    ],
)
def test_of_marks_for_a_beginning_the_earliest_stands(milestone: Milestone) -> None:
    known = told(marked(milestone, "14:20"), marked(milestone, "14:10"))
    assert time_of(known, milestone) == at("14:10")


@pytest.mark.parametrize("milestone", [Milestone.MITIGATED, Milestone.RESOLVED, Milestone.CLOSED])
def test_of_marks_for_an_end_the_last_stands(milestone: Milestone) -> None:
    known = told(marked(milestone, "14:20"), marked(milestone, "14:10"))
    assert time_of(known, milestone) == at("14:20")


def test_what_the_bot_observed_ranks_with_the_marks() -> None:
    observed = stated(Milestone.DETECTED, "14:00", basis=Basis.OBSERVED)
    known = told(marked(Milestone.DETECTED, "14:01"), observed)
    assert known.known[Milestone.DETECTED].basis is Basis.OBSERVED


def test_a_mark_of_unknown_time_gives_no_moment() -> None:
    known = told(marked(Milestone.ACKNOWLEDGED, None))
    assert Milestone.ACKNOWLEDGED not in known.known
    assert [statement.milestone for statement in known.untimed] == [Milestone.ACKNOWLEDGED]
    assert why_not_recorded(Milestone.ACKNOWLEDGED, known) == (
        "It was marked, but nothing tells when. `/incident set acknowledged TIME` states it."
    )


class TestReopening:
    def test_it_sets_aside_what_was_said_of_the_end_before(self) -> None:
        known = told(
            stated(Milestone.MITIGATED, "14:30"),
            marked(Milestone.RESOLVED, "14:40"),
            stated(Milestone.CLOSED, "14:50"),
            reopened=("15:00",),
        )
        assert known.known == {}
        assert [statement.milestone for statement in known.set_aside] == [
            Milestone.MITIGATED,
            Milestone.RESOLVED,
            Milestone.CLOSED,
        ]

    def test_it_leaves_the_beginning_alone(self) -> None:
        known = told(stated(Milestone.FIX_STARTED, "14:20"), reopened=("15:00",))
        assert time_of(known, Milestone.FIX_STARTED) == at("14:20")

    def test_a_time_before_it_that_is_said_after_it_does_not_count_either(self) -> None:
        known = told(stated(Milestone.RESOLVED, "14:40", said="15:10"), reopened=("15:00",))
        assert Milestone.RESOLVED not in known.known

    def test_an_end_after_it_counts(self) -> None:
        known = told(
            stated(Milestone.RESOLVED, "14:40"),
            stated(Milestone.RESOLVED, "15:20"),
            reopened=("15:00",),
        )
        assert time_of(known, Milestone.RESOLVED) == at("15:20")

    def test_after_two_only_the_end_after_the_second_counts(self) -> None:
        known = told(stated(Milestone.RESOLVED, "15:20"), reopened=("15:00", "16:00"))
        assert Milestone.RESOLVED not in known.known

    def test_within_one_minute_what_was_said_first_came_first(self) -> None:
        def end(said: str) -> Statement:
            return stated(Milestone.RESOLVED, "15:00", said=said, precision=Precision.MINUTE)

        before, after = end("15:00:10"), end("15:00:50")
        assert Milestone.RESOLVED not in told(before, reopened=("15:00:30",)).known
        assert time_of(told(after, reopened=("15:00:30",)), Milestone.RESOLVED) == at("15:00")

    def test_what_it_set_aside_is_named_as_the_reason(self) -> None:
        known = told(stated(Milestone.RESOLVED, "14:40"), reopened=("15:00",))
        assert why_not_recorded(Milestone.RESOLVED, known) == (
            "What was said of it (2026-11-20 14:40:00 UTC) was set aside when the incident was "
            "reopened. `/incident set resolved TIME` states it."
        )


class TestAssumedAcknowledged:
    def test_it_is_the_first_response_after_the_declaration(self) -> None:
        known = told(
            DECLARED,
            responses=(
                response("14:09"),
                response("14:07", "message", "reporter"),
                response("14:01"),
            ),
        )
        moment = known.known[Milestone.ACKNOWLEDGED]
        assert (moment.at, moment.basis, moment.by) == (
            at("14:07"),
            Basis.ASSUMED,
            ("reporter",),
        )
        assert moment.rule == ("the first sign of a responder: a message")

    def test_nobody_answered(self) -> None:
        assert Milestone.ACKNOWLEDGED not in told(DECLARED).known

    def test_a_statement_stands_before_it(self) -> None:
        known = told(
            DECLARED, marked(Milestone.ACKNOWLEDGED, "14:20"), responses=(response("14:07"),)
        )
        assert time_of(known, Milestone.ACKNOWLEDGED) == at("14:20")

    def test_it_is_not_made_where_it_would_precede_the_detection(self) -> None:
        known = told(DECLARED, stated(Milestone.DETECTED, "14:30"), responses=(response("14:07"),))
        assert Milestone.ACKNOWLEDGED not in known.known

    def test_it_is_not_made_where_it_would_follow_the_mitigation(self) -> None:
        known = told(DECLARED, stated(Milestone.MITIGATED, "13:50"), responses=(response("14:07"),))
        assert Milestone.ACKNOWLEDGED not in known.known

    def test_within_a_minute_nothing_precedes_anything(self) -> None:
        detected = stated(Milestone.DETECTED, "14:07", precision=Precision.MINUTE)
        known = told(DECLARED, detected, responses=(response("14:07:20"),))
        assert time_of(known, Milestone.ACKNOWLEDGED) == at("14:07:20")


class TestAssumedDetected:
    def test_it_is_the_earliest_that_is_known_and_no_earlier(self) -> None:
        known = told(DECLARED, marked(Milestone.MITIGATED, "13:50"))
        moment = known.known[Milestone.DETECTED]
        assert (moment.at, moment.basis) == (at("13:50"), Basis.ASSUMED)
        assert moment.rule == ("the first sign of it: mitigated")

    def test_it_is_mostly_the_declaration(self) -> None:
        known = told(DECLARED, stated(Milestone.RESOLVED, "15:00"), responses=(response("14:07"),))
        assert time_of(known, Milestone.DETECTED) == at("14:05")

    def test_the_start_is_no_detection(self) -> None:
        assert Milestone.DETECTED not in told(stated(Milestone.STARTED, "13:00")).known

    def test_it_is_not_made_where_it_would_precede_the_start(self) -> None:
        known = told(DECLARED, stated(Milestone.STARTED, "14:30"))
        assert Milestone.DETECTED not in known.known

    def test_it_is_as_exact_as_what_it_is_taken_from(self) -> None:
        early = stated(Milestone.ACKNOWLEDGED, "13:55", precision=Precision.MINUTE)
        assert told(DECLARED, early).known[Milestone.DETECTED].precision is Precision.MINUTE


class TestOrder:
    def test_a_value_that_breaks_it_is_kept_and_flagged(self) -> None:
        known = told(stated(Milestone.DETECTED, "14:02"), stated(Milestone.RESOLVED, "13:59"))
        assert time_of(known, Milestone.RESOLVED) == at("13:59")
        assert [each.sentence for each in known.contradictions] == [
            "resolved (13:59:00 UTC) lies before detected (14:02:00 UTC)."
        ]

    def test_only_the_nearest_pair_is_named(self) -> None:
        known = told(
            stated(Milestone.STARTED, "15:00"),
            stated(Milestone.DETECTED, "14:00"),
            stated(Milestone.ACKNOWLEDGED, "14:01"),
            stated(Milestone.MITIGATED, "14:30"),
        )
        assert [(each.earlier, each.later) for each in known.contradictions] == [
            (Milestone.STARTED, Milestone.DETECTED)
        ]

    def test_an_incident_cannot_be_resolved_before_it_was_declared(self) -> None:
        known = told(DECLARED, stated(Milestone.RESOLVED, "14:00"))
        assert [(each.earlier, each.later) for each in known.contradictions] == [
            (Milestone.DECLARED, Milestone.RESOLVED)
        ]

    def test_mitigated_before_it_was_declared_is_ordinary(self) -> None:
        assert told(DECLARED, stated(Milestone.MITIGATED, "14:00")).contradictions == ()

    def test_a_minute_agrees_with_every_second_in_it(self) -> None:
        known = told(
            stated(Milestone.DETECTED, "14:30:50"),
            stated(Milestone.MITIGATED, "14:30", precision=Precision.MINUTE),
        )
        assert known.contradictions == ()

    def test_another_day_is_named(self) -> None:
        early = Statement(
            milestone=Milestone.RESOLVED,
            at=at("23:59").replace(day=19),
            precision=Precision.MINUTE,
            basis=Basis.SET,
            said_at=at("15:00"),
            by=("responder",),
            source=DECLARED.source,
        )
        assert [each.sentence for each in told(DECLARED, early).contradictions] == [
            "resolved (2026-11-19 23:59 UTC) lies before declared (2026-11-20 14:05:00 UTC)."
        ]


def test_what_nobody_has_said_is_told_with_its_remedy() -> None:
    known = told(DECLARED)
    assert why_not_recorded(Milestone.STARTED, known) == (
        ":boom: on the message that tells it, or `/incident set started TIME`."
    )
    assert why_not_recorded(Milestone.CLOSED, known) == "`/incident set closed TIME` states it."
