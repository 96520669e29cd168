"""Times in words, as understood in Berlin at half past three on Friday, 20 November 2026."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.phrases import NotATime, Precision, understand

BERLIN = ZoneInfo("Europe/Berlin")
# 15:30:20 in Berlin, which is an hour ahead of UTC in November.
NOW = datetime(2026, 11, 20, 14, 30, 20, 500, tzinfo=UTC)

MINUTES = [
    ("14:02", "2026-11-20T13:02"),
    ("2:30pm", "2026-11-20T13:30"),
    ("2:30 p.m.", "2026-11-20T13:30"),
    ("2 pm", "2026-11-20T13:00"),
    ("12am", "2026-11-19T23:00"),
    ("12pm", "2026-11-20T11:00"),
    ("noon", "2026-11-20T11:00"),
    ("midnight", "2026-11-19T23:00"),
    ("at 14:02", "2026-11-20T13:02"),
    ("since 14:02", "2026-11-20T13:02"),
    ("around 14:02", "2026-11-20T13:02"),
    ("~14:02", "2026-11-20T13:02"),
    ("  AT   14:02\tToday ", "2026-11-20T13:02"),
    ('"10 min ago"', "2026-11-20T14:20"),
    # Not yet shown by today's clocks: the last time they did was yesterday.
    ("16:31", "2026-11-19T15:31"),
    ("23:59", "2026-11-19T22:59"),
    # Days.
    ("today 14:02", "2026-11-20T13:02"),
    ("14:02 yesterday", "2026-11-19T13:02"),
    ("yesterday 14:02", "2026-11-19T13:02"),
    ("yesterday at 14:02", "2026-11-19T13:02"),
    ("yesterday, 14:02", "2026-11-19T13:02"),
    ("noon yesterday", "2026-11-19T11:00"),
    ("yesterday at 16:31", "2026-11-19T15:31"),
    ("the day before yesterday at noon", "2026-11-18T11:00"),
    ("3 days ago at 18:00", "2026-11-17T17:00"),
    ("18:00 a week ago", "2026-11-13T17:00"),
    ("monday 14:02", "2026-11-16T13:02"),
    ("on Monday at 14:02", "2026-11-16T13:02"),
    ("friday 9am", "2026-11-20T08:00"),
    ("friday 23:00", "2026-11-13T22:00"),
    ("last monday 9am", "2026-11-16T08:00"),
    ("last friday 9am", "2026-11-13T08:00"),
    ("this monday 9am", "2026-11-16T08:00"),
    ("monday morning at 9", "2026-11-16T08:00"),
    # Parts of the day.
    ("this morning at 7", "2026-11-20T06:00"),
    ("this morning at 7:45", "2026-11-20T06:45"),
    ("this afternoon at 2", "2026-11-20T13:00"),
    ("yesterday evening at 8:15", "2026-11-19T19:15"),
    ("last night at 23:50", "2026-11-19T22:50"),
    ("last night at 11:50", "2026-11-19T22:50"),
    ("at 11 last night", "2026-11-19T22:00"),
    ("last night at 1:30", "2026-11-20T00:30"),
    ("last night at midnight", "2026-11-19T23:00"),
    # Dates.
    ("Nov 20 14:02", "2026-11-20T13:02"),
    ("20 Nov 14:02", "2026-11-20T13:02"),
    ("14:02 Nov 20", "2026-11-20T13:02"),
    ("20 November 2026 at 14:02", "2026-11-20T13:02"),
    ("November 20th, 2026, 14:02", "2026-11-20T13:02"),
    ("20th of November 14:02", "2026-11-20T13:02"),
    ("Fri 20 Nov 14:02", "2026-11-20T13:02"),
    ("2026-11-20 14:02", "2026-11-20T13:02"),
    ("2026/11/20 14:02", "2026-11-20T13:02"),
    ("2026-11-20T14:02", "2026-11-20T13:02"),
    ("2026-07-01 14:02", "2026-07-01T12:02"),
    ("may 5 14:02", "2026-05-05T12:02"),
    # Ago, cut to the minute.
    ("10 min ago", "2026-11-20T14:20"),
    ("10m ago", "2026-11-20T14:20"),
    ("10 mins. ago", "2026-11-20T14:20"),
    ("about 10 minutes ago", "2026-11-20T14:20"),
    ("ten minutes ago", "2026-11-20T14:20"),
    ("a minute ago", "2026-11-20T14:29"),
    ("an hour ago", "2026-11-20T13:30"),
    ("two hours ago", "2026-11-20T12:30"),
    ("half an hour ago", "2026-11-20T14:00"),
    ("quarter of an hour ago", "2026-11-20T14:15"),
    ("an hour and a half ago", "2026-11-20T13:00"),
    ("2 and a half hours ago", "2026-11-20T12:00"),
    ("1.5 hours ago", "2026-11-20T13:00"),
    ("1h30m ago", "2026-11-20T13:00"),
    ("1h 30m ago", "2026-11-20T13:00"),
    ("1 hour and 30 minutes ago", "2026-11-20T13:00"),
    ("1 day 2 hours ago", "2026-11-19T12:30"),
    ("-10m", "2026-11-20T14:20"),
    ("\u221210m", "2026-11-20T14:20"),
    ("-1h30m", "2026-11-20T13:00"),
]

SECONDS = [
    ("now", "2026-11-20T14:30:20"),
    ("just now", "2026-11-20T14:30:20"),
    ("30 seconds ago", "2026-11-20T14:29:50"),
    ("half a minute ago", "2026-11-20T14:29:50"),
    ("1m30s ago", "2026-11-20T14:28:50"),
    ("14:02:33", "2026-11-20T13:02:33"),
    ("yesterday 14:02:33", "2026-11-19T13:02:33"),
    ("2026-11-20T14:02:03Z", "2026-11-20T14:02:03"),
    ("2026-11-20T14:02:03.999Z", "2026-11-20T14:02:03"),
    ("2026-11-20 13:02:03,123 UTC", "2026-11-20T13:02:03"),
    ("2026-11-20T14:02:03+02:00", "2026-11-20T12:02:03"),
    ("2026-11-20T04:02:03-08:00", "2026-11-20T12:02:03"),
    ("2026-11-20 04:02:03-08", "2026-11-20T12:02:03"),
    ("Fri, 20 Nov 2026 14:02:03 +0100", "2026-11-20T13:02:03"),
]

ZONED = [
    ("2026-11-20 14:02 CET", "2026-11-20T13:02", "CET"),
    ("2026-11-20T04:02-08:00", "2026-11-20T12:02", "UTC-08:00"),
    ("2026-11-20 04:02 -08:00", "2026-11-20T12:02", "UTC-08:00"),
    # 22:00 UTC: not yet today.
    ("2pm PST", "2026-11-19T22:00", "PST"),
    ("2pm pst", "2026-11-19T22:00", "PST"),
    ("2pm PT", "2026-11-19T22:00", "America/Los_Angeles"),
    ("2pm pacific time", "2026-11-19T22:00", "America/Los_Angeles"),
    ("8am CST", "2026-11-20T14:00", "CST"),
    # As typed, whatever the season: British Summer Time in November.
    ("14:02 BST", "2026-11-20T13:02", "BST"),
    ("14:02 America/New_York", "2026-11-19T19:02", "America/New_York"),
    ("14:02 europe/london", "2026-11-20T14:02", "Europe/London"),
    ("1402 UTC", "2026-11-20T14:02", "UTC"),
    ("1402Z", "2026-11-20T14:02", "UTC"),
    ("14:02 UTC+2", "2026-11-20T12:02", "UTC+02:00"),
    ("14:02 GMT+05:30", "2026-11-20T08:32", "UTC+05:30"),
    ("14:02+02:00", "2026-11-20T12:02", "UTC+02:00"),
    ("14:02 (UTC)", "2026-11-20T14:02", "UTC"),
    ("yesterday 14:02 UTC", "2026-11-19T14:02", "UTC"),
    ("14:02 UTC yesterday", "2026-11-19T14:02", "UTC"),
    ("14:02 Berlin time", "2026-11-20T13:02", "Europe/Berlin"),
    ("14:02 my time", "2026-11-20T13:02", "Europe/Berlin"),
]


def _utc(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


@pytest.mark.parametrize(("phrase", "at"), MINUTES)
def test_a_phrase_is_understood_to_the_minute(phrase: str, at: str) -> None:
    instant = understand(phrase, zone=BERLIN, now=NOW)
    assert (instant.at, instant.precision) == (_utc(at), Precision.MINUTE)
    assert instant.zone == "Europe/Berlin"


@pytest.mark.parametrize(("phrase", "at"), SECONDS)
def test_a_phrase_with_seconds_is_understood_to_the_second(phrase: str, at: str) -> None:
    instant = understand(phrase, zone=BERLIN, now=NOW)
    assert (instant.at, instant.precision) == (_utc(at), Precision.SECOND)


@pytest.mark.parametrize(("phrase", "at", "zone"), ZONED)
def test_a_zone_in_the_phrase_is_read_as_typed(phrase: str, at: str, zone: str) -> None:
    instant = understand(phrase, zone=BERLIN, now=NOW)
    assert (instant.at, instant.zone) == (_utc(at), zone)


def test_a_december_date_said_in_january_is_last_years() -> None:
    january = datetime(2027, 1, 3, 9, tzinfo=UTC)
    instant = understand("Dec 31 23:50", zone=UTC, now=january)
    assert instant.at == _utc("2026-12-31T23:50")


def test_last_night_said_at_two_in_the_morning_began_the_evening_before() -> None:
    two = datetime(2026, 11, 20, 1, tzinfo=UTC)
    assert understand("last night at 23:50", zone=BERLIN, now=two).at == _utc("2026-11-19T22:50")
    assert understand("last night at 1:30", zone=BERLIN, now=two).at == _utc("2026-11-20T00:30")


def test_a_clock_a_little_ahead_of_ours_is_believed_when_the_day_is_said() -> None:
    instant = understand("today 15:31", zone=BERLIN, now=NOW)
    assert instant.at == _utc("2026-11-20T14:31")


def test_an_offset_is_a_zone_to_read_in() -> None:
    pacific = datetime.fromisoformat("2019-02-05T12:00:00-08:00").tzinfo
    assert pacific is not None
    instant = understand("09:02", zone=pacific, now=datetime(2019, 2, 5, 18, tzinfo=UTC))
    assert (instant.at, instant.zone) == (_utc("2019-02-05T17:02"), "UTC-08:00")


@pytest.mark.parametrize(
    ("phrase", "utc"),
    [
        ("3 months ago at 18:00", "2025-12-31T18:00:00Z"),
        ("1 month ago 12:00", "2026-02-28T12:00:00Z"),  # there is no 31 February
        ("a year ago at 9am", "2025-03-31T09:00:00Z"),
    ],
)
def test_months_and_years_are_counted_on_the_calendar(phrase: str, utc: str) -> None:
    now = datetime(2026, 3, 31, 13, tzinfo=UTC)
    assert understand(phrase, zone=UTC, now=now).at == datetime.fromisoformat(utc)


def test_a_year_before_computers_is_not_meant() -> None:
    now = datetime(2026, 3, 31, 13, tzinfo=UTC)
    with pytest.raises(NotATime, match=r"The year 1126 cannot be meant here\."):
        understand("900 years ago at 9:00", zone=UTC, now=now)
