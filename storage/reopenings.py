"""When an incident was taken up again."""

from datetime import datetime

from sqlalchemy import insert, select

from storage.tables.incidents import reopenings
from storage.transaction import Transaction


def add(
    tx: Transaction, workspace: str, incident: int, at: datetime, by: str, entry: int | None
) -> None:
    """Keep that the incident was reopened."""
    tx.changed(
        insert(reopenings).values(workspace=workspace, incident=incident, at=at, by=by, entry=entry)
    )


def of_incident(tx: Transaction, workspace: str, incident: int) -> list[datetime]:
    """When it was reopened, earliest first."""
    query = select(reopenings.c.at).where(
        reopenings.c.workspace == workspace, reopenings.c.incident == incident
    )
    return [row["at"] for row in tx.rows(query.order_by(reopenings.c.at, reopenings.c.id))]
