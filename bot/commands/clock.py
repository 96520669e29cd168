"""Instants as people read them: in a zone that they know, with UTC beside it."""

from datetime import UTC, datetime

from bot.domain.phrases import Instant, zone_named
from bot.domain.precision import Precision


def told(at: datetime, precision: Precision, *, zone: str, now: datetime) -> str:
    """`14:02 Berlin time (12:02 UTC)`. The date is said where it is not today's in that zone."""
    there = zone_named(zone) or UTC
    local, utc = at.astimezone(there), at.astimezone(UTC)
    clock = "%H:%M:%S" if precision is Precision.SECOND and at.second else "%H:%M"
    date = "" if local.date() == now.astimezone(there).date() else f" on {_date(local, now)}"
    if there is UTC:
        return f"{local:{clock}} UTC{date}"
    utc_date = "" if local.date() == utc.date() else f" on {_date(utc, now)}"
    return f"{local:{clock}} {called(zone)}{date} ({utc:{clock}} UTC{utc_date})"


def stated(instant: Instant, *, now: datetime) -> str:
    """The same for a time given in words, in the zone in which the words were read."""
    return told(instant.at, instant.precision, zone=instant.zone, now=now)


def short(at: datetime, *, zone: str, now: datetime) -> str:
    """`14:02`, with the date in front where it is not today's; for where the zone is said once."""
    there = zone_named(zone) or UTC
    local = at.astimezone(there)
    today = local.date() == now.astimezone(there).date()
    return f"{local:%H:%M}" if today else f"{_date(local, now)} {local:%H:%M}"


def typed(instant: Instant) -> str:
    """The instant as a phrase that means it, whoever types it and wherever."""
    clock = "%H:%M:%S" if instant.precision is Precision.SECOND else "%H:%M"
    return f"{instant.at.astimezone(UTC):%Y-%m-%d {clock}} UTC"


def called(zone: str) -> str:
    """What people call a zone: `Berlin time`, `Buenos Aires time`, `UTC-08:00`, `PST`."""
    area, slash, city = zone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if slash and area != "Etc" else zone


def _date(local: datetime, now: datetime) -> str:
    year = "" if local.year == now.year else f" {local.year}"
    return f"{local.day} {local:%B}{year}"
