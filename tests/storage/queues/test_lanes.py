"""No two workers ever hold one lane, however they race."""

import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.domain.notices import NoticeKind, headline_lane
from storage import Database, Unavailable, outbox
from storage.outbox import Parcel
from tests.storage.rows import LEASE, NOON, a_notice, an_incident


class Watch:
    """Who is in which lane, and what was told in it, as seen from outside the database."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._inside: Counter[str] = Counter()
        self.crowded: list[str] = []
        self.told: defaultdict[str, list[int]] = defaultdict(list)

    @contextmanager
    def tells(self, parcel: Parcel) -> Iterator[None]:
        lane = parcel.notice.lane
        with self._guard:
            self._inside[lane] += 1
            if self._inside[lane] > 1:
                self.crowded.append(lane)
            self.told[lane].append(parcel.id)
        yield
        with self._guard:
            self._inside[lane] -= 1


def _claim(database: Database, limit: int) -> list[Parcel]:
    try:
        with database.transaction() as tx:
            return outbox.claim(tx, limit=limit, lease=LEASE)
    except Unavailable:  # another worker was quicker; nothing was taken
        return []


def _work(database: Database, watch: Watch, over: threading.Event) -> None:
    while not over.is_set():
        for parcel in _claim(database, limit=3):
            with watch.tells(parcel):
                time.sleep(0.001)
            with database.transaction() as tx:
                assert outbox.sent(tx, parcel.id, parcel.attempt, {})


def _pending(database: Database) -> int:
    with database.reading() as tx:
        return sum(outbox.counts(tx).values())


@pytest.mark.timeout(60)
def test_workers_that_race_tell_every_lane_in_order_and_alone(database: Database) -> None:
    lanes, each = 5, 30
    watch, over = Watch(), threading.Event()
    workers = [threading.Thread(target=_work, args=[database, watch, over]) for _ in range(4)]
    for worker in workers:
        worker.start()
    for number in range(each):
        with database.transaction() as tx:
            for lane in range(lanes):
                outbox.post(tx, a_notice(f"{lane}", facts={"n": number}), now=NOON)
    while _pending(database):
        time.sleep(0.01)
    over.set()
    for worker in workers:
        worker.join()
    assert watch.crowded == []
    assert len(watch.told) == lanes
    for told in watch.told.values():
        assert told == sorted(set(told))
        assert len(told) == each


def test_a_parcel_committed_late_does_not_enter_a_lane_that_is_held(
    migrated_postgres_url: str,
) -> None:
    """Numbers are given before commits, so an older parcel may appear behind a younger one."""
    database = Database.open(migrated_postgres_url)
    with database.transaction() as slow:
        older = outbox.post(slow, a_notice("one"), now=NOON)
        with database.transaction() as quick:
            younger = outbox.post(quick, a_notice("one"), now=NOON)
        assert [parcel.id for parcel in _claim(database, 10)] == [younger]
    assert older < younger
    assert _claim(database, 10) == []
    with database.transaction() as tx:
        outbox.sent(tx, younger, 1, {})
    assert [parcel.id for parcel in _claim(database, 10)] == [older]
    database.close()


def test_two_workers_in_the_same_instant_do_not_both_enter_a_lane(
    migrated_postgres_url: str,
) -> None:
    """The younger parcel's claim is not committed yet when the older one is claimed."""
    database = Database.open(migrated_postgres_url)
    outcome: list[list[int] | str] = []

    def claim_the_older() -> None:
        try:
            with database.transaction() as tx:
                outcome.append([p.id for p in outbox.claim(tx, limit=10, lease=LEASE)])
        except Unavailable as error:
            outcome.append(str(error))

    with database.transaction() as first:
        with database.transaction() as slow:
            outbox.post(slow, a_notice("one"), now=NOON)
            with database.transaction() as quick:
                younger = outbox.post(quick, a_notice("one"), now=NOON)
            taken = outbox.claim(first, limit=10, lease=LEASE)
        thread = threading.Thread(target=claim_the_older)
        thread.start()
        thread.join(0.3)
    thread.join()
    assert [parcel.id for parcel in taken] == [younger]
    assert outcome == ["another worker took a parcel of the same lane"]
    database.close()


def test_a_change_made_while_the_headline_is_being_claimed_is_told_by_a_parcel_of_its_own(
    migrated_postgres_url: str,
) -> None:
    database = Database.open(migrated_postgres_url)
    with database.transaction() as tx:
        incident = an_incident(tx, channel="C1", headline="1.0").id
    changed = a_notice(headline_lane(incident), NoticeKind.HEADLINE_CHANGED, incident=incident)
    numbers: list[int] = []

    def change() -> None:
        with database.transaction() as tx:
            numbers.append(outbox.post(tx, changed, now=NOON))

    change()
    with database.transaction() as tx:
        outbox.claim(tx, limit=1, lease=LEASE)
        thread = threading.Thread(target=change)
        thread.start()
        thread.join(0.2)
        assert len(numbers) == 1  # waits to learn whether the claim is committed
    thread.join()
    assert numbers[1] != numbers[0]
    database.close()


def test_a_deep_lane_does_not_keep_the_others_out_of_sight(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.outbox._FRONT", 3)
    with database.transaction() as tx:
        deep = [outbox.post(tx, a_notice("deep"), now=NOON) for _ in range(5)]
        other = outbox.post(tx, a_notice("other"), now=NOON)
    assert [parcel.id for parcel in _claim(database, 10)] == [deep[0], other]
    assert _claim(database, 10) == []
