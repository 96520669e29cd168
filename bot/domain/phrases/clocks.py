"""What a clock shows: "14:02", "2:30pm", "1402" before a zone, "noon", and the parts of a day."""

import re
from dataclasses import dataclass
from enum import Enum

from bot.domain.phrases.instants import NotATime


class Part(Enum):
    """The hours each part of a day may have; a night's small hours belong to the next date."""

    MORNING = tuple(range(12))
    AFTERNOON = tuple(range(12, 19))
    EVENING = tuple(range(16, 24))
    NIGHT = (*range(17, 24), *range(6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day. `loose`: a part of the day decides between morning and evening."""

    hour: int
    minute: int = 0
    second: int | None = None
    loose: bool = False
    midnight: bool = False


_FLAGS = re.ASCII | re.IGNORECASE
_HALF = r"(?P<half>[ap]m\b|[ap]\.m\b\.?)"
_COLON = re.compile(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9}|,[0-9]{3}(?![0-9]))?)?"
    rf"(?: ?{_HALF})?(?!:?[0-9])",
    _FLAGS,
)
_HOUR = re.compile(rf"(?P<hour>[0-9]{{1,2}}) ?{_HALF}", _FLAGS)
_DIGITS = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?![0-9:.,])", _FLAGS)
_BARE = re.compile(r"(?P<hour>[0-9]{1,2})(?![0-9%a-z]|[:.,][0-9])", _FLAGS)
_WORDS = re.compile(r"(?P<word>noon|midday|midnight)\b", _FLAGS)


def read_clock(text: str, start: int) -> tuple[Clock, int] | None:
    """The time of day at `start`; None when none stands there.

    Raises NotATime for one that no clock shows, such as 25:00.
    """
    if match := _WORDS.match(text, start):
        midnight = match["word"].lower() == "midnight"
        return Clock(hour=0 if midnight else 12, midnight=midnight), match.end()
    match = _COLON.match(text, start) or _HOUR.match(text, start)
    return None if match is None else (_clock(match), match.end())


def read_digits(text: str, start: int) -> tuple[Clock, int] | None:
    """Four digits, "1402": a time of day only where a zone or "hours" follows."""
    match = _DIGITS.match(text, start)
    return None if match is None else (_clock(match), match.end())


def read_bare_hour(text: str, start: int) -> tuple[Clock, int] | None:
    """A lone "7": a time of day only beside a part of the day."""
    match = _BARE.match(text, start)
    return None if match is None else (_clock(match), match.end())


def hour_within(part: Part, clock: Clock) -> int | None:
    """The hour that the clock means in that part of the day; None if none, or two, would do."""
    meant = {clock.hour % 12, clock.hour % 12 + 12} if clock.loose else {clock.hour}
    fitting = meant.intersection(part.value)
    return fitting.pop() if len(fitting) == 1 else None


def _clock(match: re.Match[str]) -> Clock:
    said = match.groupdict()
    hour, minute = int(said["hour"]), int(said.get("minute") or 0)
    second = None if said.get("second") is None else int(said["second"])
    half = said.get("half")
    if hour > 23 or minute > 59 or (second or 0) > 59 or (half and not 1 <= hour <= 12):
        raise NotATime(f'No clock shows "{match[0]}". Write for example 14:02 or 2:02pm.')
    loose = half is None and not said["hour"].startswith("0") and hour <= 12
    if half:
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    return Clock(hour=hour, minute=minute, second=second, loose=loose)
