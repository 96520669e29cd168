"""What holds for every phrase, whatever people type."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.phrases import (
    AmbiguousTime,
    NotATime,
    Precision,
    split_leading,
    split_trailing,
    stated,
    understand,
)
from bot.domain.phrases.instants import Instant
from bot.domain.phrases.wording import written

ZONES = st.sampled_from(
    [
        ZoneInfo(key)
        for key in (
            "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata",
            "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "UTC",
        )
    ]
)  # fmt: skip
NOWS = st.datetimes(
    min_value=datetime.fromisoformat("2015-01-01"),
    max_value=datetime.fromisoformat("2030-01-01"),
    timezones=st.just(UTC),
)
WORDS = st.sampled_from(
    [
        "14:02", "2:30", "02:30", "14:02:33", "25:00", "2pm", "2", "am", "1402", "noon", "midnight",
        "today", "yesterday", "tomorrow", "last", "this", "next", "night", "morning", "monday",
        "sat", "may", "5", "Nov", "20", "31", "Feb", "29", "2026", "2026-11-20", "2026-03-29T02:30",
        "10", "min", "10m", "1h", "an", "hour", "half", "and", "a", "ago", "days", "-10m", "-08:00",
        "UTC", "UTC+2", "PST", "IST", "Europe/Berlin", "Berlin", "time", "Z", "at", "since",
        "around", "on", ",", ":", "-", "failover", "now", "just", "(", ")", "\n", "99999", "weeks",
    ]
)  # fmt: skip
PHRASES = st.one_of(
    st.text(max_size=30),
    st.lists(WORDS, max_size=7).map(" ".join),
    st.lists(WORDS, max_size=4).map("".join),
)


def read(phrase: str, zone: ZoneInfo, now: datetime) -> Instant | NotATime:
    """The instant, or the refusal."""
    try:
        return understand(phrase, zone=zone, now=now)
    except NotATime as refused:
        return refused


@given(phrase=PHRASES, zone=ZONES, now=NOWS)
def test_a_phrase_is_an_instant_that_has_come_or_is_refused(
    phrase: str, zone: ZoneInfo, now: datetime
) -> None:
    match read(phrase, zone, now):
        case AmbiguousTime(readings=readings):
            times = [reading.at for reading in readings]
            assert len(set(times)) == len(times) >= 2
            assert sorted(times) == times
            assert times[0] <= now + timedelta(hours=1)
        case NotATime() as refused:
            assert str(refused).endswith(".")
        case instant:
            assert instant.at <= now + timedelta(minutes=1)
            assert instant.at.utcoffset() == timedelta()
            assert instant.at.microsecond == 0
            assert instant.precision is Precision.SECOND or instant.at.second == 0


@given(text=PHRASES, zone=ZONES, now=NOWS)
def test_a_message_in_passing_is_never_refused(text: str, zone: ZoneInfo, now: datetime) -> None:
    instant = stated(text, zone=zone, now=now)
    assert instant is None or instant.at <= now + timedelta(minutes=1)


@given(text=PHRASES, zone=ZONES, now=NOWS)
def test_taking_a_time_off_a_text_adds_nothing_to_it(
    text: str, zone: ZoneInfo, now: datetime
) -> None:
    try:
        front = split_leading(text, zone=zone, now=now)
        back = split_trailing(text, zone=zone, now=now)
    except NotATime:
        return
    assert front is None or text.rstrip().endswith(front[1])
    assert back is None or text.startswith(back[1])


FORMATS = [
    ("%Y-%m-%dT%H:%M:%SZ", Precision.SECOND),
    ("%Y-%m-%d %H:%M:%S+00:00", Precision.SECOND),
    ("%d %B %Y at %H:%M:%S UTC", Precision.SECOND),
    ("%a, %d %b %Y %H:%M:%S +0000", Precision.SECOND),
    ("%Y-%m-%d %H:%M UTC", Precision.MINUTE),
    ("%b %d, %Y, %I:%M%p GMT", Precision.MINUTE),
    ("%H%M UTC %d %b %Y", Precision.MINUTE),
]


@pytest.mark.parametrize(("form", "precision"), FORMATS)
@given(at=NOWS, zone=ZONES)
def test_what_is_printed_is_understood(
    form: str, precision: Precision, at: datetime, zone: ZoneInfo
) -> None:
    at = at.replace(microsecond=0)
    if precision is Precision.MINUTE:
        at = at.replace(second=0)
    instant = understand(f"{at:{form}}", zone=zone, now=at + timedelta(days=400))
    assert (instant.at, instant.precision) == (at, precision)


@given(at=NOWS, zone=ZONES, own=ZONES)
def test_a_reading_as_we_name_it_is_understood_as_that_reading(
    at: datetime, zone: ZoneInfo, own: ZoneInfo
) -> None:
    at = at.replace(second=0, microsecond=0)
    reading = Instant(at=at, precision=Precision.MINUTE, zone=zone.key)
    named = written(reading, zone).partition(" (")[0]
    assert understand(named, zone=own, now=at + timedelta(days=1)).at == at


@given(minutes=st.integers(0, 5_000), now=NOWS, zone=ZONES)
def test_minutes_ago_are_counted_on_the_line_of_time_and_cut(
    minutes: int, now: datetime, zone: ZoneInfo
) -> None:
    instant = understand(f"{minutes} min ago", zone=zone, now=now)
    assert timedelta() <= now - instant.at - timedelta(minutes=minutes) < timedelta(minutes=1)
    assert understand(f"-{minutes}m", zone=zone, now=now) == instant


@given(clock=st.times(), now=NOWS, zone=ZONES)
def test_a_bare_time_of_day_is_the_last_one_or_asked_about(
    clock: time, now: datetime, zone: ZoneInfo
) -> None:
    found = read(f"{clock:%H:%M}", zone, now)
    if isinstance(found, Instant):
        assert f"{found.at.astimezone(zone):%H:%M}" == f"{clock:%H:%M}"
        assert now - timedelta(hours=26) < found.at <= now
    else:
        assert isinstance(found, AmbiguousTime) or "does not exist" in str(found)
