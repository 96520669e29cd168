"""Times at the start or the end of what people write, in Berlin at 15:30 on 20 November 2026."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.phrases import AmbiguousTime, NotATime, split_leading, split_trailing, stated

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 20, 14, 30, 20, tzinfo=UTC)


def _utc(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


def leading(text: str, now: datetime = NOW) -> tuple[str, str] | None:
    found = split_leading(text, zone=BERLIN, now=now)
    return None if found is None else (f"{found[0].at:%m-%d %H:%M:%S}", found[1])


def trailing(text: str, now: datetime = NOW) -> tuple[str, str] | None:
    found = split_trailing(text, zone=BERLIN, now=now)
    return None if found is None else (f"{found[0].at:%m-%d %H:%M:%S}", found[1])


@pytest.mark.parametrize(
    ("text", "at", "rest"),
    [
        ("14:02 failover started", "11-20 13:02:00", "failover started"),
        ("14:02 yesterday: failover started", "11-19 13:02:00", "failover started"),
        ("10 min ago: failover started", "11-20 14:20:00", "failover started"),
        ("10 min ago failover started", "11-20 14:20:00", "failover started"),
        ("-10m failover started", "11-20 14:20:00", "failover started"),
        ("at 14:05 rolled back", "11-20 13:05:00", "rolled back"),
        ("at 14:05", "11-20 13:05:00", ""),
        ("14:02, failover", "11-20 13:02:00", "failover"),
        ("14:02 - failover", "11-20 13:02:00", "failover"),
        ("14:02 – failover", "11-20 13:02:00", "failover"),
        ("14:02:failover", "11-20 13:02:00", "failover"),
        ("14:02. Failover", "11-20 13:02:00", "Failover"),
        ("14:02 :boom: failover", "11-20 13:02:00", ":boom: failover"),
        ("[14:02] failover", "11-20 13:02:00", "failover"),
        ("*14:02* failover", "11-20 13:02:00", "failover"),
        ("• 14:02 failover", "11-20 13:02:00", "failover"),
        ("now: restarting", "11-20 14:30:20", "restarting"),
        ("noon: error rate 3%", "11-20 11:00:00", "error rate 3%"),
        ("14:02 Monday: failover", "11-16 13:02:00", "failover"),
        ("last night at 11: pods restarted", "11-19 22:00:00", "pods restarted"),
        ("1402 UTC failover", "11-20 14:02:00", "failover"),
        ("14:02 utc failover", "11-20 14:02:00", "failover"),
        ("2019-02-05T08:47:00-08:00: outage begins", "02-05 16:47:00", "outage begins"),
        ("2026-11-20 14:02:03,123 ERROR pool exhausted", "11-20 13:02:03", "ERROR pool exhausted"),
        ("14:02  yesterday  two  spaces\n stay", "11-19 13:02:00", "two  spaces\n stay"),
        ("14:02 Nov 20: failover", "11-20 13:02:00", "failover"),
        ("14:02 20 Nov 2026: failover", "11-20 13:02:00", "failover"),
        ("14:02 2026-11-20: failover", "11-20 13:02:00", "failover"),
        ("14:02 UTC+2: failover", "11-20 12:02:00", "failover"),
        ("14:02 UTC: failover", "11-20 14:02:00", "failover"),
        ("14:02\nfailover", "11-20 13:02:00", "failover"),
    ],
)
def test_a_time_that_begins_a_text_is_taken_off_it(text: str, at: str, rest: str) -> None:
    assert leading(text) == (at, rest)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "the database", "v1.2.3", "3 errors", "may be related", "restarted pod 12",
        "1402 errors", "1402 hours of logs", "1000 est. users", "80:20 split", "10:1 ratio",
        "2:30 min of downtime", "10 min of downtime", "14:02-14:10 errors", "14:02 - 14:10 errors",
        "14:02 to 14:10 errors", "now restarting", "midnight oil", "monday deploy failed",
        "14:02 Monday deploy failed", "this morning at 7 pods restarted", "1.2.3.4:80 is down",
        "14:02x", "14:02/15:02", "IST is a zone", "z at 14:02", "failover at 14:02", "25:00 x",
        "1402-1410 UTC errors", "10:30 left", "May 5 errors", "today we learned", "2pmish",
    ],
)  # fmt: skip
def test_a_text_that_begins_with_something_else_stays_whole(text: str) -> None:
    assert leading(text) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027-01-01 14:02: failover", "is in the future"),
        ("14:02 IST failover", "IST may be India"),
        ("Thu 20 Nov 14:02: failover", "is a Friday"),
    ],
)
def test_a_time_that_cannot_be_taken_is_refused_and_not_kept_as_text(
    text: str, sentence: str
) -> None:
    with pytest.raises(NotATime, match=sentence):
        leading(text)


def test_a_time_in_front_that_may_be_yesterdays_is_asked_about() -> None:
    with pytest.raises(AmbiguousTime, match='"16:02" could be 2026-11-19 16:02 CET'):
        leading("16:02 failover")


@pytest.mark.parametrize(
    ("text", "at", "rest"),
    [
        ("failover started at 14:02", "11-20 13:02:00", "failover started"),
        ("failover started at 14:02.", "11-20 13:02:00", "failover started"),
        ("failover started 10 min ago", "11-20 14:20:00", "failover started"),
        ("checkout is down started 20 min ago", "11-20 14:10:00", "checkout is down started"),
        ("failover yesterday at 14:02", "11-19 13:02:00", "failover"),
        ("failover (14:02)", "11-20 13:02:00", "failover"),
        ("failover, 14:02 UTC", "11-20 14:02:00", "failover"),
        ("down since last night at 11", "11-19 22:00:00", "down"),
        ("pool 3 full 3 days ago at 18:00", "11-17 17:00:00", "pool 3 full"),
        ("two  spaces\nstay at 14:02", "11-20 13:02:00", "two  spaces\nstay"),
        ("x at 14:02 y\nz at 14:03", "11-20 13:03:00", "x at 14:02 y\nz"),
        ("at 14:02", "11-20 13:02:00", ""),
    ],
)
def test_a_time_that_ends_a_text_is_taken_off_it(text: str, at: str, rest: str) -> None:
    assert trailing(text) == (at, rest)


@pytest.mark.parametrize(
    "text",
    [
        "", "the database", "v1.2.3", "restarted pod 12", "error rate 14:1", "ratio 3:1", "10 min",
        "see you at 5", "1.2.3.4:80", "port 8080", "took 10:30", "the time is 14:02",
        "did it start at 14:02?", "done at 14:02 and 14:05", "latency -10s", "down now",
        "back by 14:02", "freeze from 2027-01-01 14:02", "call at 16:02", "from 14:02 to 14:05",
    ],
)  # fmt: skip
def test_a_text_that_ends_with_something_else_or_with_a_plan_stays_whole(text: str) -> None:
    assert trailing(text) is None


def test_a_time_behind_that_existed_twice_is_asked_about() -> None:
    with pytest.raises(AmbiguousTime):
        trailing("failover at 02:30", _utc("2026-10-25T10:00"))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:02 failover started", "2026-11-20T13:02"),
        ("failover started at 14:02", "2026-11-20T13:02"),
        ("failover started at 14:02 UTC", "2026-11-20T14:02"),
        ("failover started 10 min ago", "2026-11-20T14:20"),
        ("10 min ago: failover started", "2026-11-20T14:20"),
        ("yesterday 14:02 failover started", "2026-11-19T13:02"),
        ("23:58 failover started", "2026-11-19T22:58"),
        ("14:02 vendor says they will fix it", "2026-11-20T13:02"),
        ("14:02", "2026-11-20T13:02"),
    ],
)
def test_a_message_states_its_time_at_either_end(text: str, at: str) -> None:
    instant = stated(text, zone=BERLIN, now=NOW)
    assert instant is not None
    assert instant.at == _utc(at)


@pytest.mark.parametrize(
    "text",
    [
        "", "the database", "v1.2.3", "3 errors", "may be related", "restarted pod 12",
        "error rate 14:1", "ratio 3:1", "10 min", "see you at 5", "see you at 5pm", "1.2.3.4:80",
        "port 8080", "1402 errors", "meeting at 17:00", "call at 16:00", "we'll retry at 14:02",
        "17:00 we will try again", "16:02 failover", "failover from 14:02 until 14:05",
        "now restarting", "now: restarting", "-5m latency since the deploy", "14:02 IST failover",
        "down at 14:02 and again at 14:05", "2027-01-01 14:02 licence ends", "25:00 at 12:60",
        "<https://example.org/at/14:02>", "deploy window at 22:00",
    ],
)  # fmt: skip
def test_a_message_in_doubt_states_no_time(text: str) -> None:
    assert stated(text, zone=BERLIN, now=NOW) is None


def test_a_message_soon_after_midnight_may_speak_of_the_evening() -> None:
    instant = stated("failover at 23:58", zone=BERLIN, now=_utc("2026-11-20T23:05"))
    assert instant is not None
    assert instant.at == _utc("2026-11-20T22:58")


def test_a_message_does_not_state_an_hour_that_existed_twice_or_never() -> None:
    assert stated("02:30 failover", zone=BERLIN, now=_utc("2026-10-25T10:00")) is None
    assert stated("02:30 failover", zone=BERLIN, now=_utc("2026-03-29T10:00")) is None
