"""How the draft writes instants: UTC, and beside it the clock of the person who reads."""

from datetime import UTC, datetime, timedelta, tzinfo

from bot.domain.briefing import Briefing
from bot.domain.phrases.zones import label
from bot.domain.precision import Precision

_CLOCK = tuple(f"{minute // 60:02}:{minute % 60:02}" for minute in range(24 * 60))


class Clock:
    """One zone's way to write an instant: with the date where the incident saw more than one."""

    def __init__(self, zone: tzinfo, *, dated: bool, shifting: bool = False) -> None:
        self._zone = zone
        self._dated = dated
        self._shifting = shifting

    @property
    def name(self) -> str:
        return label(self._zone)

    def __call__(self, at: datetime, precision: Precision) -> str:
        """`14:02`, `14:02:05`, `2026-11-20 14:02`; the offset too where clocks were changed."""
        local = at if at.tzinfo is self._zone else at.astimezone(self._zone)
        told = _CLOCK[local.hour * 60 + local.minute]
        if precision is Precision.SECOND and local.second:
            told = f"{told}:{local.second:02}"
        if self._dated:
            told = f"{local.year}-{local.month:02}-{local.day:02} {told}"
        return f"{told} {local:%z}" if self._shifting else told


def clocks(briefing: Briefing) -> tuple[Clock, Clock | None]:
    """UTC's, and the reader's where it shows anything else at any time of the incident."""
    first, last = span(briefing)
    dated = first.date() != last.date()
    utc = Clock(UTC, dated=dated)
    zone = briefing.reader.timezone if briefing.reader else UTC
    begins, ends = first.astimezone(zone), last.astimezone(zone)
    shifting = begins.utcoffset() != ends.utcoffset()
    if not shifting and begins.utcoffset() == timedelta():
        return utc, None
    other_day = (begins.date(), ends.date()) != (first.date(), last.date())
    return utc, Clock(zone, dated=dated or other_day, shifting=shifting)


def span(briefing: Briefing) -> tuple[datetime, datetime]:
    """The first and the last instant that the draft speaks of, in UTC."""
    instants = [moment.at for moment in briefing.moments.known.values()]
    instants += [briefing.incident.declared_at]
    instants += [line.at for line in (*briefing.lines[:1], *briefing.lines[-1:])]
    return min(instants).astimezone(UTC), max(instants).astimezone(UTC)
