"""PostgreSQL may go away and come back; processes hear each other's bells."""

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import Database, Unavailable, accepted, migrations, timers
from tests.storage.rows import NOON, WORKSPACE
from tests.support import machine, postgres


@dataclass(frozen=True)
class Cluster:
    """A server of this test's own, so that nobody else is disturbed when it stops."""

    home: Path
    programs: Path
    url: str

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.home}/data", "-m", "fast", "-w", "stop")

    def start(self) -> None:
        self._run("pg_ctl", "-D", f"{self.home}/data", "-l", f"{self.home}/log", "-w",
                  "-o", f"{postgres.OPTIONS} -k {self.home}", "start")  # fmt: skip

    def _run(self, program: str, *arguments: str) -> None:
        account = machine.postgres_account()
        subprocess.run(
            [str(self.programs / program), *arguments],
            user=account.pw_uid,
            group=account.pw_gid,
            extra_groups=[] if os.geteuid() == 0 else None,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=60,
        )


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    programs = machine.postgres_programs()
    if programs is None:
        machine.missing("PostgreSQL is not installed")
    home = postgres.start_cluster(programs, os.getpid())
    made = Cluster(home, programs, f"postgres://postgres@/postgres?host={home}")
    yield made
    made.stop()


@pytest.fixture
def two(migrated_postgres_url: str) -> Iterator[tuple[Database, Database]]:
    """Two processes, as far as the database can tell."""
    one, other = Database.open(migrated_postgres_url), Database.open(migrated_postgres_url)
    yield one, other
    one.close()
    other.close()


def _accept(database: Database, key: str) -> bool:
    with database.transaction() as tx:
        return accepted.once(tx, WORKSPACE, key)


def test_a_restart_of_the_server_is_said_and_then_survived(cluster: Cluster) -> None:
    migrations.upgrade(cluster.url)
    database = Database.open(cluster.url)
    database.listen()
    assert _accept(database, "before")
    cluster.stop()
    with pytest.raises(Unavailable):
        _accept(database, "meanwhile")
    with pytest.raises(Unavailable), database.reading():
        pass
    with pytest.raises(Unavailable):
        migrations.pending(cluster.url)
    cluster.start()
    assert _accept(database, "meanwhile")
    assert not _accept(database, "before")
    _another_process_is_heard_again(cluster, database)
    database.close()


def _another_process_is_heard_again(cluster: Cluster, database: Database) -> None:
    bell = database.bell("timers")
    other = Database.open(cluster.url)
    while bell.wait(3):  # all bells ring when the listener is back
        pass
    _ring(other)
    assert bell.wait(10)
    other.close()


def test_a_connection_cut_within_a_transaction_saves_nothing(
    two: tuple[Database, Database],
) -> None:
    one, other = two

    def accept_two_and_be_cut_between() -> None:
        with one.transaction() as tx:
            accepted.once(tx, WORKSPACE, "press")
            victim = tx.value(text("SELECT pg_backend_pid()"))
            with other.transaction() as killer:
                killer.value(text(f"SELECT pg_terminate_backend({victim}, 5000)"))
            accepted.once(tx, WORKSPACE, "another press")

    with pytest.raises(Unavailable):
        accept_two_and_be_cut_between()
    assert _accept(one, "press")


def test_no_free_connection_is_said(
    migrated_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.plumbing.engines._PG_CONNECTIONS", 1)
    monkeypatch.setattr("storage.plumbing.engines._PATIENCE", 0.05)
    database = Database.open(migrated_postgres_url)
    with (
        database.transaction(),
        pytest.raises(Unavailable, match="no connection to the database became free in time"),
        database.transaction(),
    ):
        pass
    database.close()


def test_a_bell_is_heard_by_the_other_process_too(two: tuple[Database, Database]) -> None:
    one, other = two
    other.listen()
    bell = other.bell("timers")
    assert bell.wait(10)  # all bells ring when the listening begins
    while bell.wait(0.2):
        pass
    _ring(one)
    assert bell.wait(10)


def test_a_process_hears_its_own_bell_once(two: tuple[Database, Database]) -> None:
    one, _ = two
    one.listen()
    bell = one.bell("timers")
    assert bell.wait(10)
    while bell.wait(0.2):
        pass
    _ring(one)
    assert bell.wait(10)
    assert not bell.wait(1)


def test_the_threads_end_with_the_database(two: tuple[Database, Database]) -> None:
    def alive() -> list[str]:
        names = sorted(thread.name for thread in threading.enumerate())
        return [name for name in names if name.startswith("storage-")]

    one, _ = two
    one.listen()
    _ring(one)
    assert alive() == ["storage-herald", "storage-listener"]
    one.close()
    assert alive() == []
    one.close()


def test_a_bell_rung_just_before_the_end_is_still_heard(two: tuple[Database, Database]) -> None:
    one, other = two
    other.listen()
    bell = other.bell("timers")
    assert bell.wait(10)
    while bell.wait(0.2):
        pass
    _ring(one)
    one.close()
    assert bell.wait(10)


def _ring(database: Database) -> None:
    with database.transaction() as tx:
        timers.set(tx, workspace=WORKSPACE, incident=1, rule="no commander", due_at=NOON)
