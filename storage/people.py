"""People, as last heard of."""

from collections.abc import Collection
from dataclasses import asdict

from sqlalchemy import select

from bot.domain.people import Person
from storage.tables.places import people
from storage.transaction import Transaction


def keep(tx: Transaction, person: Person) -> None:
    """Keep who this is, in place of what was known before."""
    known = asdict(person)
    tx.changed(
        tx.insert(people)
        .values(known)
        .on_conflict_do_update(index_elements=["workspace", "id"], set_=known)
    )


def get(tx: Transaction, workspace: str, person: str) -> Person | None:
    """The person, or None when nothing is known of them."""
    return many(tx, workspace, [person]).get(person)


def many(tx: Transaction, workspace: str, ids: Collection[str]) -> dict[str, Person]:
    """Those of the people who are known, by id."""
    query = select(people).where(people.c.workspace == workspace, people.c.id.in_(list(ids)))
    return {row["id"]: Person(**row) for row in tx.rows(query)}
