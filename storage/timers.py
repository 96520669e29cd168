"""Timers: what will be due and has not fired yet. One per incident and rule."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update

from storage.plumbing.clock import database_now
from storage.tables.queues import timers
from storage.transaction import Transaction

_FIELDS = ("id", "workspace", "incident", "rule", "due_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A rule that is due for an incident."""

    id: int
    workspace: str
    incident: int
    rule: str
    due_at: datetime


def set(  # noqa: A001 - what one does to a timer
    tx: Transaction, *, workspace: str, incident: int, rule: str, due_at: datetime
) -> None:
    """Have the rule come due at `due_at`, in place of any time set before, fired or not."""
    new = tx.insert(timers).values(workspace=workspace, incident=incident, rule=rule, due_at=due_at)
    tx.changed(
        new.on_conflict_do_update(
            index_elements=["workspace", "incident", "rule"],
            set_={"due_at": due_at, "fired_at": None},
        )
    )
    tx.ring("timers")


def cancel(tx: Transaction, workspace: str, incident: int, rule: str | None = None) -> None:
    """Let one rule, or every rule, no longer come due for the incident."""
    unfired = delete(timers).where(
        timers.c.workspace == workspace,
        timers.c.incident == incident,
        timers.c.fired_at.is_(None),
    )
    tx.changed(unfired if rule is None else unfired.where(timers.c.rule == rule))


def claim_due(tx: Transaction, now: datetime, *, limit: int = 100) -> list[Timer]:
    """Timers due at `now`, earliest first; no other transaction claims them until this one ends."""
    query = (
        select(*(timers.c[name] for name in _FIELDS))
        .where(timers.c.fired_at.is_(None), timers.c.due_at <= now)
        .order_by(timers.c.due_at, timers.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [Timer(**row) for row in tx.rows(query)]


def fired(tx: Transaction, timer: int) -> None:
    """It fired; it will not come due again unless set again."""
    tx.changed(update(timers).where(timers.c.id == timer).values(fired_at=database_now()))
