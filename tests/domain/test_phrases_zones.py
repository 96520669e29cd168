"""Zones by the names people type."""

from datetime import UTC, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.domain.phrases import zone_named


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("+02:00", 2), ("-08:00", -8), ("+0530", 5.5), ("UTC+2", 2), ("gmt-5", -5), ("PST", -8),
        ("pdt", -7), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6),
        ("CET", 1), ("CEST", 2), ("BST", 1), ("JST", 9), ("GMT", 0), ("+14:00", 14),
    ],
)  # fmt: skip
def test_offsets_and_abbreviations_are_fixed_zones(name: str, hours: float) -> None:
    zone = zone_named(name)
    assert isinstance(zone, timezone)
    assert zone.utcoffset(None) == timedelta(hours=hours)


@pytest.mark.parametrize("name", ["UTC", "utc", "Z", "+00:00", "Etc/UTC"])
def test_utc_has_several_names(name: str) -> None:
    assert zone_named(name) is UTC


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new_york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("PT", "America/Los_Angeles"),
        ("ET", "America/New_York"),
    ],
)
def test_zones_of_places_follow_the_season(name: str, key: str) -> None:
    assert zone_named(name) == ZoneInfo(key)


@pytest.mark.parametrize(
    "name", ["", "IST", "AST", "west", "Mars/Base", "+15:00", "+02:60", "../etc/passwd", "Z\u0000"]
)
def test_a_name_that_nobody_or_several_zones_have_is_none(name: str) -> None:
    assert zone_named(name) is None
