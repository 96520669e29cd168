"""How long ago: "10 min ago", "1h 30m ago", "half an hour ago", "-10m", "just now"."""

import re
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from bot.domain.precision import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Ago:
    """Elapsed time, counted back from now."""

    elapsed: timedelta
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAgo:
    """Whole days or months back: names a day, not a moment."""

    days: int = 0
    months: int = 0


NOW = Ago(elapsed=timedelta(), precision=Precision.SECOND)

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
}  # fmt: skip
_SECONDS = {"w": 604_800, "d": 86_400, "h": 3_600, "m": 60, "s": 1}
_LONGEST = timedelta(days=20_000)

_FLAGS = re.ASCII | re.IGNORECASE
_NOW = re.compile(r"(?:just |right )?now\b", _FLAGS)
_AMOUNT = re.compile(
    r"(?P<count>[0-9]{1,5}(?:\.[0-9]{1,2})?|(?:"
    + "|".join(sorted(_NUMBERS, key=len, reverse=True))
    + r")\b)(?P<half> and a half)? ?"
    r"(?P<unit>weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])\.?"
    r"(?P<more> and a half\b)?",
    _FLAGS,
)
_FIXED = (
    (re.compile(r"(?:a )?half(?: an?)? hour\b", _FLAGS), 1800, "m"),
    (re.compile(r"(?:a )?half(?: an?)? minute\b", _FLAGS), 30, "s"),
    (re.compile(r"(?:a )?quarter (?:of )?(?:an )?hour\b", _FLAGS), 900, "m"),
    (re.compile(r"three quarters of an hour\b", _FLAGS), 2700, "m"),
)
_MONTHS_AGO = re.compile(
    r"(?P<count>[0-9]{1,3}|(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + r")\b) ?"
    r"(?P<unit>months?|years?) ago\b",
    _FLAGS,
)
_BETWEEN = re.compile(r" ?(?:, ?)?(?:and )?", _FLAGS)
_AGO = re.compile(r" ?ago\b", _FLAGS)


def read_ago(text: str, start: int) -> tuple[Ago | DaysAgo, int] | None:
    """What is said at `start` and where it ends; None when no such words stand there."""
    if match := _NOW.match(text, start):
        return NOW, match.end()
    if match := _MONTHS_AGO.match(text, start):
        in_a_unit = 12 if match["unit"].lower().startswith("year") else 1
        return DaysAgo(months=_number(match["count"]) * in_a_unit), match.end()
    minus = text.startswith("-", start)
    found = _amounts(text, start + minus)
    if found is None:
        return None
    seconds, units, end = found
    if not minus:
        ago = _AGO.match(text, end)
        if ago is None:
            return None
        end = ago.end()
    return _ago(seconds, units, end)


def _ago(seconds: Fraction, units: str, end: int) -> tuple[Ago | DaysAgo, int] | None:
    if seconds > _LONGEST.total_seconds():
        return None
    if set(units) <= {"w", "d"}:
        days = seconds / _SECONDS["d"]
        return (DaysAgo(days=int(days)), end) if days.denominator == 1 else None
    precision = Precision.SECOND if "s" in units else Precision.MINUTE
    return Ago(elapsed=timedelta(seconds=int(seconds)), precision=precision), end


def _amounts(text: str, start: int) -> tuple[Fraction, str, int] | None:
    """Seconds, the letters of the units used, largest first, and the end."""
    for pattern, seconds, unit in _FIXED:
        if match := pattern.match(text, start):
            return Fraction(seconds), unit, match.end()
    total, units, end = Fraction(0), "", start
    begin = start
    while match := _AMOUNT.match(text, begin):
        unit = match["unit"][0].lower()
        if units and _SECONDS[unit] >= _SECONDS[units[-1]]:
            return None
        total += _count(match) * _SECONDS[unit]
        units, end = units + unit, match.end()
        between = _BETWEEN.match(text, end)
        begin = between.end() if between else end
    return (total, units, end) if units else None


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS[said.lower()]


def _count(match: re.Match[str]) -> Fraction:
    said = match["count"].lower()
    count = Fraction(_NUMBERS[said]) if said in _NUMBERS else Fraction(said)
    return count + Fraction(1, 2) if match["half"] or match["more"] else count
