"""Which day: "yesterday", "last monday", "3 days ago", "2026-11-20", "Nov 20", "last night"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.phrases.clocks import Part
from bot.domain.phrases.instants import NotATime


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """So many days, or calendar months, from today: 0 today, -1 yesterday."""

    days: int = 0
    months: int = 0
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, Monday 0, and the word before it: "last", "this", "next" or none."""

    index: int
    which: str = ""
    part: Part | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A date; without a year it is the nearest such date. A weekday said with it must agree."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None


Day = Relative | Weekday | Calendar

_WEEKDAYS = {
    "mon": 0, "monday": 0, "tue": 1, "tues": 1, "tuesday": 1, "wed": 2, "weds": 2, "wednesday": 2,
    "thu": 3, "thur": 3, "thurs": 3, "thursday": 3, "fri": 4, "friday": 4,
    "sat": 5, "saturday": 5, "sun": 6, "sunday": 6,
}  # fmt: skip
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}

_WORDS = {
    "today": Relative(days=0),
    "yesterday": Relative(days=-1),
    "tomorrow": Relative(days=1),
    "day before yesterday": Relative(days=-2),
    "this morning": Relative(days=0, part=Part.MORNING),
    "this afternoon": Relative(days=0, part=Part.AFTERNOON),
    "this evening": Relative(days=0, part=Part.EVENING),
    "tonight": Relative(days=0, part=Part.EVENING),
    "yesterday morning": Relative(days=-1, part=Part.MORNING),
    "yesterday afternoon": Relative(days=-1, part=Part.AFTERNOON),
    "yesterday evening": Relative(days=-1, part=Part.EVENING),
    "last evening": Relative(days=-1, part=Part.EVENING),
    "yesterday night": Relative(days=-1, part=Part.NIGHT),
    "last night": Relative(days=-1, part=Part.NIGHT),
}
_PARTS = {"morning": Part.MORNING, "afternoon": Part.AFTERNOON, "evening": Part.EVENING}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FLAGS = re.ASCII | re.IGNORECASE
_WORD = re.compile(rf"(?:the )?(?P<word>{_any(_WORDS)})\b", _FLAGS)
_WEEKDAY = re.compile(
    rf"(?:(?P<which>last|this|next) )?(?P<name>{_any(_WEEKDAYS)})\b\.?"
    r"(?: (?P<part>morning|afternoon|evening)\b)?",
    _FLAGS,
)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?P<dash>[-/])(?P<month>[0-9]{1,2})(?P=dash)(?P<day>[0-9]{1,2})"
    r"(?:T(?=[0-9])|(?![0-9A-Za-z/-]|[:.][0-9]))",
    _FLAGS,
)
_YEAR = r"(?:,? (?P<year>(?:19|20)[0-9]{2})(?![:.]?[0-9]))?"
_MONTH_DAY = re.compile(
    rf"(?P<name>{_any(_MONTHS)})\b\.? "
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9a-z%]|[:.][0-9]){_YEAR}",
    _FLAGS,
)
_DAY_MONTH = re.compile(
    r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?:of )?"
    rf"(?P<name>{_any(_MONTHS)})\b\.?{_YEAR}",
    _FLAGS,
)


def read_day(text: str, start: int) -> tuple[Day, int] | None:
    """The day named at `start`; None when none is. Raises NotATime for a 31 February."""
    if match := _WORD.match(text, start):
        return _WORDS[match["word"].lower()], match.end()
    if match := _ISO.match(text, start):
        return _calendar(match, int(match["month"])), match.end()
    if match := _MONTH_DAY.match(text, start) or _DAY_MONTH.match(text, start):
        return _calendar(match, _MONTHS[match["name"].lower()]), match.end()
    if match := _WEEKDAY.match(text, start):
        part = _PARTS.get((match["part"] or "").lower())
        which = (match["which"] or "").lower()
        index = _WEEKDAYS[match["name"].lower()]
        return Weekday(index=index, which=which, part=part), match.end()
    return None


def joined(day: Day, more: Day) -> Day | None:
    """One day of two said one after the other ("Fri, 20 Nov"); None when they do not join."""
    match day, more:
        case Weekday(which="", part=None), Calendar(weekday=None):
            return replace(more, weekday=day.index)
        case Calendar(weekday=None), Weekday(which="", part=None):
            return replace(day, weekday=more.index)
        case _:
            return None


def _calendar(match: re.Match[str], month: int) -> Calendar:
    year = None if match["year"] is None else int(match["year"])
    day = int(match["day"])
    try:
        date(2000 if year is None else year, month, day)
    except ValueError as error:
        raise NotATime(f'No calendar has the date "{match[0].strip()}".') from error
    return Calendar(year=year, month=month, day=day)
