"""What a platform and Prometheus read, whatever is the matter."""

import asyncio
import threading
from collections.abc import Callable

import httpx2
import pytest

from bot.condition import UNREACHABLE, UNTOLD, Condition, Queue, Schema, Slack
from bot.meters import Meters
from bot.web import health
from bot.web.app import build
from bot.web.health import Looks

WELL = Condition(
    database=Schema.OK,
    inbox=Queue(lag=0.0, rows={"new": 0, "taken": 1, "parked": 2}),
    outbox=Queue(lag=12.5, rows={"waiting": 3, "sending": 0, "parked": 0}, in_doubt=1),
)
ANSWERS = Slack(answers=True, said="ok")


def looks(
    condition: Callable[[], Condition] = lambda: WELL,
    slack: Callable[[], Slack] = lambda: ANSWERS,
    meters: Meters | None = None,
) -> Looks:
    return Looks(condition=condition, slack=slack, page=(meters or Meters()).page)


def ask(path: str, given: Looks, times: int = 1) -> httpx2.Response:
    """The last of so many answers to the same question, all asked at once."""

    async def asked() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=build(None, given))
        async with httpx2.AsyncClient(transport=transport, base_url="http://bot") as client:
            return (await asyncio.gather(*(client.get(path) for _ in range(times))))[-1]

    return asyncio.run(asked())


def test_a_bot_at_work_is_ready_and_says_what_waits() -> None:
    answer = ask("/readyz", looks())
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": "ok",
        "inbox": {"lag_seconds": 0.0, "new": 0, "taken": 1, "parked": 2},
        "outbox": {"lag_seconds": 12.5, "waiting": 3, "sending": 0, "parked": 0, "in_doubt": 1},
        "slack": {"answers": True, "said": "ok"},
    }


def test_slack_away_is_said_and_is_no_reason_to_take_the_bot_out_of_service() -> None:
    answer = ask("/readyz", looks(slack=lambda: UNTOLD))
    assert answer.status_code == 200
    assert answer.json()["slack"] == {"answers": False, "said": "no_answer"}


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (UNREACHABLE, "unreachable"),
        (Condition(database=Schema.BEHIND), "behind: run `scribe migrate`"),
    ],
)
def test_without_its_database_the_bot_is_not_ready(condition: Condition, said: str) -> None:
    answer = ask("/readyz", looks(condition=lambda: condition))
    assert answer.status_code == 503
    assert answer.json() == {
        "ready": False,
        "database": said,
        "inbox": None,
        "outbox": None,
        "slack": {"answers": True, "said": "ok"},
    }


@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
def test_a_database_that_never_answers_is_waited_for_a_moment_only(
    path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.05)
    released = threading.Event()
    at_last = threading.Timer(0.5, released.set)
    at_last.start()

    def hangs() -> Condition:
        released.wait(10)
        return WELL

    answer = ask(path, looks(condition=hangs))
    at_last.join()
    if path == "/readyz":
        assert (answer.status_code, answer.json()["database"]) == (503, "unreachable")
    else:
        assert "scribe_ready 0.0" in answer.text


def test_a_flood_of_questions_is_one_look() -> None:
    looked: list[None] = []

    def counted() -> Condition:
        looked.append(None)
        return WELL

    assert ask("/readyz", looks(condition=counted), times=50).status_code == 200
    assert len(looked) == 1


def test_whoever_asks_for_life_is_not_told_of_work() -> None:
    answer = ask("/healthz", looks(condition=lambda: UNREACHABLE))
    assert (answer.status_code, answer.text) == (200, "ok\n")


def test_the_numbers_are_prometheus_text() -> None:
    meters = Meters()
    meters.answered("command", 0.012)
    meters.taken(3)
    meters.delivered("announced")
    for outcome in ("ok", "ratelimited", "channel_not_found", "no_answer"):
        meters.called("chat.postMessage", outcome)
    answer = ask("/metrics", looks(meters=meters))
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    told = answer.text.splitlines()
    for line in (
        'scribe_ack_seconds_bucket{kind="command",le="0.01"} 0.0',
        'scribe_ack_seconds_bucket{kind="command",le="0.015"} 1.0',
        'scribe_ack_seconds_count{kind="command"} 1.0',
        "scribe_events_taken_total 3.0",
        'scribe_delivered_total{kind="announced"} 1.0',
        'scribe_slack_throttled_total{method="chat.postMessage"} 1.0',
        'scribe_slack_errors_total{error="channel_not_found",method="chat.postMessage"} 1.0',
        'scribe_slack_errors_total{error="no_answer",method="chat.postMessage"} 1.0',
        "scribe_ready 1.0",
        "scribe_inbox_lag_seconds 0.0",
        'scribe_inbox_rows{state="parked"} 2.0',
        "scribe_outbox_lag_seconds 12.5",
        'scribe_outbox_rows{state="waiting"} 3.0',
        "scribe_outbox_in_doubt 1.0",
    ):
        assert line in told


def test_a_lag_that_nobody_knows_is_no_number() -> None:
    told = ask("/metrics", looks(condition=lambda: UNREACHABLE)).text
    assert "scribe_ready 0.0" in told
    assert "lag_seconds" not in told
