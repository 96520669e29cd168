"""From a phrase to the instant it means, given the person's zone and now.

A record holds what has happened, so a time of day is the latest such time; where one up to an
hour ahead, an hour that exists twice, or two zones' "today" leave a choice, nothing is chosen.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.domain.phrases.ago import Ago
from bot.domain.phrases.clocks import Clock
from bot.domain.phrases.dates import date_of, moments, on, wall_times
from bot.domain.phrases.days import Calendar, Day, Weekday
from bot.domain.phrases.instants import Instant, NotATime
from bot.domain.phrases.scanning import Phrase
from bot.domain.phrases.wording import ahead, ambiguous, quoted, shared, skipped
from bot.domain.phrases.zones import label
from bot.domain.phrases.zonewords import SharedName
from bot.domain.precision import Precision

SKEW = timedelta(minutes=1)
"""How far ahead of ours a person's clock may be."""

NEAR = timedelta(hours=1)
"""How far ahead a bare time of day may lie and still be meant as today's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What a phrase is relative to, and its words for the messages."""

    words: str
    home: tzinfo
    zone: tzinfo
    now: datetime


def instant_of(words: str, phrase: Phrase, *, home: tzinfo, now: datetime) -> Instant:
    """The one instant a phrase means for a person in zone `home`; `words` is what they typed.

    Raises AmbiguousTime where there are several, NotATime for the future and for skipped hours.
    """
    if isinstance(phrase.zone, SharedName):
        raise shared(phrase.zone)
    reading = _Reading(words=words, home=home, zone=phrase.zone or home, now=now)
    if phrase.ago is not None:
        return _back_from_now(reading, phrase.ago)
    if phrase.clock is None:
        raise NotATime(f"{quoted(words)} has no time of day. Write for example yesterday 14:02.")
    found = _found(reading, phrase.day, phrase.clock)
    precision = Precision.MINUTE if phrase.clock.second is None else Precision.SECOND
    readings = tuple(Instant(at=at, precision=precision, zone=label(reading.zone)) for at in found)
    if len(readings) > 1:
        raise ambiguous(words, readings, reading.zone, now)
    return readings[0]


def _back_from_now(reading: _Reading, ago: Ago) -> Instant:
    at = (reading.now - ago.elapsed).astimezone(UTC).replace(microsecond=0)
    if ago.precision is Precision.MINUTE:
        at = at.replace(second=0)
    return Instant(at=at, precision=ago.precision, zone=label(reading.zone))


def _found(reading: _Reading, day: Day | None, clock: Clock) -> list[datetime]:
    today = reading.now.astimezone(reading.zone).date()
    match day:
        case None:
            return _latest(reading, [on(today + timedelta(days=d), clock) for d in (1, 0, -1)])
        case Weekday(which="") if not clock.midnight:
            weeks = (date_of(day, today) + timedelta(weeks=w) for w in (1, 0, -1))
            return _latest(reading, [next(wall_times(day, date, clock)) for date in weeks])
        case Calendar():
            return _dated(reading, [*wall_times(day, date_of(day, today), clock)])
        case _:
            # Two zones may disagree about which day is yesterday.
            dates = {date_of(day, each) for each in _todays(reading)}
            return _dated(reading, [each for d in dates for each in wall_times(day, d, clock)])


def _todays(reading: _Reading) -> set[date]:
    return {reading.now.astimezone(zone).date() for zone in (reading.zone, reading.home)}


def _latest(reading: _Reading, walls: list[datetime]) -> list[datetime]:
    """The latest of recurring times that has come, and with it any that is near ahead."""
    found: set[datetime] = set()
    for wall in walls:
        at = moments(wall, reading.zone)
        # A skipped time counts where it would lie, had the clocks not yet gone forward.
        imagined = wall.replace(tzinfo=reading.zone, fold=0).astimezone(UTC)
        if not at and imagined <= reading.now + NEAR:
            raise skipped(reading.words, wall, reading.zone)
        found.update(each for each in at if each <= reading.now + NEAR)
        if any(each <= reading.now for each in at):
            break
    return sorted(found)


def _dated(reading: _Reading, walls: list[datetime]) -> list[datetime]:
    """All that those times may be, without what is still to come."""
    found: list[datetime] = []
    coming: list[datetime] = []
    for wall in sorted(walls):
        at = moments(wall, reading.zone)
        if not at:
            raise skipped(reading.words, wall, reading.zone)
        (found if at[0] <= reading.now + SKEW else coming).extend(at)
    if not found:
        raise ahead(reading.words, coming[0])
    return found
