"""The names people give to time zones."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# As typed, in winter and in summer alike: "PST" in July is UTC-08:00, and the echo says so.
# CST is North America's, BST Britain's: in these chats they are.
ABBREVIATIONS = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "SAST": 120, "MSK": 180, "TRT": 180, "PKT": 300,
    "NPT": 345, "WIB": 420, "SGT": 480, "HKT": 480, "AWST": 480, "JST": 540, "KST": 540,
    "ACST": 570, "ACDT": 630, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "NDT": -150, "NST": -210, "BRT": -180, "ADT": -180, "EDT": -240, "EST": -300, "CDT": -300,
    "CST": -360, "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "AKDT": -480, "AKST": -540,
    "HST": -600,
}  # fmt: skip

# Which of the two a season calls for is the zone's business, so these follow it.
SEASONAL = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

# Words of English when written small.
CAPITALS_ONLY = {"WET", "WEST"}

CONTESTED = {
    "IST": "India (UTC+05:30), Israel (UTC+02:00) or Ireland (UTC+01:00)",
    "AST": "the Atlantic (UTC-04:00) or Arabia (UTC+03:00)",
    "GST": "the Gulf (UTC+04:00) or South Georgia (UTC-02:00)",
    "SST": "Samoa (UTC-11:00) or Singapore (UTC+08:00)",
}

_SPOKEN = {"eastern": "ET", "central": "CT", "mountain": "MT", "pacific": "PT"}
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?\Z", re.ASCII | re.IGNORECASE)
_UTC_KEYS = {"UTC", "Etc/UTC"}
_FARTHEST = timedelta(hours=14)


def zone_named(name: str) -> tzinfo | None:
    """The zone of an IANA name, an offset ("+02:00", "UTC+2") or a common abbreviation.

    None when nobody knows it, and when several zones share it ("IST").
    """
    name = name.strip()
    return abbreviation_named(name) or offset_named(name) or _iana(name)


def offset_named(name: str) -> tzinfo | None:
    """The fixed zone of "+02:00", "-0800", "+2" or "UTC+2"; None beyond fourteen hours."""
    match = _OFFSET.match(name)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > _FARTHEST or int(minutes or 0) > 59:
        return None
    return UTC if not offset else timezone(-offset if sign == "-" else offset)


def place_named(words: str) -> tzinfo | None:
    """The zone of "Berlin", "new york" or "pacific", as said before the word "time"."""
    words = words.lower()
    name = SEASONAL[_SPOKEN[words]] if words in _SPOKEN else _cities().get(words)
    return None if name is None else ZoneInfo(name)


def label(zone: tzinfo) -> str:
    """The zone's name as `zone_named` takes it back."""
    return zone.key if isinstance(zone, ZoneInfo) else str(zone)


def label_at(at: datetime, zone: tzinfo) -> str:
    """The short name the zone bears at that moment, such that `zone_named` gives its offset."""
    local = at.astimezone(zone)
    name = local.tzname() or ""
    known = abbreviation_named(name)
    if known is not None and local.utcoffset() == at.astimezone(known).utcoffset():
        return name
    return str(timezone(local.utcoffset() or timedelta()))


def abbreviation_named(name: str) -> tzinfo | None:
    upper = name.upper()
    if upper in CAPITALS_ONLY and name != upper:
        return None
    if upper in SEASONAL:
        return ZoneInfo(SEASONAL[upper])
    if upper not in ABBREVIATIONS:
        return None
    return UTC if upper in {"UTC", "Z"} else timezone(_minutes(upper), upper)


def _minutes(abbreviation: str) -> timedelta:
    return timedelta(minutes=ABBREVIATIONS[abbreviation])


def _iana(name: str) -> tzinfo | None:
    key = _keys().get(name.lower().replace(" ", "_"))
    if key is None:
        return None
    return UTC if key in _UTC_KEYS else ZoneInfo(key)


@cache
def _keys() -> dict[str, str]:
    return {key.lower(): key for key in available_timezones()}


@cache
def _cities() -> dict[str, str]:
    """Cities that name exactly one zone."""
    found: dict[str, list[str]] = {}
    for key in available_timezones():
        if "/" in key and not key.startswith(("Etc/", "SystemV/", "posix/", "right/")):
            found.setdefault(key.rsplit("/", 1)[1].replace("_", " ").lower(), []).append(key)
    return {city: keys[0] for city, keys in found.items() if len(keys) == 1}
