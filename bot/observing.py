"""What is seen from outside of a process at work: its condition, and what it counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import storage.migrations
import storage.standing
from bot.condition import UNREACHABLE, Condition, Queue, Schema
from bot.delivery import Courier, Keep
from bot.domain.briefing import Briefing
from bot.domain.receipts import Receipt
from bot.meters import Meters
from bot.settings import Settings
from bot.slack.answering import Answering
from bot.slack.courier import calls
from bot.web.health import Looks
from storage import Database, Unavailable
from storage.drafts import Draft
from storage.outbox import Parcel

PROBED_FOR = 2  # seconds


def condition(database: Database) -> Condition:
    """How the database and the queues stand now; it may have to wait for the database."""
    try:
        with database.reading() as tx:
            if storage.migrations.behind(tx):
                return Condition(database=Schema.BEHIND)
            now = storage.standing.standing(tx)
    except Unavailable:
        return UNREACHABLE
    return Condition(
        database=Schema.OK,
        inbox=Queue(lag=now.inbox_lag.total_seconds(), rows=now.inbox),
        outbox=Queue(lag=now.outbox_lag.total_seconds(), rows=now.outbox, in_doubt=now.in_doubt),
    )


def counting(intake: Callable[[], int], meters: Meters) -> Callable[[], int]:
    """The same work, with what it took counted."""

    def once() -> int:
        taken = intake()
        meters.taken(taken)
        return taken

    return once


@dataclass(frozen=True, slots=True)
class CountedCourier:
    """Implements bot.delivery.Courier: another one, with what it told counted."""

    courier: Courier
    meters: Meters

    def deliver(
        self, parcel: Parcel, briefing: Briefing | None, keep: Keep, *, draft: Draft | None = None
    ) -> Receipt:
        receipt = self.courier.deliver(parcel, briefing, keep, draft=draft)
        self.meters.delivered(parcel.notice.kind)
        return receipt

    def find(self, parcel: Parcel, briefing: Briefing | None) -> Receipt | None:
        receipt = self.courier.find(parcel, briefing)
        if receipt:
            self.meters.delivered(parcel.notice.kind)
        return receipt


class Observer:
    """One per process: what it counts, and where whoever asks may look."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self.meters = Meters()
        self._answering = Answering()
        prober = calls.client(
            settings.slack_bot_token,
            settings.slack_api_url,
            heard=self.heard,
            timeout=PROBED_FOR,
        )
        self.looks = Looks(
            condition=partial(condition, database),
            slack=partial(self._answering.look, prober),
            page=self.meters.page,
        )

    def heard(self, method: str, outcome: str) -> None:
        """Slack was called."""
        self.meters.called(method, outcome)
        self._answering.heard(method, outcome)
