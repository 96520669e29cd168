"""Slack's text as it is heard: people and channels as signs, all else as a reader would see it.

Forms from docs.slack.dev, "Formatting message text": <@U1>, <#C1|name>, <!subteam^S1|@group>,
<!here>, <!date^unix^format^link|fallback>, <https://example.com|label>; & < > arrive as entities.
"""

import re

from bot.domain import channel_signs
from bot.domain.people import mention, without_signs

_REFERENCE = re.compile(r"<([^<>]*)>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_ID = re.compile(r"[A-Z0-9]+")


def kept(text: str) -> str:
    """The text as a person reads it, people and channels as signs that nobody can type."""
    clean = without_signs(text)
    parts = []
    end = 0
    for found in _REFERENCE.finditer(clean):
        parts += [_plain(clean[end : found.start()]), _read(found.group(1))]
        end = found.end()
    return "".join([*parts, _plain(clean[end:])])


def _plain(text: str) -> str:
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _read(reference: str) -> str:
    target, _, label = (_plain(part) for part in reference.partition("|"))
    match target[:1]:
        case "@":
            person = target[1:]
            return mention(person) if _ID.fullmatch(person) else label or target
        case "#":
            return _channel(target[1:], label)
        case "!":
            return _special(target[1:], label)
        case _:
            return _link(target, label)


def _channel(channel: str, label: str) -> str:
    """By its name; events of late tell none, so that it has to be asked for."""
    if label or not _ID.fullmatch(channel):
        return f"#{label or channel}"
    return channel_signs.sign(channel)


def _special(target: str, label: str) -> str:
    """A group, a date or a call to everybody: as the label says, or else as it is typed."""
    if label:
        return label
    name = target.split("^", 1)[0]
    return "@group" if name == "subteam" else f"@{name}"


def _link(target: str, label: str) -> str:
    address = target.removeprefix("mailto:").removeprefix("tel:")
    bare = address.removeprefix("https://").removeprefix("http://").rstrip("/")
    if not label or label in {address, target, bare}:
        return address
    return f"{label} ({address})"
