"""Marks: one row per person, emoji and message, whatever order puttings and takings are heard in.

A row keeps the latest instant of each: put, seen in history, taken away. What stands is read off
them, so hearing a thing twice, late or in another order changes nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select, update

from bot.domain.kinds import Kind
from bot.domain.timeline import Mark
from storage.tables.record import entries, marks
from storage.transaction import Transaction

_KEY = ("workspace", "channel", "ts", "person", "emoji")


def put(  # noqa: PLR0913 - the key alone has five parts
    tx: Transaction,
    *,
    workspace: str,
    channel: str,
    ts: str,
    person: str,
    emoji: str,
    kind: Kind,
    at: datetime,
    by: str = "",
    from_history: bool = False,
) -> bool:
    """Hear that a mark was put at `at`, or, `from_history`, was seen there at `at`.

    `by` says who, where `person` does not (the platform's pin). True when what stands has changed.
    """
    return _hear(
        tx,
        workspace=workspace,
        channel=channel,
        ts=ts,
        person=person,
        emoji=emoji,
        kind=kind,
        by=by,
        put_at=None if from_history else at,
        seen_at=at if from_history else None,
        taken_at=None,
    )


def take(
    tx: Transaction,
    workspace: str,
    channel: str,
    ts: str,
    person: str,
    emoji: str,
    at: datetime,
) -> bool:
    """Hear that a mark was taken away at `at`; it wins over a putting of the same instant.

    True when what stands has changed.
    """
    return _hear(
        tx,
        workspace=workspace,
        channel=channel,
        ts=ts,
        person=person,
        emoji=emoji,
        kind=None,
        by="",
        put_at=None,
        seen_at=None,
        taken_at=at,
    )


def on(tx: Transaction, workspace: str, channel: str, ts: str) -> list[Mark]:
    """Marks that stand on one message."""
    query = select(marks).where(
        marks.c.workspace == workspace, marks.c.channel == channel, marks.c.ts == ts
    )
    return _standing(tx, query)


def of_incident(tx: Transaction, workspace: str, incident: int) -> list[Mark]:
    """Marks that stand on the messages on which the incident's entries lie."""
    lie = and_(
        entries.c.workspace == marks.c.workspace,
        entries.c.channel == marks.c.channel,
        entries.c.ts == marks.c.ts,
    )
    query = select(marks).join(entries, lie)
    return _standing(
        tx, query.where(entries.c.workspace == workspace, entries.c.incident == incident)
    )


def _hear(tx: Transaction, **heard: Any) -> bool:
    if tx.changed(tx.insert(marks).values(heard).on_conflict_do_nothing()):
        return _mark(heard) is not None
    place = and_(*(marks.c[name] == heard[name] for name in _KEY))
    before = tx.only(select(marks).where(place).with_for_update())  # never removed
    after = _merged(before, heard)
    if after == dict(before):
        return False
    tx.changed(update(marks).where(place).values(after))
    return _mark(before) != _mark(after)


def _merged(row: Mapping[str, Any], heard: Mapping[str, Any]) -> dict[str, Any]:
    """The later of everything; the kind and the person are those of the latest putting."""
    merged = dict(row)
    for name in ("put_at", "seen_at", "taken_at"):
        merged[name] = _latest(row[name], heard[name])
    if _said(heard) > _said(row):
        merged |= {"kind": heard["kind"], "by": heard["by"]}
    return merged


def _said(row: Mapping[str, Any]) -> tuple[Any, ...]:
    at = _latest(row["put_at"], row["seen_at"])
    return (at is not None, at, row["kind"], row["by"]) if at else (False,)


def _latest(*instants: datetime | None) -> datetime | None:
    return max((at for at in instants if at is not None), default=None)


def _mark(row: Mapping[str, Any]) -> Mark | None:
    put_at, taken_at = row["put_at"], row["taken_at"]
    last = _latest(put_at, row["seen_at"])
    if last is None or (taken_at is not None and taken_at >= last):
        return None
    known = put_at is not None and (taken_at is None or put_at > taken_at)
    return Mark(
        channel=row["channel"],
        ts=row["ts"],
        person=row["by"] or row["person"],
        emoji=row["emoji"],
        kind=row["kind"],
        put_at=put_at if known else None,
    )


def _standing(tx: Transaction, query: Any) -> list[Mark]:
    ordered = query.order_by(*(marks.c[name] for name in _KEY))
    return [mark for row in tx.rows(ordered) if (mark := _mark(row)) is not None]
