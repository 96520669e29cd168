"""The days on which clocks change: an hour that exists twice is asked about, a skipped one refused.

Berlin: 2026-10-25 at 01:00 UTC back to 02:00, 2026-03-29 at 01:00 UTC forward to 03:00.
New York: 2026-11-01 at 06:00 UTC back to 01:00, 2026-03-08 at 07:00 UTC forward to 03:00.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.phrases import AmbiguousTime, NotATime, understand

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")


def _utc(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "phrase", "at"),
    [
        (BERLIN, "2026-10-25T10:00", "01:59", "2026-10-24T23:59"),
        (BERLIN, "2026-10-25T10:00", "03:00", "2026-10-25T02:00"),
        (BERLIN, "2026-10-25T10:00", "02:30 CEST", "2026-10-25T00:30"),
        (BERLIN, "2026-10-25T10:00", "02:30 CET", "2026-10-25T01:30"),
        (BERLIN, "2026-10-25T10:00", "yesterday 02:30", "2026-10-24T00:30"),
        (BERLIN, "2026-10-25T10:00", "00:30 UTC", "2026-10-25T00:30"),
        # An hour after 02:05 summer time it is 02:05 again.
        (BERLIN, "2026-10-25T01:05", "an hour ago", "2026-10-25T00:05"),
        (BERLIN, "2026-10-26T10:00", "a day ago at 14:00", "2026-10-25T13:00"),
        (BERLIN, "2026-03-29T08:00", "01:59", "2026-03-29T00:59"),
        (BERLIN, "2026-03-29T08:00", "03:00", "2026-03-29T01:00"),
        (BERLIN, "2026-03-29T08:00", "yesterday 02:30", "2026-03-28T01:30"),
        (BERLIN, "2026-03-29T08:00", "9h ago", "2026-03-28T23:00"),
        (NEW_YORK, "2026-11-01T15:00", "12:59am", "2026-11-01T04:59"),
        (NEW_YORK, "2026-11-01T15:00", "1:30am EDT", "2026-11-01T05:30"),
        (NEW_YORK, "2026-11-01T15:00", "1:30am EST", "2026-11-01T06:30"),
        (NEW_YORK, "2026-11-01T15:00", "2:30am", "2026-11-01T07:30"),
        (NEW_YORK, "2026-03-08T15:00", "1:59am", "2026-03-08T06:59"),
        (NEW_YORK, "2026-03-08T15:00", "3:30am", "2026-03-08T07:30"),
        (NEW_YORK, "2026-03-08T15:00", "yesterday 2:30am", "2026-03-07T07:30"),
    ],
)
def test_times_beside_the_change_are_plain(zone: ZoneInfo, now: str, phrase: str, at: str) -> None:
    assert understand(phrase, zone=zone, now=_utc(now)).at == _utc(at)


@pytest.mark.parametrize(
    ("zone", "now", "phrase", "first", "second"),
    [
        (BERLIN, "2026-10-25T10:00", "02:30", "2026-10-25T00:30", "2026-10-25T01:30"),
        (BERLIN, "2026-10-25T10:00", "02:00", "2026-10-25T00:00", "2026-10-25T01:00"),
        (BERLIN, "2026-10-25T10:00", "today 02:59", "2026-10-25T00:59", "2026-10-25T01:59"),
        (BERLIN, "2026-11-20T10:00", "2026-10-25 02:30", "2026-10-25T00:30", "2026-10-25T01:30"),
        (BERLIN, "2026-10-25T10:00", "last night at 2:30", "2026-10-25T00:30", "2026-10-25T01:30"),
        # Said in between, the second time has yet to come.
        (BERLIN, "2026-10-25T00:40", "02:30", "2026-10-25T00:30", "2026-10-25T01:30"),
        # Said before both: yesterday's, or the first one, which is near ahead.
        (BERLIN, "2026-10-25T00:10", "02:30", "2026-10-24T00:30", "2026-10-25T00:30"),
        # Said the next night, an hour and a half before 02:30 comes again.
        (BERLIN, "2026-10-26T00:00", "02:30", "2026-10-25T00:30", "2026-10-25T01:30"),
        (NEW_YORK, "2026-11-01T15:00", "1:30am", "2026-11-01T05:30", "2026-11-01T06:30"),
    ],
)
def test_an_hour_that_exists_twice_is_asked_about(
    zone: ZoneInfo, now: str, phrase: str, first: str, second: str
) -> None:
    with pytest.raises(AmbiguousTime) as asked:
        understand(phrase, zone=zone, now=_utc(now))
    assert [reading.at for reading in asked.value.readings] == [_utc(first), _utc(second)]


def test_each_reading_is_named_as_it_can_be_typed() -> None:
    now = _utc("2026-10-25T10:00")
    with pytest.raises(AmbiguousTime) as asked:
        understand("02:30", zone=BERLIN, now=now)
    assert str(asked.value) == (
        '"02:30" could be 2026-10-25 02:30 CEST (00:30 UTC) or 2026-10-25 02:30 CET (01:30 UTC). '
        "Write the date and the zone with it."
    )
    typed = ("2026-10-25 02:30 CEST", "2026-10-25 02:30 CET")
    understood = [understand(phrase, zone=BERLIN, now=now).at for phrase in typed]
    assert understood == [reading.at for reading in asked.value.readings]


@pytest.mark.parametrize(
    ("zone", "now", "phrase"),
    [
        (BERLIN, "2026-03-29T08:00", "02:30"),
        (BERLIN, "2026-03-29T08:00", "today 02:00"),
        (BERLIN, "2026-03-29T08:00", "last night at 2:59"),
        (BERLIN, "2026-11-20T10:00", "2026-03-29 02:30"),
        # Half an hour before it would have come, and when it would have been yesterday's.
        (BERLIN, "2026-03-29T00:30", "02:30"),
        (BERLIN, "2026-03-29T22:00", "02:30"),
        (NEW_YORK, "2026-03-08T15:00", "2:30am"),
    ],
)
def test_an_hour_that_the_clocks_skipped_is_refused(zone: ZoneInfo, now: str, phrase: str) -> None:
    with pytest.raises(NotATime, match="does not exist: on 2026-03-") as refused:
        understand(phrase, zone=zone, now=_utc(now))
    assert not isinstance(refused.value, AmbiguousTime)


def test_the_refusal_says_what_the_clocks_did() -> None:
    with pytest.raises(NotATime) as refused:
        understand("02:30", zone=BERLIN, now=_utc("2026-03-29T08:00"))
    assert str(refused.value) == (
        '"02:30" does not exist: on 2026-03-29 clocks in Europe/Berlin went forward by an hour '
        "and skipped 02:30. Write it in UTC."
    )
