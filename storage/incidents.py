"""Incidents: one row each, locked by whoever changes anything that belongs to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, insert, select, update

from bot.domain.incident import Incident, Status
from bot.domain.notices import NoticeKind
from storage.states import ParcelState, one_of
from storage.tables.incidents import incidents
from storage.tables.queues import outbox
from storage.transaction import Transaction

_OVER = [status for status in Status if status.is_over]


def add(  # noqa: PLR0913 - an incident has this many sides from its first moment
    tx: Transaction,
    *,
    workspace: str,
    number: int,
    title: str,
    severity: str,
    private: bool,
    drill: bool,
    affected: str,
    declared_at: datetime,
    declared_by: str,
    status: Status = Status.INVESTIGATING,
) -> Incident:
    """A new incident, without a channel yet."""
    row = tx.only(
        insert(incidents)
        .values(
            workspace=workspace,
            number=number,
            title=title,
            severity=severity,
            status=status,
            private=private,
            drill=drill,
            affected=affected,
            declared_at=declared_at,
            declared_by=declared_by,
        )
        .returning(incidents)
    )
    return Incident(**row)


def get(tx: Transaction, workspace: str, incident: int) -> Incident | None:
    """The incident as it stands, or None where there is none."""
    return _one(tx, workspace, incidents.c.id == incident)


def lock(tx: Transaction, workspace: str, incident: int) -> Incident:
    """The incident, which no other transaction changes until this one ends. Raises LookupError."""
    query = select(incidents).where(incidents.c.workspace == workspace, incidents.c.id == incident)
    row = tx.row(query.with_for_update(key_share=True))  # foreign keys may still point here
    if row is None:
        raise LookupError(f"no incident {incident} in workspace {workspace}")
    return Incident(**row)


def by_channel(tx: Transaction, workspace: str, channel: str) -> Incident | None:
    """The incident whose channel this is, or None."""
    return _one(tx, workspace, incidents.c.channel == channel)


def by_number(tx: Transaction, workspace: str, number: int) -> Incident | None:
    """The incident that people call by this number, or None."""
    return _one(tx, workspace, incidents.c.number == number)


def change(tx: Transaction, workspace: str, incident: int, **columns: Any) -> None:
    """Set some of the incident's fields, named as in `Incident`."""
    tx.changed(
        update(incidents)
        .where(incidents.c.workspace == workspace, incidents.c.id == incident)
        .values(columns)
    )


def open(tx: Transaction, workspace: str) -> list[Incident]:  # noqa: A001 - what people call it
    """Incidents that are not over, oldest first."""
    query = select(incidents).where(
        incidents.c.workspace == workspace, incidents.c.status.not_in(_OVER)
    )
    return [Incident(**row) for row in tx.rows(query.order_by(incidents.c.number))]


def creation_pending(tx: Transaction, workspace: str) -> bool:
    """Whether some incident's channel may yet come to be, or may be there without our knowing."""
    declared = exists().where(
        outbox.c.workspace == workspace,
        outbox.c.incident == incidents.c.id,
        outbox.c.kind == NoticeKind.DECLARED,
        one_of(outbox.c.state, ParcelState.WAITING, ParcelState.SENDING),
    )
    pending = exists().where(
        incidents.c.workspace == workspace, incidents.c.channel.is_(None), declared
    )
    return bool(tx.value(select(pending)))


def _one(tx: Transaction, workspace: str, that: ColumnElement[bool]) -> Incident | None:
    row = tx.row(select(incidents).where(incidents.c.workspace == workspace, that))
    return Incident(**row) if row else None
