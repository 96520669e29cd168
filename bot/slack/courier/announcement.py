"""The announcement: one post outside the incident's channel, for everybody, kept current."""

import re
from typing import Any

from bot.delivery import DeliveryFailed
from bot.domain.receipts import Receipt
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.courier import calls, posts, state
from bot.slack.courier.errand import Errand
from bot.slack.courier.headline import title
from bot.slack.mrkdwn import Mrkdwn, channel, escaped, fitted

PAGES = 100
_ID = re.compile(r"[CG][A-Z0-9]{2,}")
NOT_YET = frozenset({"not_in_channel", "channel_not_found"})


def post(errand: Errand) -> Receipt:
    """Announce it, as a member of the channel: its history must be open to us when in doubt.

    Where the channel is not there or closed to us the incident goes on without; whoever declared it
    is told.
    """
    try:
        return _posted(errand)
    except DeliveryFailed as refusal:
        if not refusal.permanent:
            raise
        return Receipt(differences=(_not_announced(errand, refusal.reason),))


def find(errand: Errand) -> Receipt | None:
    place = _joined(errand)
    return posts.found(errand, place) if place else None


def change(errand: Errand) -> Receipt:
    errand.call(
        errand.client.chat_update,
        channel=errand.incident.announcement_channel,
        ts=errand.incident.announcement,
        text=_summary(errand),
        blocks=_blocks(errand),
    )
    return Receipt()


def _posted(errand: Errand) -> Receipt:
    """Post by the channel's name; only where that does not do is it looked for and joined."""
    wanted = errand.shared.announce_channel
    said: dict[str, Any] = {"text": _summary(errand), "blocks": _blocks(errand)}
    try:
        return posts.post(errand, wanted if _ID.fullmatch(wanted) else f"#{wanted}", **said)
    except DeliveryFailed as refusal:
        place = _joined(errand) if refusal.reason in NOT_YET else None
        if place is None:
            raise
    return posts.post(errand, place, **said)


def _joined(errand: Errand) -> str | None:
    """The id of the announcement channel, of which the bot is a member now; None: there is none."""
    wanted = errand.shared.announce_channel
    for page in calls.pages(
        errand.client.conversations_list,
        at_most=PAGES,
        types="public_channel,private_channel",
        exclude_archived=True,
    ):
        for each in page.get("channels") or ():
            if wanted in {each.get("name"), each.get("id")}:
                if not each.get("is_member"):
                    errand.call(errand.client.conversations_join, channel=each["id"])
                return str(each["id"])
    return None


def _not_announced(errand: Errand, reason: str) -> str:
    return f"It was not announced in {errand.shared.announce_channel}: Slack says {reason}."


def _summary(errand: Errand) -> Mrkdwn:
    incident = errand.incident
    said = f"{title(errand.briefing)} ({incident.severity}, {incident.status.value})"
    return fitted(said, blocks.SECTION, escaped)


def _blocks(errand: Errand) -> list[Block]:
    standing = state.of(errand.briefing) | {"channel": channel(errand.channel)}
    return blocks.paragraphs(errand.prose("announcement", **standing))
