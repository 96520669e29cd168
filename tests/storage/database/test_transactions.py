"""A transaction is there for others when it ends, whole, or not at all."""

import threading

import pytest

from bot.domain.people import Person
from storage import Database, Transaction, accepted, people, timers
from tests.storage.rows import NOON, WORKSPACE


def test_what_was_done_is_there_after_the_end_and_not_before(database: Database) -> None:
    with database.transaction() as tx:
        assert accepted.once(tx, WORKSPACE, "press")
        with database.reading() as other:
            assert people.get(other, WORKSPACE, "U1") is None
        people.keep(tx, Person(workspace=WORKSPACE, id="U1", name="Responder"))
        with database.reading() as other:
            assert people.get(other, WORKSPACE, "U1") is None
    with database.reading() as other:
        assert people.get(other, WORKSPACE, "U1") is not None


def test_an_exception_leaves_nothing_behind(database: Database) -> None:
    def accept_and_fail() -> None:
        with database.transaction() as tx:
            accepted.once(tx, WORKSPACE, "press")
            raise LookupError

    with pytest.raises(LookupError):
        accept_and_fail()
    with database.transaction() as tx:
        assert accepted.once(tx, WORKSPACE, "press")


def test_a_reading_sees_one_state_and_does_not_wait_for_a_writer(database: Database) -> None:
    someone = Person(workspace=WORKSPACE, id="U1", name="Before")
    with database.transaction() as tx:
        people.keep(tx, someone)
    with database.reading() as reading:
        assert people.get(reading, WORKSPACE, "U1") == someone
        with database.transaction() as tx:
            people.keep(tx, Person(workspace=WORKSPACE, id="U1", name="After"))
        assert people.get(reading, WORKSPACE, "U1") == someone


def test_a_reading_cannot_write(database: Database) -> None:
    with pytest.raises(Exception, match=r"read-?only"), database.reading() as tx:
        accepted.once(tx, WORKSPACE, "press")


def test_a_bell_rings_after_the_commit_and_only_then(database: Database) -> None:
    bell = database.bell("timers")

    def arm(tx: Transaction) -> None:
        timers.set(tx, workspace=WORKSPACE, incident=1, rule="no commander", due_at=NOON)

    def arm_and_fail() -> None:
        with database.transaction() as tx:
            arm(tx)
            raise LookupError

    with pytest.raises(LookupError):
        arm_and_fail()
    assert not bell.wait(0)
    with database.transaction() as tx:
        arm(tx)
        assert not bell.wait(0)
    assert bell.wait(0)
    assert not bell.wait(0)


def test_everyone_who_waits_hears_the_bell(database: Database) -> None:
    bell = database.bell("inbox")
    heard: list[bool] = []
    waiting = [threading.Thread(target=lambda: heard.append(bell.wait(10))) for _ in range(3)]
    for thread in waiting:
        thread.start()
    bell.ring()
    for thread in waiting:
        thread.join()
    assert heard == [True, True, True]


def test_many_threads_can_write_at_once_without_one_failing(database: Database) -> None:
    def count(number: int) -> None:
        for step in range(20):
            with database.transaction() as tx:
                accepted.once(tx, WORKSPACE, f"{number}.{step}")

    threads = [threading.Thread(target=count, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.transaction() as tx:
        new = [accepted.once(tx, WORKSPACE, f"{n}.{step}") for n in range(8) for step in range(20)]
    assert not any(new)
