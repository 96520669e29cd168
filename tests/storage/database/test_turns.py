"""Writers on SQLite take turns: first come first served, the edge before the others."""

import threading
import time
from pathlib import Path

import pytest

from storage import Database, Locked
from storage.plumbing.turns import Turns


def _queue_up(turns: Turns, names: list[tuple[str, bool]]) -> list[str]:
    """Let everyone line up, in the order given, behind a turn; who got theirs in which order?"""
    served: list[str] = []

    def come(name: str, urgent: bool) -> None:
        with turns.turn(urgent=urgent):
            served.append(name)

    threads = []
    with turns.turn(urgent=False):
        for place, (name, urgent) in enumerate(names, start=1):
            threads.append(threading.Thread(target=come, args=[name, urgent]))
            threads[-1].start()
            while len(turns._urgent) + len(turns._patient) < place:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    return served


def test_who_comes_first_writes_first() -> None:
    comers = [(str(number), False) for number in range(20)]
    assert _queue_up(Turns(), comers) == [name for name, _ in comers]


def test_the_edge_goes_before_everyone_who_is_patient() -> None:
    comers = [("worker 1", False), ("edge 1", True), ("worker 2", False), ("edge 2", True)]
    assert _queue_up(Turns(), comers) == ["edge 1", "edge 2", "worker 1", "worker 2"]


def test_a_turn_ends_with_an_exception_too() -> None:
    turns = Turns()
    with pytest.raises(LookupError), turns.turn(urgent=False):
        raise LookupError
    with turns.turn(urgent=True):
        pass


def test_one_who_is_interrupted_while_waiting_loses_no_turn_for_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    turns = Turns()

    gave_up: list[str] = []

    def interrupted(_waiter: object) -> None:
        raise KeyboardInterrupt

    def give_up() -> None:
        try:
            with turns.turn(urgent=False):
                pass
        except KeyboardInterrupt:
            gave_up.append("interrupted")

    monkeypatch.setattr("storage.plumbing.turns._Waiter.wait", interrupted)
    with turns.turn(urgent=False):
        thread = threading.Thread(target=give_up)
        thread.start()
        thread.join()
    with turns.turn(urgent=False):  # would wait, and so be interrupted, had the turn gone astray
        assert gave_up == ["interrupted"]


def test_a_transaction_within_a_transaction_is_refused(migrated_sqlite_url: str) -> None:
    database = Database.open(migrated_sqlite_url)
    with (
        pytest.raises(RuntimeError, match="a writing transaction within a writing transaction"),
        database.transaction(),
        database.transaction(),
    ):
        pass
    database.close()


def test_only_one_process_may_run_on_a_file(migrated_sqlite_url: str) -> None:
    first = Database.open(migrated_sqlite_url, lock=True)
    with pytest.raises(Locked, match=r"scribe\.db is in use by another process"):
        Database.open(migrated_sqlite_url, lock=True)
    with Database.open(migrated_sqlite_url).reading():  # letters and export may look
        pass
    first.close()
    Database.open(migrated_sqlite_url, lock=True).close()
    assert Path(migrated_sqlite_url.removeprefix("sqlite:///") + ".lock").exists()
