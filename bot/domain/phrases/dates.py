"""Which date a day word means today, and which times on the wall a clock means on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from dateutil.relativedelta import relativedelta

from bot.domain.phrases.clocks import Clock, Part, hour_within
from bot.domain.phrases.days import WEEKDAY_NAMES, Calendar, Day, Relative, Weekday
from bot.domain.phrases.instants import NotATime

_HALF_A_YEAR = timedelta(days=183)
_BARELY_A_YEAR = timedelta(days=335)
_EARLIEST = 1971


def date_of(day: Day, today: date) -> date:
    """The date meant; of a bare weekday the latest one, today's included.

    Raises NotATime for dates that are none, or whose weekday is another.
    """
    match day:
        case Relative(days=days, months=months):
            return _moved(today, days, months)
        case Weekday(which="last", index=index):
            return today - timedelta(days=(today.weekday() - index - 1) % 7 + 1)
        case Weekday(which="this", index=index):
            return today + timedelta(days=index - today.weekday())
        case Weekday(which="next", index=index):
            return today + timedelta(days=(index - today.weekday() - 1) % 7 + 1)
        case Weekday(index=index):
            return today - timedelta(days=(today.weekday() - index) % 7)
        case Calendar():
            return _calendar_date(day, today)


def _moved(today: date, days: int, months: int) -> date:
    """A month before 31 March is the last of February."""
    moved: date = today + relativedelta(days=days, months=months)
    if moved.year < _EARLIEST:
        raise NotATime(f"The year {moved.year} cannot be meant here.")
    return moved


def wall_times(day: Day, meant: date, clock: Clock) -> Iterator[datetime]:
    """What the wall shows then; twice for a day's midnight, which may be its start or its end.

    Raises NotATime for an hour that the part of the day does not have, or has twice.
    """
    part = None if isinstance(day, Calendar) else day.part
    if part is None:
        yield on(meant, clock)
        if clock.midnight:
            yield on(meant + timedelta(days=1), clock)
        return
    hour = hour_within(part, clock)
    if hour is None:
        raise NotATime(
            f"{clock.hour}:{clock.minute:02} is not an hour of that part of the day, or is one "
            "twice. Write for example yesterday 17:30."
        )
    small_hours = part is Part.NIGHT and hour < 12
    yield on(meant + timedelta(days=small_hours), replace(clock, hour=hour))


def on(day: date, clock: Clock) -> datetime:
    """The naive local time."""
    return datetime.combine(day, time(clock.hour, clock.minute, clock.second or 0))


def moments(local: datetime, zone: tzinfo) -> list[datetime]:
    """When the zone's clocks showed it, in UTC: once; twice where they went back; or never."""
    both = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return sorted({at for at in both if at.astimezone(zone).replace(tzinfo=None) == local})


def _calendar_date(day: Calendar, today: date) -> date:
    year = day.year or _nearest_year(day, today)
    try:
        meant = date(year, day.month, day.day)
    except ValueError as error:
        raise NotATime(f"There is no 29 February in {year}. Write the year with it.") from error
    if not _EARLIEST <= year <= today.year + 1:
        raise NotATime(f"The year {year} cannot be meant here.")
    if day.weekday not in {None, meant.weekday()}:
        raise NotATime(f"{meant} is a {WEEKDAY_NAMES[meant.weekday()]}.")
    return meant


def _nearest_year(day: Calendar, today: date) -> int:
    """Last December is meant in January, and a date of next week is next week's, if refused."""
    # Both in one leap year: the distance, with 29 February there to be subtracted.
    ahead = date(2000, day.month, day.day) - date(2000, today.month, today.day)
    if ahead > _HALF_A_YEAR:
        return today.year - 1
    return today.year + 1 if -ahead > _BARELY_A_YEAR else today.year
