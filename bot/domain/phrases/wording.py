"""The sentences in which a phrase is refused, or asked about."""

from datetime import UTC, datetime, timedelta, tzinfo

from bot.domain.phrases.instants import AmbiguousTime, Instant, NotATime
from bot.domain.phrases.zones import label, label_at
from bot.domain.phrases.zonewords import SharedName
from bot.domain.precision import Precision

WORKS = "What works: 14:02, yesterday 14:02, 10 min ago, 2pm PST, 2026-11-20 14:02 UTC."
_SHOWN = 60


def quoted(phrase: str) -> str:
    """The phrase in quotes, short and printable whatever was typed."""
    shown = "".join(char if char.isprintable() else "?" for char in phrase[: _SHOWN + 1])
    return f'"{shown[:_SHOWN]}…"' if len(phrase) > _SHOWN else f'"{shown}"'


def written(instant: Instant, zone: tzinfo) -> str:
    """The instant in a form that would be understood as exactly this one."""
    clock = "%H:%M:%S" if instant.precision is Precision.SECOND else "%H:%M"
    local = instant.at.astimezone(zone)
    name = label_at(instant.at, zone)
    utc = "" if name == "UTC" else f" ({instant.at:{clock}} UTC)"
    return f"{local:%Y-%m-%d} {local:{clock}} {name}{utc}"


def ambiguous(
    phrase: str, readings: tuple[Instant, ...], zone: tzinfo, now: datetime
) -> AmbiguousTime:
    """Names every reading, earliest first, and which of them lie ahead."""
    named = [
        written(each, zone) + (", which has not come yet" if each.at > now else "")
        for each in readings
    ]
    choices = ", ".join(named[:-1]) + f" or {named[-1]}"
    return AmbiguousTime(
        f"{quoted(phrase)} could be {choices}. Write the date and the zone with it.", readings
    )


def shared(name: SharedName) -> NotATime:
    return NotATime(
        f"{name.name} may be {name.zones}. Write the offset instead, as in 14:02 UTC+2."
    )


def ahead(phrase: str, at: datetime) -> NotATime:
    return NotATime(
        f"{quoted(phrase)} is in the future ({at.astimezone(UTC):%Y-%m-%d %H:%M} UTC); "
        "a record holds what has happened."
    )


def skipped(phrase: str, local: datetime, zone: tzinfo) -> NotATime:
    """For an hour left out by a clock change; `local` is what no clock there showed."""
    before = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    gap = before.astimezone(zone).replace(tzinfo=None) - local
    return NotATime(
        f"{quoted(phrase)} does not exist: on {local:%Y-%m-%d} clocks in {label(zone)} "
        f"went forward by {_minutes(gap)} and skipped {local:%H:%M}. Write it in UTC."
    )


def _minutes(gap: timedelta) -> str:
    minutes = int(gap.total_seconds()) // 60
    return "an hour" if minutes == 60 else f"{minutes} minutes"
