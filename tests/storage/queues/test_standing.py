"""How the queues stand, as numbers."""

from datetime import timedelta

import pytest
from sqlalchemy import update

import storage.inbox
import storage.outbox
from bot.domain.notices import Notice, NoticeKind
from storage import Database, migrations
from storage.plumbing.clock import from_now
from storage.standing import Standing, standing
from storage.tables.queues import inbox, outbox
from tests.storage.rows import NOON, WORKSPACE, an_arrival

LEASE = timedelta(seconds=30)
NOTHING = Standing(
    inbox={"new": 0, "taken": 0, "parked": 0},
    outbox={"waiting": 0, "sending": 0, "parked": 0},
    in_doubt=0,
    inbox_lag=timedelta(),
    outbox_lag=timedelta(),
)


def told(database: Database) -> Standing:
    with database.reading() as tx:
        return standing(tx)


def post(database: Database) -> int:
    notice = Notice(kind=NoticeKind.TOLD, workspace=WORKSPACE, lane="person:U1", facts={})
    with database.transaction() as tx:
        return storage.outbox.post(tx, notice, now=NOON)


def test_nothing_waits_in_an_empty_house(database: Database) -> None:
    assert told(database) == NOTHING


def test_an_event_lags_from_when_it_could_have_been_taken(database: Database) -> None:
    with database.transaction() as tx:
        storage.inbox.put_all(tx, [an_arrival("Ev1"), an_arrival("Ev2")])
        tx.changed(update(inbox).where(inbox.c.key == "Ev1").values(due_at=from_now(-60)))
    now = told(database)
    assert now.inbox == {"new": 2, "taken": 0, "parked": 0}
    assert timedelta(seconds=60) <= now.inbox_lag < timedelta(seconds=90)


def test_an_event_that_somebody_works_on_does_not_lag(database: Database) -> None:
    with database.transaction() as tx:
        storage.inbox.put_all(tx, [an_arrival("Ev1")])
        storage.inbox.claim(tx, limit=1, lease=LEASE)
    assert told(database).inbox == {"new": 0, "taken": 1, "parked": 0}
    assert told(database).inbox_lag == timedelta()


def test_a_parcel_that_slack_refuses_lags_from_its_first_try(database: Database) -> None:
    parcel = post(database)
    with database.transaction() as tx:
        storage.outbox.claim(tx, limit=1, lease=LEASE)
        storage.outbox.hold(tx, parcel, 1, seconds=60, error="HTTP 500")
        tx.changed(update(outbox).values(first_tried_at=from_now(-600)))
    now = told(database)
    assert now.outbox == {"waiting": 1, "sending": 0, "parked": 0}
    assert timedelta(seconds=600) <= now.outbox_lag < timedelta(seconds=630)


def test_a_parcel_whose_worker_is_gone_is_in_doubt(database: Database) -> None:
    post(database)
    with database.transaction() as tx:
        storage.outbox.claim(tx, limit=1, lease=LEASE)
    assert told(database).in_doubt == 0
    with database.transaction() as tx:
        tx.changed(update(outbox).values(due_at=from_now(-1)))
    assert told(database).in_doubt == 1


@pytest.mark.parametrize(
    ("revision", "lacking"), [("head", False), ("base", True), ("628e14e676e4", True)]
)
def test_an_older_schema_is_behind(database_url: str, revision: str, *, lacking: bool) -> None:
    migrations.upgrade(database_url)
    if revision != "head":
        migrations.downgrade(database_url, revision)
    database = Database.open(database_url)
    with database.reading() as tx:
        assert migrations.behind(tx) is lacking
    database.close()


def test_a_schema_of_newer_code_is_not_behind(migrated_database_url: str) -> None:
    database = Database.open(migrated_database_url)
    with database.transaction() as tx:
        tx.connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'of_tomorrow'")
    with database.reading() as tx:
        assert not migrations.behind(tx)
    database.close()
