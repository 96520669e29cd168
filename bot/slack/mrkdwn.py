"""What we say, in Slack's mark-up: every string from people escaped, mentions and dates spelled.

Only & < > have a meaning that must be taken from people's text (docs.slack.dev, "Escaping text");
nothing that they type becomes a mention, a call to everybody or a link with a false face.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from bot.domain.people import SIGN, with_names
from bot.domain.precision import Precision

_ADDRESS = re.compile(r"https?://[^\s<>|\u2063]+[^\s<>|\u2063.,;:!?)\]'\"]")
_PERSON = re.compile(r"[UW][A-Z0-9]+")
_CHANNEL = re.compile(r"[CDG][A-Z0-9]+")
_TORN_MENTION = re.compile(f"{SIGN}@[^{SIGN}]*$")
ELLIPSIS = "…"


class Mrkdwn(str):
    """Text that is Slack mark-up already; whatever is no Mrkdwn is escaped before it leaves."""

    __slots__ = ()


def escaped(text: str) -> Mrkdwn:
    """The text with nothing in it that Slack would act on."""
    return Mrkdwn(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def finalised(value: object) -> str:
    """For templates: mark-up as it is, kept text with its mentions and links, all else escaped."""
    return value if isinstance(value, Mrkdwn) else spoken(str(value))


def spoken(text: str) -> Mrkdwn:
    """Kept text as Slack mark-up: escaped, mention signs as mentions, addresses as links."""
    return Mrkdwn(with_names(_linked(text), person))


def quiet(text: str, name_of: Callable[[str], str]) -> Mrkdwn:
    """Kept text that pings nobody: mentions as names."""
    return Mrkdwn(with_names(_linked(text), lambda who: f"@{escaped(name_of(who))}"))


def person(person_id: str) -> Mrkdwn:
    """A mention; of a bot, which cannot be mentioned, the id."""
    return Mrkdwn(f"<@{person_id}>") if _PERSON.fullmatch(person_id) else escaped(person_id)


def channel(channel_id: str) -> Mrkdwn:
    """The channel by its name, whatever that is when it is read."""
    return Mrkdwn(f"<#{channel_id}>") if _CHANNEL.fullmatch(channel_id) else escaped(channel_id)


def link(address: str, label: str) -> Mrkdwn:
    """A link of our own making: `address` is one that we or Slack made."""
    return Mrkdwn(f"<{escaped(address)}|{escaped(label.replace('|', '¦'))}>")


def moment(
    at: datetime,
    precision: Precision = Precision.MINUTE,
    *,
    dated: bool = True,
    address: str | None = None,
) -> Mrkdwn:
    """An instant that each reader sees in their own zone; UTC where that cannot be shown.

    Seconds only where they are known and say something. With an `address` of Slack's or our own
    making it leads there.
    """
    exact = precision is Precision.SECOND and at.second
    form = ("{date_short_pretty} " if dated else "") + ("{time_secs}" if exact else "{time}")
    fallback = (
        f"{at.astimezone(UTC):{'%Y-%m-%d ' if dated else ''}%H:%M{':%S' if exact else ''}} UTC"
    )
    leading = f"^{escaped(address)}" if address else ""
    return Mrkdwn(f"<!date^{int(at.timestamp())}^{form}{leading}|{fallback}>")


def fitted(text: str, limit: int, render: Callable[[str], str] = spoken) -> Mrkdwn:
    """As much of the text as has room within `limit` characters once rendered, "…" where cut."""
    rendered = render(text)
    room = min(len(text), limit)
    while len(rendered) > limit:
        rendered = render(_TORN_MENTION.sub("", text[:room]) + ELLIPSIS)
        room = max(0, room - max(1, (len(rendered) - limit) // 6))
    return Mrkdwn(rendered)


def shortened(text: str, limit: int) -> str:
    """Plain text (headers, buttons, names of files) of at most `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + ELLIPSIS


def _linked(text: str) -> str:
    """Escaped text in which addresses typed by people are links that show where they lead."""
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        parts += [escaped(text[end : found.start()]), f"<{escaped(found.group())}>"]
        end = found.end()
    return "".join([*parts, escaped(text[end:])])
