"""Who has, and who had, which role in an incident."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select, update

from bot.domain.incident import Assignment, Role
from storage.tables.incidents import roles
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role as somebody held it; `until` is None while they do."""

    role: Role
    person: str
    since: datetime
    until: datetime | None


def take(
    tx: Transaction, workspace: str, incident: int, role: Role, person: str, at: datetime
) -> bool:
    """Give the role to a person from `at` on, ending the former holder's. False if they hold it."""
    held = (
        roles.c.workspace == workspace,
        roles.c.incident == incident,
        roles.c.role == role,
        roles.c.until.is_(None),
    )
    if tx.value(select(roles.c.person).where(*held)) == person:
        return False
    tx.changed(update(roles).where(*held).values(until=at))
    new = {"workspace": workspace, "incident": incident, "role": role, "person": person}
    tx.changed(insert(roles).values(**new, since=at))
    return True


def current(tx: Transaction, workspace: str, incident: int) -> list[Assignment]:
    """Roles held now, first taken first."""
    return [
        Assignment(role=held.role, person=held.person, since=held.since)
        for held in all(tx, workspace, incident)
        if held.until is None
    ]


def all(tx: Transaction, workspace: str, incident: int) -> list[Held]:  # noqa: A001 - reads as said
    """Roles held now or formerly, first taken first."""
    query = select(roles.c.role, roles.c.person, roles.c.since, roles.c.until).where(
        roles.c.workspace == workspace, roles.c.incident == incident
    )
    return [Held(**row) for row in tx.rows(query.order_by(roles.c.since, roles.c.id))]
