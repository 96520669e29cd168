"""One entry per place; what is corrected keeps what it said before."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.kinds import Kind, Milestone
from bot.domain.moments import Basis, Source, Statement
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Origin
from storage import Transaction, entries, statements
from storage.tables.record import entry_history
from tests.storage.rows import CHANNEL, NOON, WORKSPACE, after, an_incident


@pytest.fixture
def incident(tx: Transaction) -> int:
    return an_incident(tx).id


def _note(tx: Transaction, incident: int, **fields: Any) -> Entry:
    said: dict[str, Any] = {"at": after(-60), "text": "failover", "by": "U1"}
    return entries.add(
        tx,
        workspace=WORKSPACE,
        incident=incident,
        origin=Origin.NOTE,
        said_at=NOON,
        **said | fields,
    )


def _message(tx: Transaction, incident: int, ts: str) -> Entry:
    return entries.add_message(
        tx, workspace=WORKSPACE, incident=incident, channel=CHANNEL, ts=ts, said_at=NOON
    )


def test_a_message_has_one_entry_however_often_it_is_added(tx: Transaction, incident: int) -> None:
    first = _message(tx, incident, "1.0")
    assert first.origin is Origin.MESSAGE
    assert _message(tx, incident, "1.0") == first
    assert entries.of_incident(tx, WORKSPACE, incident) == [first]
    assert entries.at_place(tx, WORKSPACE, CHANNEL, "1.0") == first
    assert entries.at_place(tx, "T2", CHANNEL, "1.0") is None


def test_a_note_says_what_it_says_and_gets_its_place_later(tx: Transaction, incident: int) -> None:
    note = _note(tx, incident, precision=Precision.MINUTE, kind=Kind.MITIGATED)
    assert note == Entry(
        id=note.id,
        incident=incident,
        origin=Origin.NOTE,
        said_at=NOON,
        at=after(-60),
        precision=Precision.MINUTE,
        text="failover",
        by="U1",
        kind=Kind.MITIGATED,
    )
    entries.place(tx, WORKSPACE, note.id, CHANNEL, "2.0")
    placed = entries.get(tx, WORKSPACE, note.id)
    assert placed is not None
    assert (placed.channel, placed.ts) == (CHANNEL, "2.0")
    assert entries.at_place(tx, WORKSPACE, CHANNEL, "2.0") == placed


def test_a_post_marked_before_its_place_was_known_is_still_one_line(
    tx: Transaction, incident: int
) -> None:
    note, early = _note(tx, incident), _message(tx, incident, "2.0")
    _state(tx, incident, early.id)
    entries.place(tx, WORKSPACE, note.id, CHANNEL, "2.0")
    assert [entry.id for entry in entries.of_incident(tx, WORKSPACE, incident)] == [note.id]
    (statement,) = statements.of_incident(tx, WORKSPACE, incident)
    assert statement.source == Source(entry=note.id, channel=CHANNEL, ts="2.0")


def test_a_correction_keeps_what_was_said_before(tx: Transaction, incident: int) -> None:
    note = _note(tx, incident)
    corrected = entries.change(
        tx, WORKSPACE, note.id, changed_at=after(5), changed_by="U2", text="failback", at=after(-30)
    )
    assert (corrected.text, corrected.at, corrected.by) == ("failback", after(-30), "U1")
    entries.change(
        tx, WORKSPACE, note.id, changed_at=after(6), changed_by="U3", precision=Precision.MINUTE
    )
    history = [
        (row["changed_at"], row["changed_by"], row["text"], row["at"], row["precision"])
        for row in tx.rows(select(entry_history).order_by(entry_history.c.id))
    ]
    assert history == [
        (after(5), "U2", "failover", after(-60), Precision.SECOND),
        (after(6), "U3", "failback", after(-30), Precision.SECOND),
    ]


def test_only_what_an_entry_says_can_be_corrected(tx: Transaction, incident: int) -> None:
    note = _note(tx, incident)
    with pytest.raises(ValueError, match="only text, at, precision, kind of an entry"):
        entries.change(tx, WORKSPACE, note.id, changed_at=NOON, changed_by="U2", by="U2")
    with pytest.raises(LookupError, match="in workspace T2"):
        entries.change(tx, "T2", note.id, changed_at=NOON, changed_by="U2", text="not yours")
    assert entries.get(tx, WORKSPACE, note.id) == note


def test_a_withdrawn_entry_is_off_the_timeline_and_still_there(
    tx: Transaction, incident: int
) -> None:
    note = _note(tx, incident)
    assert entries.withdraw(tx, WORKSPACE, note.id, after(5), "U2")
    assert not entries.withdraw(tx, WORKSPACE, note.id, after(6), "U2")
    assert entries.of_incident(tx, WORKSPACE, incident) == []
    assert entries.of_incident(tx, WORKSPACE, incident, withdrawn=True) == [note]


def _state(tx: Transaction, incident: int, entry: int | None, **fields: Any) -> int:
    said: dict[str, Any] = {"at": after(-60), "by": ("U1", "U2"), "said_at": NOON}
    return statements.add(
        tx,
        workspace=WORKSPACE,
        incident=incident,
        milestone=Milestone.MITIGATED,
        precision=Precision.MINUTE,
        basis=Basis.SET,
        entry=entry,
        **said | fields,
    )


def test_a_statement_leads_to_the_place_of_its_entry(tx: Transaction, incident: int) -> None:
    note = _note(tx, incident)
    number = _state(tx, incident, note.id)
    said = Statement(
        milestone=Milestone.MITIGATED,
        at=after(-60),
        precision=Precision.MINUTE,
        basis=Basis.SET,
        said_at=NOON,
        by=("U1", "U2"),
        source=Source(entry=note.id, channel=None, ts=None),
        rank=number,
    )
    assert statements.of_incident(tx, WORKSPACE, incident) == [said]
    entries.place(tx, WORKSPACE, note.id, CHANNEL, "2.0")
    (placed,) = statements.of_incident(tx, WORKSPACE, incident)
    assert placed.source == Source(entry=note.id, channel=CHANNEL, ts="2.0")


def test_a_statement_taken_back_stands_no_more(tx: Transaction, incident: int) -> None:
    first = _state(tx, incident, None, by="U1")
    second = _state(tx, incident, None, at=None)
    assert [said.rank for said in statements.of_incident(tx, WORKSPACE, incident)] == [
        first,
        second,
    ]
    assert not statements.withdraw(tx, "T2", first, after(5), "U2")
    assert statements.withdraw(tx, WORKSPACE, first, after(5), "U2")
    assert not statements.withdraw(tx, WORKSPACE, first, after(5), "U2")
    (standing,) = statements.of_incident(tx, WORKSPACE, incident)
    assert (standing.rank, standing.at) == (second, None)
