"""The inbox: what was heard and acknowledged, until something has come of it.

new -> taken(lease, attempt) -> done | parked. An attempt is the fence: whoever wakes after their
lease cannot finish what another has taken over. What is parked is an operator's (storage.letters).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, TIMESTAMP, Text, bindparam, cast, func, literal, select, update
from sqlalchemy.dialects import postgresql

from bot.domain.notices import Json
from storage.plumbing.clock import database_now, from_now
from storage.plumbing.sqltypes import Document
from storage.states import OVER, State, one_of, still
from storage.tables.queues import inbox
from storage.transaction import Transaction

_GIVEN = ("workspace", "key", "kind", "payload", "received_at")
_OPEN = one_of(inbox.c.state, State.NEW, State.TAKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Something heard; a second one of the same key is the same thing heard again."""

    workspace: str
    key: str
    kind: str
    payload: Mapping[str, Json]
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """An arrival, taken by one worker for the time of its lease.

    `attempt` counts every taking, `failures` those that ended in `failed`.
    """

    id: int
    workspace: str
    kind: str
    payload: Mapping[str, Json]
    attempt: int
    failures: int


def put_all(tx: Transaction, items: Sequence[Arrival]) -> int:
    """Keep what was heard; returns how many of the items were not there already."""
    if not items:
        return 0
    # In one order everywhere: two batches with the same keys crosswise would deadlock.
    items = sorted(items, key=lambda item: (item.workspace, item.key))
    new = _put_one_by_one(tx, items) if tx.is_sqlite else _put_at_once(tx, items)
    tx.ring("inbox")
    return new


def claim(tx: Transaction, *, limit: int, lease: timedelta) -> list[Claimed]:
    """Take what is due: new, put off until now, or taken by someone whose lease is over."""
    due = (
        select(inbox.c.id)
        .where(_OPEN, inbox.c.due_at <= database_now())
        .order_by(inbox.c.due_at, inbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")  # evaluated once; as a plain subquery it may be run again, past the limit
    )
    taken = (
        update(inbox)
        .where(inbox.c.id.in_(select(due.c.id)))
        .values(
            state=State.TAKEN,
            attempt=inbox.c.attempt + 1,
            due_at=from_now(lease.total_seconds()),
        )
        .returning(*(inbox.c[name] for name in Claimed.__dataclass_fields__))
    )
    return sorted((Claimed(**row) for row in tx.rows(taken)), key=lambda claimed: claimed.id)


def done(tx: Transaction, arrival: int, attempt: int) -> bool:
    """Something came of it; its payload is erased. False when another has taken it over."""
    return _end(tx, arrival, attempt, state=State.DONE, payload=None, error=None)


def postpone(tx: Transaction, arrival: int, attempt: int, until_seconds: float) -> bool:
    """It has to wait for something else; to be claimed again so many seconds from now."""
    return _end(tx, arrival, attempt, state=State.NEW, due_at=from_now(until_seconds))


def recall(tx: Transaction, workspace: str) -> None:
    """What was put off there may be looked at again now: what it waited for may have come.

    What waits because it raised goes on waiting.
    """
    put_off = update(inbox).where(
        inbox.c.workspace == workspace,
        one_of(inbox.c.state, State.NEW),
        inbox.c.failures == 0,
        inbox.c.due_at > database_now(),
    )
    if tx.changed(put_off.values(due_at=database_now())):
        tx.ring("inbox")


def failed(
    tx: Transaction, arrival: int, attempt: int, error: str, retry_in: timedelta, *, park: bool
) -> bool:
    """It raised: to be claimed again after `retry_in`, or parked until an operator sees to it."""
    return _end(
        tx,
        arrival,
        attempt,
        state=State.PARKED if park else State.NEW,
        failures=inbox.c.failures + 1,
        error=error,
        due_at=from_now(retry_in.total_seconds()),
    )


def counts(tx: Transaction) -> dict[str, int]:
    """How many arrivals stand where, those that are over left out."""
    query = select(inbox.c.state, func.count().label("n")).where(inbox.c.state.not_in(OVER))
    return {row["state"].value: row["n"] for row in tx.rows(query.group_by(inbox.c.state))}


def release_all(tx: Transaction) -> None:
    """Nobody can be at work on anything: what was taken is new again, now."""
    taken = update(inbox).where(inbox.c.state == State.TAKEN)
    tx.changed(taken.values(state=State.NEW, due_at=database_now()))


def _end(tx: Transaction, arrival: int, attempt: int, **columns: Any) -> bool:
    fenced = update(inbox).where(
        inbox.c.id == arrival, inbox.c.attempt == attempt, still(inbox.c.state, State.TAKEN)
    )
    return tx.changed(fenced.values(columns)) == 1


_FRESH = {
    "state": State.NEW,
    "attempt": 0,
    "failures": 0,
    "due_at": database_now(),
}


def _put_one_by_one(tx: Transaction, items: Sequence[Arrival]) -> int:
    new = tx.insert(inbox).values(_FRESH).on_conflict_do_nothing()
    rows = [{name: getattr(item, name) for name in _GIVEN} for item in items]
    return tx.changed(new, rows)


def _at_once() -> postgresql.Insert:
    given = (
        func.unnest(
            bindparam("workspace", type_=ARRAY(Text)),
            bindparam("key", type_=ARRAY(Text)),
            bindparam("kind", type_=ARRAY(Text)),
            bindparam("payload", type_=ARRAY(Text)),
            bindparam("received_at", type_=ARRAY(TIMESTAMP(timezone=True))),
        )
        .table_valued(*_GIVEN, name="given")
        .render_derived()
    )
    columns = [cast(c, Document) if c.name == "payload" else c for c in given.c]
    fresh = [
        literal(value, inbox.c[name].type) if name != "due_at" else value
        for name, value in _FRESH.items()
    ]
    rows = select(*columns, *fresh)
    new = postgresql.insert(inbox).from_select([*_GIVEN, *_FRESH], rows)
    return new.on_conflict_do_nothing()


_AT_ONCE = _at_once()


def _put_at_once(tx: Transaction, items: Sequence[Arrival]) -> int:
    columns: dict[str, list[Any]] = {
        name: [getattr(item, name) for item in items] for name in _GIVEN
    }
    columns["payload"] = [json.dumps(payload) for payload in columns["payload"]]
    return tx.changed(_AT_ONCE, columns)
