"""A mark stands or not, whatever order its puttings and takings are heard in, and how often."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.kinds import PIN, Kind
from bot.domain.timeline import Mark
from storage import Transaction, entries, marks
from tests.storage.rows import CHANNEL, WORKSPACE, after, an_incident

Hearing = Callable[[Transaction], bool]
TS = "1.000001"


def _put(at: float, *, by: str = "", from_history: bool = False) -> Hearing:
    return lambda tx: marks.put(
        tx,
        workspace=WORKSPACE,
        channel=CHANNEL,
        ts=TS,
        person="U1",
        emoji="boom",
        kind=Kind.STARTED,
        at=after(at),
        by=by,
        from_history=from_history,
    )


def _take(at: float) -> Hearing:
    return lambda tx: marks.take(tx, WORKSPACE, CHANNEL, TS, "U1", "boom", after(at))


def _heard(tx: Transaction, *hearings: Hearing) -> tuple[list[bool], list[Mark]]:
    """What each hearing said to have changed, and what stands in the end; nothing of it is left."""
    with tx.connection.begin_nested() as savepoint:
        changed = [hear(tx) for hear in hearings]
        standing = marks.on(tx, WORKSPACE, CHANNEL, TS)
        savepoint.rollback()
    return changed, standing


def _mark(put_at: float | None) -> Mark:
    return Mark(
        channel=CHANNEL,
        ts=TS,
        person="U1",
        emoji="boom",
        kind=Kind.STARTED,
        put_at=None if put_at is None else after(put_at),
    )


def test_a_mark_put_twice_stands_once_and_is_news_once(tx: Transaction) -> None:
    assert _heard(tx, _put(1), _put(1)) == ([True, False], [_mark(1)])


def test_a_mark_taken_away_stands_no_more(tx: Transaction) -> None:
    assert _heard(tx, _put(1), _take(2)) == ([True, True], [])


def test_a_taking_heard_before_its_putting_wins_all_the_same(tx: Transaction) -> None:
    assert _heard(tx, _take(2), _put(1)) == ([False, False], [])


def test_of_one_instant_the_taking_wins(tx: Transaction) -> None:
    assert _heard(tx, _put(1), _take(1)) == ([True, True], [])
    assert _heard(tx, _take(1), _put(1)) == ([False, False], [])


def test_a_mark_put_again_stands_from_then_on(tx: Transaction) -> None:
    assert _heard(tx, _put(1), _take(2), _put(3)) == ([True, True, True], [_mark(3)])
    assert _heard(tx, _put(1), _put(3), _take(2)) == ([True, True, False], [_mark(3)])


def test_history_does_not_tell_when_a_mark_was_put(tx: Transaction) -> None:
    seen = _put(9, from_history=True)
    assert _heard(tx, seen) == ([True], [_mark(None)])
    assert _heard(tx, _put(1), seen) == ([True, False], [_mark(1)])
    assert _heard(tx, seen, _put(1)) == ([True, True], [_mark(1)])
    assert _heard(tx, _put(1), _take(2), seen) == ([True, True, True], [_mark(None)])


def test_order_and_repetition_do_not_matter(tx: Transaction) -> None:
    times = st.integers(0, 3)
    hearing = st.one_of(
        st.builds(_put, times, by=st.sampled_from(["U2", "U3"]), from_history=st.booleans()),
        st.builds(_take, times),
    )

    @given(st.lists(hearing, min_size=1, max_size=5), st.data())
    def same(hearings: list[Hearing], data: st.DataObject) -> None:
        again = data.draw(st.permutations(hearings + hearings[:2]))
        assert _heard(tx, *hearings)[1] == _heard(tx, *again)[1]

    same()


def test_a_pin_is_one_mark_and_says_who_pinned(tx: Transaction) -> None:
    for at, by in ((1, "U1"), (3, "U2")):
        marks.put(
            tx,
            workspace=WORKSPACE,
            channel=CHANNEL,
            ts=TS,
            person=PIN,
            emoji=PIN,
            kind=Kind.NOTEWORTHY,
            at=after(at),
            by=by,
        )
    (pin,) = marks.on(tx, WORKSPACE, CHANNEL, TS)
    assert (pin.person, pin.put_at) == ("U2", after(3))
    assert marks.take(tx, WORKSPACE, CHANNEL, TS, PIN, PIN, after(4))
    assert marks.on(tx, WORKSPACE, CHANNEL, TS) == []


def test_an_incident_has_the_marks_that_stand_where_its_entries_lie(tx: Transaction) -> None:
    incident, other = an_incident(tx).id, an_incident(tx).id
    _put(1)(tx)
    entries.add_message(
        tx, workspace=WORKSPACE, incident=incident, channel=CHANNEL, ts=TS, said_at=after(0)
    )
    assert marks.of_incident(tx, WORKSPACE, incident) == [_mark(1)]
    assert marks.of_incident(tx, WORKSPACE, other) == []
    assert marks.of_incident(tx, "T2", incident) == []
    _take(2)(tx)
    assert marks.of_incident(tx, WORKSPACE, incident) == []
