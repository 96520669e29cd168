"""SQLite is set up so that what is committed is on the disk, and its faults are said."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import Database, Unavailable, accepted
from storage.plumbing import engines
from tests.storage.rows import WORKSPACE


@pytest.fixture
def database(migrated_sqlite_url: str) -> Iterator[Database]:
    opened = Database.open(migrated_sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def file(migrated_sqlite_url: str) -> Path:
    return Path(migrated_sqlite_url.removeprefix("sqlite:///"))


def test_a_commit_survives_a_power_cut(database: Database) -> None:
    """A kill -9 cannot show a missing fsync: the pragmas are looked at instead."""
    with database.transaction() as tx:
        found = {
            name: tx.value(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    full = 2
    assert found == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


def test_the_commit_comes_before_the_return(database: Database, file: Path) -> None:
    with database.transaction() as tx:
        accepted.once(tx, WORKSPACE, "press")
    with closing(sqlite3.connect(file)) as other_process:
        assert other_process.execute("SELECT key FROM accepted").fetchall() == [("press",)]


def test_a_writer_takes_the_lock_at_once_not_at_its_first_write(
    database: Database, file: Path
) -> None:
    with (
        closing(sqlite3.connect(file, timeout=0)) as other_process,
        database.transaction(),
        pytest.raises(sqlite3.OperationalError, match="database is locked"),
    ):
        other_process.execute("BEGIN IMMEDIATE")


def test_a_file_held_by_another_process_is_unavailable_and_comes_back(
    database: Database, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "_BUSY_MS", 10)
    with closing(sqlite3.connect(file, isolation_level=None)) as other_process:
        other_process.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="database is locked"), database.transaction():
            pass
        other_process.execute("COMMIT")
    with database.transaction() as tx:
        assert accepted.once(tx, WORKSPACE, "press")


def test_a_full_disk_is_unavailable_and_saves_nothing(database: Database) -> None:
    with database.transaction() as tx:
        pages = tx.value(text("PRAGMA page_count"))
        tx.value(text(f"PRAGMA max_page_count = {pages}"))

    def accept_more_than_fits() -> None:
        with database.transaction() as tx:
            for number in range(10_000):
                accepted.once(tx, WORKSPACE, f"press {number}")

    with pytest.raises(Unavailable, match="full"):
        accept_more_than_fits()
    with database.transaction() as tx:
        tx.value(text("PRAGMA max_page_count = 1000000"))
        assert accepted.once(tx, WORKSPACE, "press 0")


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path}/nowhere/scribe.db")
    with pytest.raises(Unavailable, match="unable to open database file"), database.transaction():
        pass
    database.close()


def test_a_missing_table_is_our_own_mistake_and_not_called_unavailable(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)
    with pytest.raises(Exception, match="no such table") as raised, database.transaction() as tx:
        accepted.once(tx, WORKSPACE, "press")
    assert not isinstance(raised.value, Unavailable)
    database.close()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="SQLite needs a file"):
        Database.open(url)


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="'mysql' is no database known here"):
        Database.open("mysql://somewhere/scribe")
