"""What marks say of when the milestones were."""

from collections.abc import Sequence

import pytest

from bot.domain.kinds import Kind, Milestone
from bot.domain.lines import line, statements_of
from bot.domain.moments import Basis, Statement
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Mark, Message
from tests.domain.record import at, entry, fact, mark, message, note

ALERT = message("1.1", "14:00:05.3", "CheckoutDown firing", author="alerts", by_bot=True)


def said_by(kept: Entry, on: Message | None, marks: Sequence[Mark]) -> list[Statement]:
    told = line(kept, on, marks)
    assert told
    return statements_of([told])


def test_a_persons_message_was_when_it_was_said_whenever_it_is_marked() -> None:
    [one] = said_by(
        entry(1, "14:30"), message("1.1", "14:30"), [mark("1.1", "checkered_flag", "16:00")]
    )
    assert (one.milestone, one.at, one.basis) == (Milestone.RESOLVED, at("14:30"), Basis.MARKED)
    assert (one.said_at, one.by, one.source.ts) == (at("16:00"), ("responder",), "1.1")


def test_a_time_stated_in_the_message_gives_the_moment() -> None:
    told = message("1.1", "14:30", stated_at=at("14:02"), stated_precision=Precision.MINUTE)
    [one] = said_by(entry(1, "14:30"), told, [mark("1.1", "wrench")])
    assert (one.at, one.precision) == (at("14:02"), Precision.MINUTE)


def test_two_people_marking_alike_make_one_statement_with_two_names() -> None:
    marks = [mark("1.1", "dart", "14:40", "second"), mark("1.1", "dart", "14:35", "first")]
    [one] = said_by(entry(1, "14:30"), message("1.1", "14:30"), marks)
    assert (one.by, one.said_at) == (("first", "second"), at("14:35"))


def test_eyes_on_an_alert_acknowledge_when_they_are_put() -> None:
    [one] = said_by(entry(1, "14:00:05"), ALERT, [mark("1.1", "eyes", "14:07:09.8")])
    assert (one.milestone, one.at) == (Milestone.ACKNOWLEDGED, at("14:07:09"))


def test_each_mark_on_an_alert_says_its_own_time() -> None:
    marks = [mark("1.1", "eyes", "14:09", "second"), mark("1.1", "eyes", "14:07", "first")]
    told = said_by(entry(1, "14:00:05"), ALERT, marks)
    assert [(one.at, one.by) for one in told] == [
        (at("14:07"), ("first",)),
        (at("14:09"), ("second",)),
    ]


def test_the_alert_itself_is_when_the_trouble_was_detected() -> None:
    [one] = said_by(entry(1, "14:00:05"), ALERT, [mark("1.1", "rotating_light", "14:07")])
    assert (one.milestone, one.at) == (Milestone.DETECTED, at("14:00:05"))


def test_a_check_mark_on_the_headline_resolves_when_it_is_put() -> None:
    headline = message("1.1", "14:05", by_bot=True, by_us=True, is_headline=True)
    [one] = said_by(entry(1, "14:05"), headline, [mark("1.1", "white_check_mark", "15:00")])
    assert (one.milestone, one.at) == (Milestone.RESOLVED, at("15:00"))


@pytest.mark.parametrize(
    ("kept", "post"),
    [
        (fact(1, "14:00", "Declared sev1: checkout is down", Kind.DECLARED), None),
        (entry(1, "14:00"), message("1.1", "14:00", by_bot=True, by_us=True)),
    ],
    ids=["the line of a fact", "any other post of ours"],
)
def test_a_hand_raised_on_a_post_of_ours_acknowledges_when_it_is_raised(
    kept: Entry, post: Message | None
) -> None:
    [one] = said_by(kept, post, [mark("1.1", "raising_hand", "14:07")])
    assert (one.milestone, one.at) == (Milestone.ACKNOWLEDGED, at("14:07"))


def test_a_mark_on_an_alert_read_from_history_has_no_time() -> None:
    [one] = said_by(entry(1, "14:00:05"), ALERT, [mark("1.1", "eyes", None)])
    assert one.at is None


def test_a_mark_on_a_message_read_from_history_needs_none() -> None:
    [one] = said_by(entry(1, "14:30"), message("1.1", "14:30"), [mark("1.1", "dart", None)])
    assert one.at == at("14:30")


def test_the_echo_of_a_note_is_its_writers_entry_with_the_time_it_states() -> None:
    [one] = said_by(note(1, "14:10", "14:02"), None, [mark("1.1", "adhesive_bandage", "14:11")])
    assert (one.milestone, one.at, one.precision) == (
        Milestone.MITIGATED,
        at("14:02"),
        Precision.MINUTE,
    )


def test_a_remark_says_nothing_of_milestones() -> None:
    assert said_by(entry(1, "14:30"), message("1.1", "14:30"), [mark("1.1", "bulb")]) == []


def test_what_a_command_set_is_not_stated_again_by_its_line() -> None:
    assert said_by(fact(1, "14:30", "Mitigated", Kind.MITIGATED), None, []) == []
