"""What was said of when a milestone was. Statements are withdrawn, never changed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, insert, select, update

from bot.domain.kinds import Milestone
from bot.domain.moments import Basis, Source, Statement
from bot.domain.precision import Precision
from storage.tables.record import entries, statements
from storage.transaction import Transaction


def add(  # noqa: PLR0913 - a statement has this many parts
    tx: Transaction,
    *,
    workspace: str,
    incident: int,
    milestone: Milestone,
    at: datetime | None,
    precision: Precision,
    basis: Basis,
    said_at: datetime,
    by: str | Sequence[str],
    entry: int | None,
) -> int:
    """Keep a statement; its number is what withdraws it and, of two, tells which was said later."""
    values = {
        "workspace": workspace,
        "incident": incident,
        "milestone": milestone,
        "at": at,
        "precision": precision,
        "basis": basis,
        "said_at": said_at,
        "by": [by] if isinstance(by, str) else list(by),
        "entry": entry,
    }
    number: int = tx.value(insert(statements).values(values).returning(statements.c.id))
    return number


def get(tx: Transaction, workspace: str, statement: int) -> Statement | None:
    """The statement, withdrawn or not; None where there is none."""
    query = _with_places().where(statements.c.workspace == workspace, statements.c.id == statement)
    row = tx.row(query)
    return _statement(row) if row else None


def withdraw(tx: Transaction, workspace: str, statement: int, at: datetime, by: str) -> bool:
    """Take a statement back. False when it did not stand."""
    standing = update(statements).where(
        statements.c.workspace == workspace,
        statements.c.id == statement,
        statements.c.withdrawn_at.is_(None),
    )
    return tx.changed(standing.values(withdrawn_at=at, withdrawn_by=by)) == 1


def of_incident(tx: Transaction, workspace: str, incident: int) -> list[Statement]:
    """Statements that stand, each with the place of its entry as far as it has one, by number."""
    query = _with_places().where(
        statements.c.workspace == workspace,
        statements.c.incident == incident,
        statements.c.withdrawn_at.is_(None),
    )
    return [_statement(row) for row in tx.rows(query.order_by(statements.c.id))]


def incident_of(tx: Transaction, workspace: str, statement: int) -> int:
    """The incident that a statement is about."""
    query = select(statements.c.incident).where(
        statements.c.workspace == workspace, statements.c.id == statement
    )
    found: int = tx.value(query)
    return found


def _with_places() -> Select[Any]:
    its_entry = and_(
        entries.c.workspace == statements.c.workspace, entries.c.id == statements.c.entry
    )
    return select(statements, entries.c.channel, entries.c.ts).outerjoin(entries, its_entry)


def _statement(row: Mapping[str, Any]) -> Statement:
    return Statement(
        milestone=row["milestone"],
        at=row["at"],
        precision=row["precision"],
        basis=row["basis"],
        said_at=row["said_at"],
        by=tuple(row["by"]),
        source=Source(entry=row["entry"], channel=row["channel"], ts=row["ts"]),
        rank=row["id"],
    )
