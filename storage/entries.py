"""Entries put lines on the timeline: one per place, corrected with history, never removed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, insert, select, update

from bot.domain.kinds import Kind
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Origin
from storage.tables.incidents import reopenings
from storage.tables.record import entries, entry_history, statements
from storage.transaction import Transaction

_FIELDS = [entries.c[name] for name in Entry.__dataclass_fields__]
_CORRECTABLE = ("text", "at", "precision", "kind")


def add(  # noqa: PLR0913 - an entry may say this much
    tx: Transaction,
    *,
    workspace: str,
    incident: int,
    origin: Origin,
    said_at: datetime,
    channel: str | None = None,
    ts: str | None = None,
    at: datetime | None = None,
    precision: Precision = Precision.SECOND,
    text: str = "",
    by: str = "",
    kind: Kind | None = None,
) -> Entry:
    """A new entry."""
    values = {
        "workspace": workspace,
        "incident": incident,
        "origin": origin,
        "said_at": said_at,
        "channel": channel,
        "ts": ts,
        "at": at,
        "precision": precision,
        "text": text,
        "by": by,
        "kind": kind,
    }
    row = tx.only(insert(entries).values(values).returning(*_FIELDS))
    return Entry(**row)


def add_message(
    tx: Transaction, *, workspace: str, incident: int, channel: str, ts: str, said_at: datetime
) -> Entry:
    """The entry of a message: the one that is there already, or a new one."""
    new = tx.insert(entries).values(
        workspace=workspace,
        incident=incident,
        origin=Origin.MESSAGE,
        said_at=said_at,
        channel=channel,
        ts=ts,
        precision=Precision.SECOND,
        text="",
        by="",
    )
    tx.changed(new.on_conflict_do_nothing())
    return Entry(**tx.only(_lying_on(workspace, channel, ts)))


def place(tx: Transaction, workspace: str, entry: int, channel: str, ts: str) -> None:
    """Say where the post of a note or a fact has come to lie.

    Somebody may have marked the post before its place was known: the message entry that was made
    for it then becomes one with this entry.
    """
    early = at_place(tx, workspace, channel, ts)
    if early is not None and early.id != entry and early.origin is Origin.MESSAGE:
        _absorb(tx, workspace, entry, early.id)
    tx.changed(update(entries).where(_is(workspace, entry)).values(channel=channel, ts=ts))


def get(tx: Transaction, workspace: str, entry: int) -> Entry | None:
    """The entry, withdrawn or not; None where there is none."""
    return _one(tx, select(*_FIELDS).where(_is(workspace, entry)))


def at_place(
    tx: Transaction, workspace: str, channel: str, ts: str, *, withdrawn: bool = True
) -> Entry | None:
    """The entry that lies on a message; None where none does, or only a withdrawn one and those
    are not wanted."""
    query = _lying_on(workspace, channel, ts)
    return _one(tx, query if withdrawn else query.where(entries.c.withdrawn_at.is_(None)))


def of_incident(
    tx: Transaction, workspace: str, incident: int, *, withdrawn: bool = False
) -> list[Entry]:
    """The incident's entries by id; those withdrawn only if asked for."""
    query = select(*_FIELDS).where(entries.c.workspace == workspace, entries.c.incident == incident)
    if not withdrawn:
        query = query.where(entries.c.withdrawn_at.is_(None))
    return [Entry(**row) for row in tx.rows(query.order_by(entries.c.id))]


def change(
    tx: Transaction,
    workspace: str,
    entry: int,
    *,
    changed_at: datetime,
    changed_by: str,
    **columns: Any,
) -> Entry:
    """Correct an entry's text, at, precision or kind; what it said before goes to its history.

    Raises LookupError where there is no such entry, ValueError for anything else to be changed.
    """
    if not set(columns) <= set(_CORRECTABLE):
        raise ValueError(f"only {', '.join(_CORRECTABLE)} of an entry can be corrected")
    former = _one(tx, select(*_FIELDS).where(_is(workspace, entry)).with_for_update())
    if former is None:
        raise LookupError(f"no entry {entry} in workspace {workspace}")
    said = {name: getattr(former, name) for name in _CORRECTABLE}
    tx.changed(
        insert(entry_history).values(
            workspace=workspace, entry=entry, changed_at=changed_at, changed_by=changed_by, **said
        )
    )
    changed = update(entries).where(_is(workspace, entry)).values(columns)
    row = tx.only(changed.returning(*_FIELDS))
    return Entry(**row)


def withdraw(tx: Transaction, workspace: str, entry: int, at: datetime, by: str) -> bool:
    """Take an entry off the timeline; it stays in history. False when it was off already."""
    standing = update(entries).where(_is(workspace, entry), entries.c.withdrawn_at.is_(None))
    return tx.changed(standing.values(withdrawn_at=at, withdrawn_by=by)) == 1


def _is(workspace: str, entry: int) -> ColumnElement[bool]:
    return (entries.c.workspace == workspace) & (entries.c.id == entry)


def _lying_on(workspace: str, channel: str, ts: str) -> Select[Any]:
    return select(*_FIELDS).where(
        entries.c.workspace == workspace, entries.c.channel == channel, entries.c.ts == ts
    )


def _one(tx: Transaction, query: Select[Any]) -> Entry | None:
    row = tx.row(query)
    return Entry(**row) if row else None


def _absorb(tx: Transaction, workspace: str, entry: int, early: int) -> None:
    for table in (statements, reopenings, entry_history):
        points = (table.c.workspace == workspace) & (table.c.entry == early)
        tx.changed(update(table).where(points).values(entry=entry))
    tx.changed(delete(entries).where(_is(workspace, early)))
