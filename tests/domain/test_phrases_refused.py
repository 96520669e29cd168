"""What is no time, or not one time, is refused in a sentence that says what would work."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.phrases import AmbiguousTime, NotATime, understand

BERLIN = ZoneInfo("Europe/Berlin")
LOS_ANGELES = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 20, 14, 30, 20, tzinfo=UTC)

UNREADABLE = [
    "the database", "v1.2.3", "3 errors", "may be related", "restarted pod 12", "may", "-10",
    "14:02 Foo", "14:02 or 14:05", "10 5 min ago", "10m 5m ago", "5m 1h ago", "at", "UTC", "IST",
    "14:02:33:44", "1.2.3.4:80", "1402 errors", "ago", "a few minutes ago", "99999 weeks ago",
    "١٤:٠٢", "１４:０２", "14：02", "ten min\u0000 ago", "\u202e14:02", "14:02 14:02",
    "10 min ago UTC", "yesterday today 14:02", "1402errors", "ſat 14:02",
]  # fmt: skip


def refusal(phrase: str, zone: ZoneInfo = BERLIN, now: datetime = NOW) -> str:
    with pytest.raises(NotATime) as refused:
        understand(phrase, zone=zone, now=now)
    assert not isinstance(refused.value, AmbiguousTime)
    return str(refused.value)


@pytest.mark.parametrize("phrase", UNREADABLE)
def test_what_is_no_time_is_refused_with_phrases_that_work(phrase: str) -> None:
    assert refusal(phrase).endswith(
        "What works: 14:02, yesterday 14:02, 10 min ago, 2pm PST, 2026-11-20 14:02 UTC."
    )


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        (
            "",
            (
                "No time was given. "
                "What works: 14:02, yesterday 14:02, 10 min ago, 2pm PST, 2026-11-20 14:02 UTC."
            ),
        ),
        ("25:00", 'No clock shows "25:00". Write for example 14:02 or 2:02pm.'),
        ("12:60", 'No clock shows "12:60". Write for example 14:02 or 2:02pm.'),
        ("24:00", 'No clock shows "24:00". Write for example 14:02 or 2:02pm.'),
        ("14:02pm", 'No clock shows "14:02pm". Write for example 14:02 or 2:02pm.'),
        ("2560 UTC", 'No clock shows "2560". Write for example 14:02 or 2:02pm.'),
        ("sat", '"sat" has no time of day. Write for example yesterday 14:02.'),
        ("2 days ago", '"2 days ago" has no time of day. Write for example yesterday 14:02.'),
        ("this morning", '"this morning" has no time of day. Write for example yesterday 14:02.'),
        (
            "14.02",
            '"14.02" may be a time or a number. Write it with a colon, as in 14:02.',
        ),
        ("7", '"7" does not say which hour. Write for example 07:00, 7am or 7pm.'),
        (
            "today at 7",
            '"today at 7" does not say which hour. Write for example 07:00, 7am or 7pm.',
        ),
        (
            "1402",
            '"1402" may be a year or a time of day. Write 14:02, or the zone with it: 1402 UTC.',
        ),
        ("10 min", '"10 min" is a length of time. Put "ago" behind it if it is over: 10 min ago.'),
        (
            "11/20 14:02",
            '"11/20 14:02" has a date that is read in two ways. Write it as 2026-11-20 14:02.',
        ),
        (
            "14:02-15:03",
            (
                '"14:02-15:03" may be a stretch of time. '
                "Write one time, and an offset as in 14:02 UTC-8."
            ),
        ),
        (
            "2026-11-20 10:00-11:00",
            (
                '"2026-11-20 10:00-11:00" may be a stretch of time. '
                "Write one time, and an offset as in 14:02 UTC-8."
            ),
        ),
        (
            "14:02 IST",
            (
                "IST may be India (UTC+05:30), Israel (UTC+02:00) or Ireland (UTC+01:00). "
                "Write the offset instead, as in 14:02 UTC+2."
            ),
        ),
        ("31 Feb 14:02", 'No calendar has the date "31 Feb".'),
        ("Feb 29 14:02", "There is no 29 February in 2026. Write the year with it."),
        ("Thu 20 Nov 14:02", "2026-11-20 is a Friday."),
        (
            "this morning at 14:02",
            (
                "14:02 is not an hour of that part of the day, or is one twice. "
                "Write for example yesterday 17:30."
            ),
        ),
        (
            "last night at 5:10",
            (
                "5:10 is not an hour of that part of the day, or is one twice. "
                "Write for example yesterday 17:30."
            ),
        ),
    ],
)
def test_a_near_miss_is_told_what_is_missing(phrase: str, sentence: str) -> None:
    assert refusal(phrase) == sentence


@pytest.mark.parametrize(
    ("phrase", "utc"),
    [
        ("tomorrow 14:02", "2026-11-21 13:02"),
        ("today 15:32", "2026-11-20 14:32"),
        ("today 17:00", "2026-11-20 16:00"),
        ("this evening at 8", "2026-11-20 19:00"),
        ("2026-12-01 14:02", "2026-12-01 13:02"),
        ("Nov 21 14:02", "2026-11-21 13:02"),
        ("next monday 9am", "2026-11-23 08:00"),
        ("this sunday 9am", "2026-11-22 08:00"),
    ],
)
def test_what_has_not_happened_cannot_be_recorded(phrase: str, utc: str) -> None:
    assert refusal(phrase) == (
        f'"{phrase}" is in the future ({utc} UTC); a record holds what has happened.'
    )


@pytest.mark.parametrize("phrase", ["in 10 min", "+10m"])
def test_a_time_counted_forward_is_in_the_future(phrase: str) -> None:
    assert refusal(phrase) == (f'"{phrase}" is in the future; a record holds what has happened.')


def test_this_morning_said_just_after_midnight_is_still_to_come() -> None:
    just_after = datetime(2026, 11, 19, 23, 10, tzinfo=UTC)
    assert "is in the future (2026-11-20 06:00 UTC)" in refusal("this morning at 7", now=just_after)


def test_a_page_of_text_is_refused_at_once_and_quoted_short() -> None:
    assert refusal("14:02 " * 7_000).startswith(
        '"14:02 14:02 14:02 14:02 14:02 14:02 14:02 14:02 14:02 14:02 …" is too long to be a time.'
    )


def readings(phrase: str, zone: ZoneInfo, now: datetime) -> tuple[list[str], str]:
    with pytest.raises(AmbiguousTime) as asked:
        understand(phrase, zone=zone, now=now)
    times = [f"{reading.at:%Y-%m-%d %H:%M}" for reading in asked.value.readings]
    return times, str(asked.value)


def test_a_bare_time_up_to_an_hour_ahead_may_be_yesterdays_or_a_slow_clock_here() -> None:
    times, sentence = readings("16:02", BERLIN, NOW)
    assert times == ["2026-11-19 15:02", "2026-11-20 15:02"]
    assert sentence == (
        '"16:02" could be 2026-11-19 16:02 CET (15:02 UTC) or 2026-11-20 16:02 CET (15:02 UTC), '
        "which has not come yet. Write the date and the zone with it."
    )


@pytest.mark.parametrize("phrase", ["15:31", "16:30:20", "15:30:21"])
def test_the_hour_ahead_is_counted_to_the_second(phrase: str) -> None:
    times, _ = readings(phrase, BERLIN, NOW)
    assert len(times) == 2


def test_a_second_beyond_the_hour_ahead_is_yesterdays() -> None:
    instant = understand("16:30:21", zone=BERLIN, now=NOW)
    assert instant.at == datetime(2026, 11, 19, 15, 30, 21, tzinfo=UTC)


def test_a_quarter_past_midnight_said_before_midnight_is_near_ahead() -> None:
    before = datetime(2026, 11, 20, 23, 50, tzinfo=UTC)
    with pytest.raises(AmbiguousTime) as asked:
        understand("00:15", zone=UTC, now=before)
    assert [reading.at for reading in asked.value.readings] == [
        datetime(2026, 11, 20, 0, 15, tzinfo=UTC),
        datetime(2026, 11, 21, 0, 15, tzinfo=UTC),
    ]


def test_a_weekday_that_is_today_an_hour_ahead_may_be_last_weeks() -> None:
    times, _ = readings("friday 16:02", BERLIN, NOW)
    assert times == ["2026-11-13 15:02", "2026-11-20 15:02"]


def test_a_days_midnight_may_be_its_start_or_its_end() -> None:
    times, _ = readings("midnight yesterday", BERLIN, NOW)
    assert times == ["2026-11-18 23:00", "2026-11-19 23:00"]


def test_two_zones_may_disagree_about_yesterday() -> None:
    # Eight in the evening of the 19th in Los Angeles, already the 20th in UTC.
    evening = datetime(2026, 11, 20, 4, tzinfo=UTC)
    times, _ = readings("yesterday 14:02 UTC", LOS_ANGELES, evening)
    assert times == ["2026-11-18 14:02", "2026-11-19 14:02"]
