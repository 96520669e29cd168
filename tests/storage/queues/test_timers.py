"""What is due fires once, in whichever process; accepted keys are accepted once; idle is idle."""

from bot.domain.notices import NoticeKind
from storage import Database, accepted, idle, inbox, incidents, outbox, timers
from storage.timers import Timer
from tests.storage.rows import (
    LEASE,
    NOON,
    WORKSPACE,
    a_notice,
    after,
    an_arrival,
    an_incident,
)


def _set(database: Database, rule: str, seconds: float, incident: int = 1) -> None:
    with database.transaction() as tx:
        timers.set(tx, workspace=WORKSPACE, incident=incident, rule=rule, due_at=after(seconds))


def _fire(database: Database, seconds: float) -> list[str]:
    with database.transaction() as tx:
        due = timers.claim_due(tx, after(seconds))
        for timer in due:
            timers.fired(tx, timer.id)
    return [timer.rule for timer in due]


def test_a_timer_fires_once_when_it_is_due(database: Database) -> None:
    _set(database, "no commander", 600)
    assert database.bell("timers").wait(0)
    assert _fire(database, 599.999) == []
    assert _fire(database, 600) == ["no commander"]
    assert _fire(database, 601) == []


def test_what_is_due_first_fires_first(database: Database) -> None:
    _set(database, "later", 20)
    _set(database, "sooner", 10)
    assert _fire(database, 30) == ["sooner", "later"]


def test_a_timer_set_again_is_due_at_its_new_time_fired_or_not(database: Database) -> None:
    _set(database, "no update", 10)
    _set(database, "no update", 20)
    assert _fire(database, 15) == []
    assert _fire(database, 20) == ["no update"]
    _set(database, "no update", 30)
    assert _fire(database, 30) == ["no update"]


def test_a_cancelled_timer_does_not_fire(database: Database) -> None:
    for rule in ("no commander", "no update", "still open"):
        _set(database, rule, 10)
    _set(database, "no commander", 10, incident=2)
    with database.transaction() as tx:
        timers.cancel(tx, WORKSPACE, 1, "no update")
    assert _fire(database, 5) == []
    with database.transaction() as tx:
        timers.cancel(tx, "T2", 1)
        assert len(timers.claim_due(tx, after(10))) == 3
        timers.cancel(tx, WORKSPACE, 1)
    with database.transaction() as tx:
        (left,) = timers.claim_due(tx, after(10))
    assert left == Timer(
        id=left.id, workspace=WORKSPACE, incident=2, rule="no commander", due_at=after(10)
    )


def test_a_timer_that_did_not_end_in_a_commit_is_still_due(database: Database) -> None:
    _set(database, "no commander", 10)
    with database.transaction() as tx:
        timers.claim_due(tx, after(10))
    assert _fire(database, 10) == ["no commander"]


def test_another_replica_does_not_fire_what_one_is_firing(migrated_postgres_url: str) -> None:
    database = Database.open(migrated_postgres_url)
    _set(database, "no commander", 10)
    with database.transaction() as tx:
        (timer,) = timers.claim_due(tx, after(10))
        assert _fire(database, 10) == []
        timers.fired(tx, timer.id)
    assert _fire(database, 10) == []
    database.close()


def test_a_key_is_accepted_once_by_each_workspace(database: Database) -> None:
    with database.transaction() as tx:
        assert accepted.once(tx, WORKSPACE, "press:1")
        assert not accepted.once(tx, WORKSPACE, "press:1")
        assert accepted.once(tx, "T2", "press:1")


def _idle(database: Database) -> bool:
    with database.reading() as tx:
        return idle(tx, WORKSPACE)


def test_a_workspace_is_idle_when_everything_heard_has_been_seen_to(database: Database) -> None:
    assert _idle(database)
    with database.transaction() as tx:
        inbox.put_all(tx, [an_arrival("Ev1")])
    assert not _idle(database)
    with database.transaction() as tx:
        (claimed,) = inbox.claim(tx, limit=1, lease=LEASE)
    assert not _idle(database)
    with database.transaction() as tx:
        inbox.done(tx, claimed.id, claimed.attempt)
        outbox.post(tx, a_notice("one"), now=NOON)
    assert not _idle(database)
    with database.transaction() as tx:
        (parcel,) = outbox.claim(tx, limit=1, lease=LEASE)
    assert not _idle(database)
    with database.transaction() as tx:
        outbox.sent(tx, parcel.id, parcel.attempt, {})
        inbox.put_all(tx, [an_arrival("Ev1", workspace="T2")])
    assert _idle(database)


def test_what_can_never_be_told_keeps_nobody_waiting(database: Database) -> None:
    with database.transaction() as tx:
        incident = an_incident(tx).id
        outbox.post(tx, a_notice("one", NoticeKind.DECLARED, incident=incident), now=NOON)
        outbox.post(tx, a_notice("one", NoticeKind.LINE_WRITTEN, incident=incident), now=NOON)
    with database.transaction() as tx:
        (declared,) = outbox.claim(tx, limit=9, lease=LEASE)
    assert not _idle(database)
    with database.transaction() as tx:
        outbox.park(tx, declared.id, declared.attempt, "restricted_action")
    assert _idle(database)
    with database.transaction() as tx:
        incidents.change(tx, WORKSPACE, incident, channel="C1")
    assert not _idle(database)
