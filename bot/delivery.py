"""Empties the outbox: a notice is told outside, and what came of it is written to the record.

A parcel is claimed, told with no transaction open, and marked by itself. One whose outcome is not
known (we died, or the connection did) is in doubt: the platform is asked before it is told again.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Protocol

import structlog

import storage.drafts
import storage.inbox
import storage.incidents
import storage.outbox
from bot.crashpoints import reached
from bot.domain.briefing import Briefing
from bot.domain.incident import Incident
from bot.domain.notices import Json, Notice, NoticeKind
from bot.domain.receipts import Receipt
from bot.incidents import reading, receiving, telling
from bot.postmortem.drafting import Drafter
from storage import Database, Transaction, Unavailable
from storage.drafts import Draft
from storage.outbox import Parcel

LONGEST_PAUSE = 60.0
TRIES_OF_A_BUG = 5
TRIES_OF_A_REFUSAL = 7  # half a minute; what waits behind it in its lane waits no longer

# Events are put off until there is the channel that they are from, or whom and what they name.
WAITED_FOR = frozenset({NoticeKind.DECLARED, NoticeKind.PERSON_UNKNOWN, NoticeKind.CHANNEL_UNKNOWN})

log = structlog.get_logger(__name__)

Keep = Callable[[Mapping[str, Json]], None]


class DeliveryFailed(Exception):
    """A parcel could not be told now, or (`permanent`) not at all, with the platform's reason.

    `retry_after` is what the platform asked for, in seconds. `in_doubt`: it may have been told.
    `refused`: the platform heard it and said no; that may become a yes, and is waited for a while.
    """

    def __init__(
        self,
        reason: str,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        in_doubt: bool = False,
        refused: bool = False,
    ) -> None:
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.in_doubt = in_doubt
        self.refused = refused
        super().__init__(reason)


class Courier(Protocol):
    """What a platform must be able to do."""

    def deliver(
        self, parcel: Parcel, briefing: Briefing | None, keep: Keep, *, draft: Draft | None = None
    ) -> Receipt:
        """Tell it. `keep` stores what must outlive us half-way. Raises DeliveryFailed."""
        ...

    def find(self, parcel: Parcel, briefing: Briefing | None) -> Receipt | None:
        """What came of the last try of a parcel in doubt; None: nothing did. Raises DeliveryFailed
        where that cannot be told now."""
        ...


class Delivery:
    """One worker; any number of them may run, in any number of processes."""

    def __init__(
        self,
        database: Database,
        courier: Courier,
        drafter: Drafter,
        clock: Callable[[], datetime],
        *,
        lease: timedelta,
    ) -> None:
        self._database = database
        self._courier = courier
        self._drafter = drafter
        self._clock = clock
        self._lease = lease

    def once(self) -> bool:
        """Tell one parcel; False where none is due."""
        with self._database.transaction() as tx:
            claimed = storage.outbox.claim(tx, limit=1, lease=self._lease)
        for parcel in claimed:
            reached("deliver.after_claim")
            self._tell(parcel)
        return bool(claimed)

    def _tell(self, parcel: Parcel) -> None:
        try:
            if parcel.notice.kind is NoticeKind.DRAFT_WANTED:
                self._draft(parcel)
            else:
                self._send(parcel)
        except DeliveryFailed as failure:
            self._put_back(parcel, failure)
        except Unavailable:
            raise  # what came of it is in doubt until the database is back
        except Exception as error:
            log.exception("parcel_failed", parcel=parcel.id, attempt=parcel.attempt)
            bug = f"{type(error).__name__}: {error}"
            given_up = parcel.attempt >= TRIES_OF_A_BUG
            self._put_back(parcel, DeliveryFailed(bug, permanent=given_up, in_doubt=True))

    def _send(self, parcel: Parcel) -> None:
        briefing, draft = self._read_up(parcel.notice)
        receipt = self._courier.find(parcel, briefing) if parcel.in_doubt else None
        if receipt is None:
            receipt = self._courier.deliver(parcel, briefing, self._keeper(parcel), draft=draft)
            reached(f"told.{parcel.notice.kind}")
        with self._database.transaction() as tx:
            if storage.outbox.sent(tx, parcel.id, parcel.attempt, _written(receipt)):
                incident = self._incident(tx, parcel.notice)
                receiving.receive(tx, parcel.notice, incident, receipt, now=self._clock())
                if parcel.notice.kind in WAITED_FOR:
                    storage.inbox.recall(tx, parcel.notice.workspace)
        reached("deliver.after_sent")

    def _draft(self, parcel: Parcel) -> None:
        """Make the draft and ask for it to be posted, all of it or nothing."""
        notice, now = parcel.notice, self._clock()
        format_name = str(notice.facts["format"])
        with self._database.transaction() as tx:
            incident = self._incident(tx, notice)
            if incident is None or not storage.outbox.sent(tx, parcel.id, parcel.attempt, {}):
                return
            briefing = reading.briefing(tx, incident)
            written = storage.drafts.sections(tx, incident.workspace, incident.id, format_name)
            drafted = self._drafter.draft(briefing, format=format_name, written=written, now=now)
            draft = storage.drafts.add(
                tx,
                workspace=incident.workspace,
                incident=incident.id,
                format=format_name,
                markdown=drafted.markdown,
                lacks=drafted.lacks,
                at=now,
                by=str(notice.facts["by"]),
            )
            for kind in (NoticeKind.DRAFT_POSTED, NoticeKind.DRAFT_FILED):
                telling.in_channel(tx, incident, kind, now, draft=draft.id)
            reached("draft.before_commit")
        reached("draft.after_commit")

    def _read_up(self, notice: Notice) -> tuple[Briefing | None, Draft | None]:
        with self._database.reading() as tx:
            incident = self._incident(tx, notice)
            briefing = reading.briefing(tx, incident) if incident else None
            number = notice.facts.get("draft")
            draft = storage.drafts.get(tx, notice.workspace, int(str(number))) if number else None
        return briefing, draft

    def _incident(self, tx: Transaction, notice: Notice) -> Incident | None:
        if notice.incident is None:
            return None
        return storage.incidents.get(tx, notice.workspace, notice.incident)

    def _keeper(self, parcel: Parcel) -> Keep:
        def keep(progress: Mapping[str, Json]) -> None:
            with self._database.transaction() as tx:
                ours = storage.outbox.keep(tx, parcel.id, parcel.attempt, progress)
            if not ours:
                raise DeliveryFailed("another worker has taken it over", in_doubt=True)

        return keep

    def _put_back(self, parcel: Parcel, failure: DeliveryFailed) -> None:
        given_up = failure.permanent or (failure.refused and parcel.attempt >= TRIES_OF_A_REFUSAL)
        pause = min(2.0 ** min(parcel.attempt, 10) / 4, LONGEST_PAUSE)
        seconds = pause if failure.retry_after is None else failure.retry_after
        log.warning(
            "parcel_not_told",
            parcel=parcel.id,
            kind=parcel.notice.kind,
            reason=failure.reason,
            given_up=given_up,
            seconds=seconds,
        )
        with self._database.transaction() as tx:
            if given_up:
                self._park(tx, parcel, failure)
            elif failure.in_doubt:
                storage.outbox.doubt(
                    tx, parcel.id, parcel.attempt, seconds=seconds, error=failure.reason
                )
            else:
                storage.outbox.hold(
                    tx, parcel.id, parcel.attempt, seconds=seconds, error=failure.reason
                )

    def _park(self, tx: Transaction, parcel: Parcel, failure: DeliveryFailed) -> None:
        notice = parcel.notice
        parked = storage.outbox.park(
            tx, parcel.id, parcel.attempt, failure.reason, in_doubt=failure.in_doubt
        )
        incident = self._incident(tx, notice)
        if parked and incident:
            receiving.refused(tx, notice, incident, failure.reason, now=self._clock())


def _written(receipt: Receipt) -> dict[str, Json]:
    return {
        "channel": receipt.channel,
        "ts": receipt.ts,
        "file": receipt.file,
        "differences": list(receipt.differences),
    }
