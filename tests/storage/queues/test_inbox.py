"""What was heard is looked at until something has come of it, by one worker at a time."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import Database, inbox
from storage.inbox import Arrival, Claimed
from storage.tables import queues
from tests.storage.rows import LEASE, NOON, OVER, WORKSPACE, an_arrival


def _hear(database: Database, *items: Arrival) -> int:
    with database.transaction(urgent=True) as tx:
        return inbox.put_all(tx, items)


def _claim(database: Database, limit: int = 10, lease: timedelta = LEASE) -> list[Claimed]:
    with database.transaction() as tx:
        return inbox.claim(tx, limit=limit, lease=lease)


def test_a_thing_heard_twice_is_kept_once(database: Database) -> None:
    assert _hear(database, an_arrival("Ev1"), an_arrival("Ev2"), an_arrival("Ev1")) == 2
    assert _hear(database, an_arrival("Ev2"), an_arrival("Ev3")) == 1
    assert _hear(database, an_arrival("Ev1", workspace="T2")) == 1
    assert _hear(database) == 0
    assert len(_claim(database)) == 4


def test_what_was_heard_is_claimed_as_it_was_heard(database: Database) -> None:
    payload = {"text": "nul \0, half \ud83d, 障害", "list": [1, 2.5, None, {"b": True, "a": 0}]}
    _hear(database, an_arrival("Ev1", kind="slack", payload=payload))
    (claimed,) = _claim(database)
    assert claimed == Claimed(
        id=claimed.id, workspace=WORKSPACE, kind="slack", payload=payload, attempt=1, failures=0
    )
    assert list(claimed.payload["list"][3]) == ["b", "a"]


def test_hearing_rings_the_bell(database: Database) -> None:
    _hear(database, an_arrival("Ev1"))
    assert database.bell("inbox").wait(0)


def test_a_claim_takes_no_more_than_it_was_asked_for(database: Database) -> None:
    _hear(database, *(an_arrival(f"Ev{number}") for number in range(5)))
    assert [len(_claim(database, limit=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_what_is_done_is_erased_and_never_claimed_again(database: Database) -> None:
    _hear(database, an_arrival("Ev1"))
    (claimed,) = _claim(database, lease=OVER)
    with database.transaction() as tx:
        assert inbox.done(tx, claimed.id, claimed.attempt)
        assert not inbox.done(tx, claimed.id, claimed.attempt)
    assert _claim(database) == []
    assert _hear(database, an_arrival("Ev1")) == 0
    with database.reading() as tx:
        assert tx.only(select(queues.inbox))["payload"] is None


def test_a_worker_that_wakes_after_its_lease_cannot_finish_anothers_work(
    database: Database,
) -> None:
    _hear(database, an_arrival("Ev1"))
    (slept,) = _claim(database, lease=OVER)
    (woke,) = _claim(database)
    assert (slept.id, slept.attempt, woke.attempt) == (woke.id, 1, 2)
    with database.transaction() as tx:
        assert not inbox.done(tx, slept.id, slept.attempt)
        assert not inbox.postpone(tx, slept.id, slept.attempt, 0)
        assert not inbox.failed(tx, slept.id, slept.attempt, "late", OVER, park=True)
        assert inbox.done(tx, woke.id, woke.attempt)


def test_what_waits_is_claimed_again_when_its_time_has_come(database: Database) -> None:
    _hear(database, an_arrival("Ev1"))
    (claimed,) = _claim(database)
    with database.transaction() as tx:
        assert inbox.postpone(tx, claimed.id, claimed.attempt, 60)
    assert _claim(database) == []
    with database.transaction() as tx:
        tx.changed(queues.inbox.update().values(due_at=NOON))
    (again,) = _claim(database)
    assert (again.attempt, again.failures) == (2, 0)


def test_what_waits_is_called_back_when_what_it_waited_for_has_come(database: Database) -> None:
    _hear(database, an_arrival("Ev1"), an_arrival("Ev2"), an_arrival("Ev3"))
    _hear(database, an_arrival("Ev1", workspace="T2"))
    waiting, poison, _, elsewhere = _claim(database)
    assert database.bell("inbox").wait(0)
    with database.transaction() as tx:
        inbox.postpone(tx, waiting.id, 1, 60)
        inbox.postpone(tx, elsewhere.id, 1, 60)
        inbox.failed(tx, poison.id, 1, "KeyError: 'ts'", timedelta(seconds=60), park=False)
    with database.transaction() as tx:
        inbox.recall(tx, WORKSPACE)
    assert database.bell("inbox").wait(0)
    assert [again.id for again in _claim(database)] == [waiting.id]
    with database.transaction() as tx:
        inbox.recall(tx, WORKSPACE)
    assert not database.bell("inbox").wait(0)


def test_what_fails_is_tried_again_and_then_parked_for_an_operator(database: Database) -> None:
    _hear(database, an_arrival("Ev1"), an_arrival("Ev2"))
    poison, _ = _claim(database)
    with database.transaction() as tx:
        assert inbox.failed(tx, poison.id, 1, "KeyError: 'ts'", OVER, park=False)
    (again,) = _claim(database)
    assert (again.id, again.failures) == (poison.id, 1)
    with database.transaction() as tx:
        assert inbox.failed(tx, poison.id, again.attempt, "KeyError: 'ts'", OVER, park=True)
    assert _claim(database) == []
    with database.reading() as tx:
        assert inbox.counts(tx) == {"parked": 1, "taken": 1}
        parked = tx.only(select(queues.inbox).where(queues.inbox.c.id == poison.id))
    assert (parked["payload"], parked["error"]) == ({"text": "Ev1"}, "KeyError: 'ts'")


def test_after_a_crash_the_only_process_takes_everything_up_at_once(database: Database) -> None:
    _hear(database, an_arrival("Ev1"))
    _claim(database)
    with database.transaction() as tx:
        inbox.release_all(tx)
        assert inbox.counts(tx) == {"new": 1}
    assert [claimed.attempt for claimed in _claim(database)] == [2]


@pytest.mark.parametrize("workers", [4])
def test_nothing_is_claimed_twice_by_workers_that_race(database: Database, workers: int) -> None:
    heard = 300
    _hear(database, *(an_arrival(f"Ev{number:03}") for number in range(heard)))
    claimed: list[int] = []

    def work() -> None:
        while batch := _claim(database, limit=7):
            with database.transaction() as tx:
                finished = [inbox.done(tx, item.id, item.attempt) for item in batch]
            assert all(finished)
            claimed.extend(item.id for item in batch)

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == heard


def test_batches_with_the_same_events_crosswise_do_not_deadlock(database: Database) -> None:
    """Two replicas hear redeliveries of the same events at once, in different orders."""
    batches = [
        [an_arrival(f"Ev{round_}.{number:03}") for number in range(2000)] for round_ in range(10)
    ]
    together = threading.Barrier(2)
    new: list[int] = []

    def hear(*, backwards: bool) -> None:
        for batch in batches:
            together.wait(20)
            new.append(_hear(database, *(reversed(batch) if backwards else batch)))

    threads = [threading.Thread(target=hear, kwargs={"backwards": way}) for way in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(new), sum(new)) == (20, 20_000)
