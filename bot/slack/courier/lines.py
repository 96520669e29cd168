"""Lines that commands write, each posted in the channel: every number leads to a message."""

from datetime import datetime

from bot.domain.precision import Precision
from bot.domain.receipts import Receipt
from bot.domain.timeline import Line, Origin
from bot.slack import blocks
from bot.slack.courier import posts
from bot.slack.courier.errand import Errand
from bot.slack.mrkdwn import Mrkdwn, fitted, moment, person

LONGEST = 12_000
GONE = frozenset({"message_not_found", "cant_update_message"})


def post(errand: Errand) -> Receipt:
    """Post the line; one that was taken back meanwhile is not said at all."""
    number = _number(errand)
    line = next((line for line in errand.briefing.lines if line.entry == number), None)
    if line is None:
        return Receipt()
    said = blocks.paragraphs(_said(errand, line, fitted(line.text, LONGEST)))
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
        "line_withdrawn", text=fitted(words, blocks.FIELD), by=person(errand.fact("person"))
    )
    errand.call(
        errand.client.chat_update,
        fine=GONE,
        channel=entry.channel,
        ts=entry.ts,
        text=said,
        blocks=[blocks.section(said)],
    )
    return Receipt()


def _number(errand: Errand) -> int:
    return int(errand.fact("entry"))


def _said(errand: Errand, line: Line, text: Mrkdwn) -> Mrkdwn:
    return errand.prose(
        "line",
        at=moment(line.at, _form(line.at, line.precision)),
        text=text,
        by=person(line.by),
        noted=line.origin is Origin.NOTE,
    )


def _form(at: datetime, precision: Precision) -> str:
    """Seconds only where they are known and say something."""
    exact = precision is Precision.SECOND and at.second
    return "{date_short_pretty} {time_secs}" if exact else "{date_short_pretty} {time}"
