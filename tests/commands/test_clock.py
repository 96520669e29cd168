"""Instants as people read them, and as phrases that mean the same again."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import clock
from bot.domain.phrases import Instant, understand
from bot.domain.precision import Precision

NOW = datetime(2026, 11, 20, 14, 0, 7, tzinfo=UTC)
past = st.integers(0, 40_000_000).map(lambda seconds: NOW - timedelta(seconds=seconds))
zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"])


@given(past, st.sampled_from(Precision), zones)
def test_an_instant_typed_means_itself_in_every_zone(at, precision, zone):
    whole = at.replace(second=0) if precision is Precision.MINUTE else at
    phrase = clock.typed(Instant(at=whole, precision=precision, zone=zone))
    understood = understand(phrase, zone=ZoneInfo(zone), now=NOW)
    assert (understood.at, understood.precision) == (whole, precision)


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Berlin", "Berlin time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
        ("UTC-08:00", "UTC-08:00"),
        ("PST", "PST"),
    ],
)
def test_a_zone_is_called_what_people_call_it(zone, name):
    assert clock.called(zone) == name


@pytest.mark.parametrize(
    ("at", "zone", "text"),
    [
        ("2026-11-20T12:02:00", "Europe/Berlin", "13:02 Berlin time (12:02 UTC)"),
        ("2026-11-20T12:02:30", "Europe/Berlin", "13:02:30 Berlin time (12:02:30 UTC)"),
        ("2026-11-20T12:02:00", "UTC", "12:02 UTC"),
        ("2026-11-19T12:02:00", "UTC", "12:02 UTC on 19 November"),
        ("2026-11-19T23:30:00", "Europe/Berlin", "00:30 Berlin time (23:30 UTC on 19 November)"),
        ("2026-11-20T12:02:00", "UTC-08:00", "04:02 UTC-08:00 (12:02 UTC)"),
    ],
)
def test_an_instant_is_told_with_its_zone_and_utc(at, zone, text):
    instant = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert clock.told(instant, Precision.SECOND, zone=zone, now=NOW) == text
