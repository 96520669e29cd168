"""The outbox: notices on their way out, one at a time per lane, oldest first.

waiting -> sending(lease, attempt) -> sent(receipt) | parked. A parcel found in `sending` after its
lease is in doubt: it may have been delivered. An attempt is the fence, as in the inbox. What is
parked is an operator's (storage.letters).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.dml import ReturningUpdate

from bot.domain.notices import COALESCING, NEEDS, Json, Need, Notice
from storage.errors import Unavailable
from storage.lanes import deeper_than, need_is_met, next_of_each_lane
from storage.plumbing.clock import database_now, from_now
from storage.states import PARCEL_OVER, ParcelState, one_of, still
from storage.tables.queues import outbox
from storage.transaction import Transaction

_WAITING = one_of(outbox.c.state, ParcelState.WAITING)
_SENDING = one_of(outbox.c.state, ParcelState.SENDING)

_FRONT = 500  # parcels looked at first; only where these are not enough, all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A notice, held by one worker for the time of its lease.

    `in_doubt`: an earlier attempt may have delivered it. `made_at` is on the clock of whoever
    posted it, `first_tried_at` on the database's. `progress` is what earlier attempts kept.
    """

    id: int
    notice: Notice
    attempt: int
    in_doubt: bool
    made_at: datetime
    first_tried_at: datetime
    progress: Mapping[str, Json]


def post(tx: Transaction, notice: Notice, *, now: datetime) -> int:
    """Have the notice told after this transaction's commit; returns the parcel's number.

    Of the coalescing kinds one that nobody has tried yet is enough: its number is returned.
    """
    tx.ring("outbox")
    if notice.kind in COALESCING and (same := _untried(tx, notice)) is not None:
        return same
    values = {
        "workspace": notice.workspace,
        "lane": notice.lane,
        "kind": notice.kind,
        "incident": notice.incident,
        "need": NEEDS.get(notice.kind, Need.NOTHING),
        "facts": dict(notice.facts),
        "state": ParcelState.WAITING,
        "attempt": 0,
        "in_doubt": False,
        "made_at": now,
        "due_at": database_now(),
        "receipt": {},
    }
    number: int = tx.value(insert(outbox).values(values).returning(outbox.c.id))
    return number


def claim(tx: Transaction, *, limit: int, lease: timedelta) -> list[Parcel]:
    """Take the next parcel of up to `limit` lanes that nobody holds.

    Raises Unavailable in the rare case that another worker takes a parcel of the same lane in the
    same instant; nothing is taken then.
    """
    try:
        taken = _take(tx, _taking(limit, lease, among=_FRONT))
        if len(taken) < limit and tx.value(deeper_than(_FRONT)) is not None:
            taken += _take(tx, _taking(limit - len(taken), lease))
    except IntegrityError as error:  # uq_outbox_lane_held
        raise Unavailable("another worker took a parcel of the same lane") from error
    return sorted(taken, key=lambda parcel: parcel.id)


def sent(tx: Transaction, parcel: int, attempt: int, receipt: Mapping[str, Json]) -> bool:
    """It was told; the next of its lane may go. False when another has taken it over."""
    tx.ring("outbox")
    return _change(tx, parcel, attempt, state=ParcelState.SENT, receipt=dict(receipt), error=None)


def hold(tx: Transaction, parcel: int, attempt: int, *, seconds: float, error: str) -> bool:
    """It was certainly not told; its lane waits so many seconds."""
    return _change(
        tx,
        parcel,
        attempt,
        state=ParcelState.WAITING,
        in_doubt=False,
        due_at=from_now(seconds),
        error=error,
    )


def doubt(tx: Transaction, parcel: int, attempt: int, *, seconds: float, error: str) -> bool:
    """Nobody knows whether it was told; to be looked into so many seconds from now."""
    return _change(tx, parcel, attempt, due_at=from_now(seconds), error=error)


def park(tx: Transaction, parcel: int, attempt: int, error: str, *, in_doubt: bool = False) -> bool:
    """It cannot be told as things are; the lane goes on without it until an operator sees to it.

    `in_doubt`: it may have been told all the same.
    """
    tx.ring("outbox")
    return _change(tx, parcel, attempt, state=ParcelState.PARKED, in_doubt=in_doubt, error=error)


def keep(tx: Transaction, parcel: int, attempt: int, progress: Mapping[str, Json]) -> bool:
    """Add to what is known half-way, for whoever tries next. False as for `sent`."""
    known = tx.value(select(outbox.c.receipt).where(outbox.c.id == parcel)) or {}
    return _change(tx, parcel, attempt, receipt={**known, **progress})


def release_all(tx: Transaction) -> None:
    """No worker can be at work: what was being sent is in doubt at once."""
    tx.changed(update(outbox).where(_SENDING).values(due_at=database_now()))


def counts(tx: Transaction) -> dict[str, int]:
    """How many parcels stand where, those that are over left out."""
    query = select(outbox.c.state, func.count().label("n")).where(
        outbox.c.state.not_in(PARCEL_OVER)
    )
    return {row["state"].value: row["n"] for row in tx.rows(query.group_by(outbox.c.state))}


def lag(tx: Transaction) -> timedelta:
    """How long the parcel that has waited longest could have been told; zero where none could."""
    longest = select(database_now().label("now"), func.min(outbox.c.due_at).label("due_at")).where(
        _WAITING, need_is_met(outbox)
    )
    row = tx.only(longest)
    return max(row["now"] - row["due_at"], timedelta()) if row["due_at"] else timedelta()


def _take(tx: Transaction, taking: ReturningUpdate[Any]) -> list[Parcel]:
    return [_parcel(row) for row in tx.rows(taking)]


@cache  # making the statement takes longer than running it, and every worker asks all the time
def _taking(limit: int, lease: timedelta, *, among: int | None = None) -> ReturningUpdate[Any]:
    return (
        update(outbox)
        .where(outbox.c.id.in_(next_of_each_lane(limit, among=among)))
        .values(
            state=ParcelState.SENDING,
            in_doubt=or_(_SENDING, outbox.c.in_doubt),
            attempt=outbox.c.attempt + 1,
            due_at=from_now(lease.total_seconds()),
            first_tried_at=func.coalesce(outbox.c.first_tried_at, database_now()),
        )
        .returning(outbox)
    )


def _untried(tx: Transaction, notice: Notice) -> int | None:
    # Locked: a worker that claims it meanwhile would tell what was true before our commit.
    query = (
        select(outbox.c.id)
        .where(
            outbox.c.workspace == notice.workspace,
            outbox.c.lane == notice.lane,
            outbox.c.kind == notice.kind,
            outbox.c.incident.is_not_distinct_from(notice.incident),
            _WAITING,
            outbox.c.attempt == 0,
        )
        .order_by(outbox.c.id)
        .limit(1)
        .with_for_update()
    )
    number: int | None = tx.value(query)
    return number


def _change(tx: Transaction, parcel: int, attempt: int, **columns: Any) -> bool:
    fenced = update(outbox).where(
        outbox.c.id == parcel,
        outbox.c.attempt == attempt,
        still(outbox.c.state, ParcelState.SENDING),
    )
    return tx.changed(fenced.values(columns)) == 1


def _parcel(row: Mapping[str, Any]) -> Parcel:
    notice = Notice(
        kind=row["kind"],
        workspace=row["workspace"],
        lane=row["lane"],
        incident=row["incident"],
        facts=row["facts"],
    )
    return Parcel(
        id=row["id"],
        notice=notice,
        attempt=row["attempt"],
        in_doubt=row["in_doubt"],
        made_at=row["made_at"],
        first_tried_at=row["first_tried_at"],
        progress=row["receipt"],
    )
