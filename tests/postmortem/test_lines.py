"""Lines of the timeline where they are out of the ordinary."""

from datetime import UTC

from bot.domain.kinds import Kind
from bot.domain.timeline import File, Line
from bot.postmortem.clocks import Clock
from bot.postmortem.lines import Row, Scribe
from tests.postmortem.example import briefing, line, mark


def row(shown: Line) -> Row:
    return Scribe(briefing((shown,), ()), Clock(UTC, dated=False), None).row(shown)


def test_a_mark_that_says_when_stands_with_its_own_time_for_each_who_put_it() -> None:
    marks = (mark(1, "eyes", "U3", "14:07:30"), mark(1, "eyes", "U2", None))
    shown = row(
        line(1, "14:00", "down", Kind.ACKNOWLEDGED, by="B1", marks=marks, counts_from_marking=True)
    )
    assert shown.utc == "14:00"
    assert shown.kinds == (
        "acknowledged 14:07:30 (Responder), acknowledged at a time not kept (Commander)"
    )
    assert shown.by == "Alertmanager"


def test_two_people_who_mark_alike_are_both_named_the_author_once() -> None:
    marks = (mark(1, "dart", "U3", "14:01"), mark(1, "dart", "U2", "14:02"))
    shown = row(line(1, "14:00", "the pool is full", Kind.IDENTIFIED, by="U3", marks=marks))
    assert (shown.kinds, shown.by) == ("identified", "Responder; marked by Commander")


def test_words_no_longer_kept_say_so() -> None:
    assert row(line(1, "14:00", "message no longer kept")).text == "*message no longer kept*"
    gone = line(1, "14:00", "message deleted by its author", deleted=True)
    assert row(gone).text == "*message deleted by its author*"


def test_a_file_without_words_is_a_link_and_only_to_the_web() -> None:
    files = (
        File(name="pool.png", type="png", link="https://files.example.com/F1"),
        File(name="x", type="txt", link="javascript:alert(1)"),
    )
    shown = row(line(1, "14:00", "", files=files))
    assert shown.text == "[pool.png](https://files.example.com/F1) (png) x (txt)"


def test_what_was_written_down_later_says_when() -> None:
    assert row(line(1, "14:00", "failover", said="14:31")).text == "failover *(written 14:31)*"
    assert row(line(1, "14:00", "failover", said="14:01")).text == "failover"


def test_a_line_whose_post_has_no_place_yet_has_no_link() -> None:
    assert row(line(1, "14:00", "failover", ts=None)).source == ""


def test_somebody_nobody_told_of_goes_by_the_id() -> None:
    assert row(line(1, "14:00", "failover", by="U9_x_")).by == "U9_x\\_"
