"""Letters in words: one line each in a table, or one of them whole."""

import json
from collections.abc import Iterator, Mapping, Sequence

from bot.domain.notices import Json
from bot.letters.discretion import discreet, without_tokens
from storage.letters import Box, Letter

_HEAD = ("LETTER", "WHAT", "INCIDENT", "SINCE (UTC)", "TRIES", "WHY")
_WIDEST_REASON = 100
NO_INCIDENT = "-"

_WHAT_IT_IS = {
    Box.EVENT: "an event that could not be taken in",
    Box.MESSAGE: "a message that could not be delivered",
}


def table(letters: Sequence[tuple[Letter, str]]) -> str:
    """A line for each letter with its incident's reference, under one line of headings."""
    rows = [_HEAD, *(_row(letter, incident) for letter, incident in letters)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def whole(letter: Letter, incident: str) -> str:
    """Everything there is to know of one letter, secrets left out."""
    lines = [
        f"{letter.address}: {what(letter)}, {_WHAT_IT_IS[letter.address.box]}",
        f"incident: {incident}",
        f"since: {letter.since:%Y-%m-%d %H:%M:%S} UTC",
        f"tries: {letter.tries}",
    ]
    if letter.in_doubt:
        lines.append("in doubt: it may have been delivered; a retry looks for it first")
    shown = json.dumps(discreet(dict(letter.contents)), ensure_ascii=False, indent=2)
    return "\n".join([*lines, f"why: {without_tokens(letter.error)}", shown])


def what(letter: Letter) -> str:
    """The kind of message, or what the platform calls the event."""
    event = letter.contents.get("event")
    named = event.get("type") if isinstance(event, Mapping) else None
    return str(named or letter.kind)


def channels_in(value: Json) -> Iterator[str]:
    """Every channel that is named anywhere in it, so far as anybody can tell."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            if isinstance(each, str) and name in {"channel", "channel_id"}:
                yield each
            else:
                yield from channels_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from channels_in(each)


def _row(letter: Letter, incident: str) -> tuple[str, ...]:
    return (
        str(letter.address),
        what(letter),
        incident,
        f"{letter.since:%Y-%m-%d %H:%M}",
        str(letter.tries),
        _reason(letter.error),
    )


def _reason(error: str) -> str:
    line = without_tokens((error.splitlines() or [""])[0])
    return line if len(line) <= _WIDEST_REASON else f"{line[: _WIDEST_REASON - 1]}…"
