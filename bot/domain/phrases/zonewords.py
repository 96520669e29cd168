"""A zone as it stands beside a time: "UTC+2", "CET", "(PST)", "Europe/Berlin", "Berlin time"."""

import re
from dataclasses import dataclass
from datetime import tzinfo

from bot.domain.phrases.zones import (
    CONTESTED,
    abbreviation_named,
    offset_named,
    place_named,
    zone_named,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedName:
    """An abbreviation that several zones go by; `zones` names them for the person."""

    name: str
    zones: str


_FLAGS = re.ASCII | re.IGNORECASE
_SIGNED = re.compile(r"[+-][0-9]{2}(?::?[0-9]{2})?(?!:?[0-9])", _FLAGS)
_FROM_UTC = re.compile(r"(?:UTC|GMT)[+-][0-9]{1,2}(?::?[0-9]{2})?(?!:?[0-9])", _FLAGS)
_PLACE = re.compile(r"(?P<words>[a-z]+(?: [a-z]+){0,2}?) time\b", _FLAGS)
_PATH = re.compile(r"[a-z_]+(?:/[a-z0-9_+-]+){1,2}", _FLAGS)
_SHORT = re.compile(r"[a-z]{1,5}(?![a-z0-9_/+-])", _FLAGS)
_OWN = {"local", "my"}


def read_zone(text: str, start: int, home: tzinfo) -> tuple[tzinfo | SharedName, int] | None:
    """The zone at `start`, in brackets or not; None when none stands there.

    `home` is what "local time" means.
    """
    if text.startswith("(", start):
        found = _unbracketed(text, start + 1, home)
        return (found[0], found[1] + 1) if found and text.startswith(")", found[1]) else None
    return _unbracketed(text, start, home)


def _unbracketed(text: str, start: int, home: tzinfo) -> tuple[tzinfo | SharedName, int] | None:
    if match := _SIGNED.match(text, start) or _FROM_UTC.match(text, start):
        return _with_end(offset_named(match[0]), match)
    if match := _PLACE.match(text, start):
        words = match["words"].lower()
        place = home if words in _OWN else place_named(words)
        if place is not None:
            return place, match.end()
    if match := _PATH.match(text, start):
        return _with_end(zone_named(match[0]), match)
    match = _SHORT.match(text, start)
    return None if match is None else _with_end(_short(match[0]), match)


def _short(name: str) -> tzinfo | SharedName | None:
    if zones := CONTESTED.get(name.upper()):
        return SharedName(name=name.upper(), zones=zones)
    return abbreviation_named(name)


def _with_end(
    zone: tzinfo | SharedName | None, match: re.Match[str]
) -> tuple[tzinfo | SharedName, int] | None:
    return None if zone is None else (zone, match.end())
