"""A parcel that cannot be told is given up, and what stands behind it goes on."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

import storage.outbox
from bot.delivery import Delivery, DeliveryFailed
from bot.domain.briefing import Briefing
from bot.domain.notices import NoticeKind
from bot.domain.receipts import Receipt
from bot.main import TEMPLATES
from bot.postmortem.drafting import Drafter
from storage import Database
from storage.drafts import Draft
from storage.outbox import Parcel
from tests.storage.rows import NOON, a_notice, an_incident


class Doorkeeper:
    """A courier whose platform answers every invitation with the same no."""

    def __init__(self, no: DeliveryFailed) -> None:
        self.no = no
        self.tried = 0
        self.told: list[Parcel] = []

    def deliver(
        self,
        parcel: Parcel,
        briefing: Briefing | None,
        keep: object,
        *,
        draft: Draft | None = None,
    ) -> Receipt:
        if parcel.notice.kind is NoticeKind.INVITED:
            self.tried += 1
            raise self.no
        self.told.append(parcel)
        return Receipt()

    def find(self, parcel: Parcel, briefing: Briefing | None) -> Receipt | None:
        return None


@pytest.fixture
def database(migrated_sqlite_url: str) -> Iterator[Database]:
    opened = Database.open(migrated_sqlite_url)
    yield opened
    opened.close()


def deliver(database: Database, courier: Doorkeeper, *, at_most: int) -> None:
    """Tell what can be told, an invitation and what stands behind it, in so many steps."""
    with database.transaction() as tx:
        incident = an_incident(tx, channel="C1")
        for kind in (NoticeKind.INVITED, NoticeKind.REMINDED):
            storage.outbox.post(tx, a_notice("incident", kind, incident=incident.id), now=NOON)
    delivery = Delivery(
        database, courier, Drafter(TEMPLATES), lambda: NOON, lease=timedelta(seconds=30)
    )
    steps = 0
    while steps < at_most and delivery.once():
        steps += 1


def test_a_no_that_nobody_knows_holds_up_the_others_for_a_while_only(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.LONGEST_PAUSE", 0.0)
    courier = Doorkeeper(DeliveryFailed("a_new_word", refused=True))
    deliver(database, courier, at_most=20)
    assert courier.tried == 7
    assert {parcel.notice.kind for parcel in courier.told} == {
        NoticeKind.REMINDED,
        NoticeKind.TOLD,
    }
    told = next(one for one in courier.told if one.notice.kind is NoticeKind.TOLD)
    assert told.notice.facts["text"] == (
        "An invitation to the channel of INC-1 could not be made: the answer was a_new_word. "
        "The record is kept all the same; whoever runs Scribe can see to it."
    )


def test_a_platform_that_is_down_is_waited_for(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.LONGEST_PAUSE", 0.0)
    courier = Doorkeeper(DeliveryFailed("HTTP 503"))
    deliver(database, courier, at_most=20)
    assert (courier.tried, courier.told) == (20, [])
