"""A database with the present schema, on SQLite and on PostgreSQL by turns."""

from collections.abc import Iterator

import pytest

from storage import Database, Transaction


@pytest.fixture
def database(migrated_database_url: str) -> Iterator[Database]:
    opened = Database.open(migrated_database_url)
    yield opened
    opened.close()


@pytest.fixture
def tx(database: Database) -> Iterator[Transaction]:
    """One transaction around the whole test."""
    with database.transaction() as transaction:
        yield transaction
