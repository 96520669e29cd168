"""What Slack makes of the text that a person types."""

import re

from devslack.emoji import to_short_names
from devslack.workspace.state import Workspace

_GROUPS = ("here", "channel", "everyone")
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_URL = r"https?://[^\s<>|]+[^\s<>|.,;:!?)\]'\"*_~]"
_EMAIL = r"[\w.+-]+@[\w-]+\.[\w.-]*\w"
# Only a few endings make a bare word a link, as in Slack's own composer.
_DOMAIN = r"(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|edu|gov|co|de)(?:/[^\s<>|]*[^\s<>|.,;:!?)])?"


def normalise(workspace: Workspace, typed: str, *, labels: bool = False) -> str:
    """Mentions, channels, links and emoji as Slack writes them, the rest escaped.

    `labels` adds the name behind the bar, as in the text of commands (`<@U1|name>`).
    """
    pieces = _CODE.split(typed)
    return "".join(
        escape(piece) if index % 2 else _prose(workspace, piece, labels=labels)
        for index, piece in enumerate(pieces)
    )


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _prose(workspace: Workspace, piece: str, *, labels: bool) -> str:
    people = {p.name: p.id for p in workspace.people.values()}
    channels = {
        c.name: c.id for c in workspace.channels.values() if not c.is_im and not c.is_private
    }
    pattern = re.compile(
        rf"(?P<email>{_EMAIL})|(?P<url>{_URL})|(?P<domain>(?<![\w./@-]){_DOMAIN}\b)"
        rf"|(?<!\w)@(?P<person>{_any_of([*people, *_GROUPS])})(?![\w-])"
        rf"|(?<!\w)\#(?P<channel>{_any_of(channels)})(?![\w-])"
    )
    written = []
    end = 0
    for found in pattern.finditer(piece):
        written.append(to_short_names(escape(piece[end : found.start()])))
        written.append(_token(found, people, channels, labels=labels))
        end = found.end()
    return "".join(written) + to_short_names(escape(piece[end:]))


def _token(
    found: re.Match[str], people: dict[str, str], channels: dict[str, str], *, labels: bool
) -> str:
    if email := found["email"]:
        return f"<mailto:{email}|{email}>"
    if url := found["url"]:
        return f"<{escape(url)}>"
    if domain := found["domain"]:
        return f"<http://{escape(domain)}|{escape(domain)}>"
    if channel := found["channel"]:
        return f"<#{channels[channel]}{'|' + channel if labels else ''}>"
    person = found["person"]
    if person in people:
        return f"<@{people[person]}{'|' + person if labels else ''}>"
    return f"<!{person}>"


def _any_of(names: list[str] | dict[str, str]) -> str:
    """The longest first, so that a name that begins like another is still itself."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"
