"""The courier of one Slack workspace: looks up what a kind of notice needs, and has it done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.delivery import DeliveryFailed, Keep
from bot.domain.briefing import Briefing
from bot.domain.notices import NoticeKind
from bot.domain.receipts import Receipt
from bot.slack.courier import (
    announcement,
    channels,
    drafts,
    headline,
    lines,
    lookups,
    marks,
    reminders,
    told,
)
from bot.slack.courier.errand import Errand, Office
from storage.drafts import Draft
from storage.outbox import Parcel


def again(_: Errand) -> None:
    """Of what is the same however often it is done: no need to ask, it is simply done again."""


@dataclass(frozen=True, slots=True)
class Way:
    """`tell` does it; `find` says what became of a try whose outcome nobody heard."""

    tell: Callable[[Errand], Receipt]
    find: Callable[[Errand], Receipt | None] = again


WAYS: Mapping[NoticeKind, Way] = {
    NoticeKind.DECLARED: Way(channels.make, channels.find),
    NoticeKind.FURNISHED: Way(channels.furnish, channels.furnished),
    NoticeKind.INVITED: Way(channels.invite),
    NoticeKind.HEADLINE_POSTED: Way(headline.post, headline.find),
    NoticeKind.HEADLINE_PINNED: Way(headline.pin),
    NoticeKind.HEADLINE_CHANGED: Way(headline.change),
    NoticeKind.ANNOUNCED: Way(announcement.post, announcement.find),
    NoticeKind.ANNOUNCEMENT_CHANGED: Way(announcement.change),
    NoticeKind.LINE_WRITTEN: Way(lines.post, lines.find),
    NoticeKind.LINE_WITHDRAWN: Way(lines.strike),
    NoticeKind.MARK_KEPT: Way(marks.keep),
    NoticeKind.MARK_DROPPED: Way(marks.drop),
    NoticeKind.MOMENT_UNDERSTOOD: Way(told.understood, told.found),
    NoticeKind.TOLD: Way(told.tell, told.found),
    NoticeKind.ANSWERED: Way(told.answer, told.nothing),
    NoticeKind.DRAFT_POSTED: Way(drafts.post, drafts.find),
    NoticeKind.DRAFT_FILED: Way(drafts.upload, drafts.uploaded),
    NoticeKind.REMINDED: Way(reminders.post, reminders.find),
    NoticeKind.PERSON_UNKNOWN: Way(lookups.who),
    NoticeKind.CHANNEL_UNKNOWN: Way(lookups.which),
    NoticeKind.MESSAGE_UNKNOWN: Way(lookups.what),
}


class SlackCourier:
    """Implements bot.delivery.Courier."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def deliver(
        self, parcel: Parcel, briefing: Briefing | None, keep: Keep, *, draft: Draft | None = None
    ) -> Receipt:
        """Tell it in Slack. Raises DeliveryFailed."""
        errand = Errand(shared=self._office, parcel=parcel, known=briefing, keep=keep, draft=draft)
        return WAYS[parcel.notice.kind].tell(errand)

    def find(self, parcel: Parcel, briefing: Briefing | None) -> Receipt | None:
        """What came of a try in doubt. It stays in doubt while Slack does not answer."""
        errand = Errand(shared=self._office, parcel=parcel, known=briefing, keep=_keeps_nothing)
        try:
            return WAYS[parcel.notice.kind].find(errand)
        except DeliveryFailed as failure:
            raise DeliveryFailed(
                failure.reason,
                permanent=failure.permanent,
                retry_after=failure.retry_after,
                in_doubt=True,
                refused=failure.refused,
            ) from failure


def _keeps_nothing(_: object) -> None:
    """Looking changes nothing that would have to be kept."""
