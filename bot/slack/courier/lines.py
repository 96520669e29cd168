"""Lines that commands write, each posted in the channel: every number leads to a message."""

from datetime import timedelta

from bot.domain.people import mention
from bot.domain.receipts import Receipt
from bot.domain.timeline import Line, Origin
from bot.slack import blocks
from bot.slack.blocks import Block
from bot.slack.courier import posts
from bot.slack.courier.errand import Errand
from bot.slack.mrkdwn import Mrkdwn, escaped, fitted, moment

LONGEST = 12_000
JUST_NOW = timedelta(minutes=1)
GONE = frozenset({"message_not_found", "cant_update_message"})


def post(errand: Errand) -> Receipt:
    """Post the line; one that was taken back meanwhile is not said at all."""
    number = _number(errand)
    line = next((line for line in errand.briefing.lines if line.entry == number), None)
    if line is None:
        return Receipt()
    said = _blocks(_said(errand, line), small=line.origin is Origin.FACT)
    summary = fitted(line.text, blocks.SECTION)
    return posts.post(errand, errand.channel, text=summary, blocks=said)


def find(errand: Errand) -> Receipt | None:
    return posts.found(errand, errand.channel)


def strike(errand: Errand) -> Receipt:
    """The post of a line that was taken back stays, struck through, and says by whom."""
    number = _number(errand)
    entry = next((one for one in errand.briefing.withdrawn if one.id == number), None)
    if entry is None or not (entry.channel and entry.ts):
        return Receipt()
    words = " ".join(entry.text.replace("~", "-").split())
    said = errand.prose(
        "line_withdrawn", text=fitted(words, blocks.FIELD), by=_name(errand, errand.fact("person"))
    )
    errand.call(
        errand.client.chat_update,
        fine=GONE,
        channel=entry.channel,
        ts=entry.ts,
        text=said,
        blocks=[blocks.context(said)],
    )
    return Receipt()


def _number(errand: Errand) -> int:
    return int(errand.fact("entry"))


def _blocks(said: Mrkdwn, *, small: bool) -> list[Block]:
    """What people noted stands as if they had said it; what they did is told in passing."""
    return (
        [blocks.context(said)] if small and len(said) <= blocks.FIELD else blocks.paragraphs(said)
    )


def _said(errand: Errand, line: Line) -> Mrkdwn:
    """The time only where it is not the post's own; who, only where the words do not say it."""
    earlier = abs(errand.parcel.made_at - line.at) >= JUST_NOW
    named = line.text.startswith(mention(line.by))
    return errand.prose(
        "line",
        at=moment(line.at, line.precision) if earlier else "",
        text=fitted(line.text, LONGEST),
        by="" if named else _name(errand, line.by),
        noted=line.origin is Origin.NOTE,
    )


def _name(errand: Errand, who: str) -> Mrkdwn:
    """A name that calls nobody: people need no notice of what they did themselves."""
    return escaped(errand.briefing.name_of(who))
