"""Posts that everybody in a channel reads, each with a mark by which history knows it again.

Slack has no key that makes a post happen once, so a post carries its parcel's id in its metadata;
before one whose outcome is unknown is repeated, the channel's history is searched for it.
"""

from datetime import timedelta
from typing import Any

from bot.domain.receipts import Receipt
from bot.slack import blocks as limits
from bot.slack.courier import calls
from bot.slack.courier.errand import Errand
from bot.slack.instants import timestamp
from bot.slack.mrkdwn import Mrkdwn

EVENT_TYPE = "scribe_parcel"
SKEW = timedelta(minutes=10)  # between Slack's clock and ours
PAGES = 25


def post(errand: Errand, channel: str, *, text: Mrkdwn, blocks: list[limits.Block]) -> Receipt:
    """Say it in the channel. Not repeatable: after a failure in doubt, `found` comes first."""
    answer = errand.call(
        errand.client.chat_postMessage,
        repeatable=False,
        channel=channel,
        text=text,
        blocks=blocks[: limits.MESSAGE],
        metadata={"event_type": EVENT_TYPE, "event_payload": _mark(errand)},
        unfurl_links=False,
        unfurl_media=False,
    )
    return Receipt(channel=answer["channel"], ts=answer["ts"])


def found(errand: Errand, channel: str) -> Receipt | None:
    """This parcel's post in the channel's history, None where it is not there."""
    history = calls.pages(
        errand.client.conversations_history,
        at_most=PAGES,
        channel=channel,
        oldest=timestamp(errand.parcel.made_at - SKEW),
        include_all_metadata=True,
    )
    for page in history:
        for message in page.get("messages") or ():
            if _is_marked(message, errand):
                return Receipt(channel=channel, ts=message["ts"])
    return None


def _mark(errand: Errand) -> dict[str, str]:
    """Parcels are numbered anew in a new database, so the instant of their making stands beside."""
    parcel = errand.parcel
    return {"parcel": f"{errand.workspace}:{parcel.id}", "made_at": timestamp(parcel.made_at)}


def _is_marked(message: dict[str, Any], errand: Errand) -> bool:
    metadata = message.get("metadata") or {}
    return metadata.get("event_type") == EVENT_TYPE and metadata.get("event_payload") == _mark(
        errand
    )
