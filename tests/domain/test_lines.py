"""Which lines the timeline has, and how each reads."""

import pytest

from bot.domain.kinds import Kind
from bot.domain.lines import line, timeline
from bot.domain.precision import Precision
from bot.domain.timeline import File
from tests.domain.record import HERE, at, entry, fact, mark, message, note


def test_a_marked_message_is_on_the_timeline() -> None:
    told = line(entry(1, "14:02:07.5"), message("1.1", "14:02:07.5"), [mark("1.1", "mag")])
    assert told
    assert (told.text, told.by, told.kinds) == ("pool is full", "reporter", (Kind.FINDING,))
    assert (told.at, told.precision) == (at("14:02:07"), Precision.SECOND)
    assert told.said_at == at("14:02:07.5")


def test_a_message_without_marks_is_not() -> None:
    assert line(entry(1, "14:02"), message("1.1", "14:02"), []) is None


def test_a_mark_on_a_message_not_yet_heard_waits_for_it() -> None:
    assert line(entry(1, "14:02"), None, [mark("1.1", "mag")]) is None


def test_one_line_carries_all_its_kinds_in_the_tables_order() -> None:
    marks = [mark("1.1", "mag"), mark("1.1", "boom"), mark("1.1", "mag", person="scribe")]
    told = line(entry(1, "14:02"), message("1.1", "14:02"), marks)
    assert told
    assert told.kinds == (Kind.STARTED, Kind.FINDING)
    assert {(each.person, each.emoji) for each in told.marks} == {
        ("responder", "boom"),
        ("responder", "mag"),
        ("scribe", "mag"),
    }


def test_a_time_stated_in_the_message_is_when_it_happened() -> None:
    said = message("1.1", "14:10", stated_at=at("14:02"), stated_precision=Precision.MINUTE)
    told = line(entry(1, "14:10"), said, [mark("1.1", "wrench")])
    assert told
    assert (told.at, told.precision) == (at("14:02"), Precision.MINUTE)


@pytest.mark.parametrize("emoji", ["eyes", "white_check_mark"])
class TestSmallTalk:
    def test_it_marks_nothing_that_people_wrote(self, emoji: str) -> None:
        assert line(entry(1, "14:02"), message("1.1", "14:02"), [mark("1.1", emoji)]) is None

    def test_it_marks_an_alert(self, emoji: str) -> None:
        alert = message("1.1", "14:02", by_bot=True)
        assert line(entry(1, "14:02"), alert, [mark("1.1", emoji)])

    def test_it_marks_our_headline(self, emoji: str) -> None:
        headline = message("1.1", "14:02", by_bot=True, by_us=True, is_headline=True)
        assert line(entry(1, "14:02"), headline, [mark("1.1", emoji)])

    def test_it_marks_nothing_else_of_ours(self, emoji: str) -> None:
        draft = message("1.1", "14:02", by_bot=True, by_us=True)
        assert line(entry(1, "14:02"), draft, [mark("1.1", emoji)]) is None

    def test_on_a_notes_echo_it_is_small_talk_about_a_persons_words(self, emoji: str) -> None:
        told = line(note(1, "14:10", "14:02"), None, [mark("1.1", emoji)])
        assert told
        assert told.kinds == told.marks == ()


def test_a_time_in_our_own_headline_is_not_when_it_happened() -> None:
    headline = message(
        "1.1", "14:02", by_bot=True, by_us=True, is_headline=True, stated_at=at("13:00")
    )
    told = line(entry(1, "14:02"), headline, [mark("1.1", "pushpin")])
    assert told
    assert told.at == at("14:02")


def test_a_deleted_message_keeps_its_time_and_kind_and_nothing_it_said() -> None:
    gone = message(
        "1.1",
        "14:10",
        None,
        deleted=True,
        stated_at=at("14:02"),
        stated_precision=Precision.MINUTE,
        files=(File(name="graph.png", type="png", link="https://files.example/1"),),
    )
    told = line(entry(1, "14:10"), gone, [mark("1.1", "dart")])
    assert told
    assert (told.text, told.deleted, told.files) == ("message deleted by its author", True, ())
    assert (told.at, told.kinds) == (at("14:02"), (Kind.IDENTIFIED,))


def test_a_message_erased_for_its_age_says_so() -> None:
    told = line(entry(1, "14:10"), message("1.1", "14:10", None), [mark("1.1", "mag")])
    assert told
    assert told.text == "message no longer kept"


def test_a_note_stands_by_itself_with_the_time_it_states() -> None:
    told = line(note(1, "14:10", "14:02"), None, [])
    assert told
    assert (told.text, told.by) == ("failover started", "scribe")
    assert (told.at, told.precision) == (at("14:02"), Precision.MINUTE)


def test_a_note_whose_echo_is_not_posted_yet_is_there_already() -> None:
    assert line(note(1, "14:10", "14:02", ts=None), None, [])


def test_a_fact_carries_its_own_kind_and_those_of_marks_on_its_post() -> None:
    told = line(fact(1, "14:30", "Mitigated", Kind.MITIGATED), None, [mark("1.1", "trophy")])
    assert told
    assert told.kinds == (Kind.MITIGATED, Kind.WENT_WELL)


def test_lines_lie_in_the_order_in_which_things_happened() -> None:
    entries = [
        entry(1, "14:05", "1.5"),
        note(2, "14:10", "13:55", ts="1.10"),
        fact(4, "14:05", "Reopened", ts="1.6"),
        fact(3, "14:05", "Resolved", ts="1.7"),
        note(5, "14:04", "14:05", ts="1.4", text="said before"),
    ]
    told = timeline(
        entries,
        {(HERE, "1.5"): message("1.5", "14:05", "said")},
        {(HERE, "1.5"): [mark("1.5", "pushpin")]},
    )
    texts = [each.text for each in told]
    assert texts == ["failover started", "said before", "said", "Resolved", "Reopened"]
