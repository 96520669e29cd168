"""Slack goes away for a while and comes back; pauses pass on this clock or that."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from bot.localslack import LocalSlack
from tests.devslack.stranger import Stranger, StrangerOverHttp

WAYS = {"503": SlackApiError, "refused": OSError, "timeout": TimeoutError}


@pytest.fixture(params=[Stranger, StrangerOverHttp], ids=["socket", "http"])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def say(slack: LocalSlack, text: str) -> None:
    slack.post("say", **{"as": "responder", "channel": "incidents", "text": text})


def settled(slack: LocalSlack) -> None:
    slack.get("wait", undelivered=0, timeout=10)


def over(slack: LocalSlack) -> None:
    """Wait for the outage's end."""
    until = time.monotonic() + 10
    while slack.get("state")["outage"]:
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.parametrize("how", WAYS)
def test_while_slack_is_away_every_call_fails_and_then_none(slack: LocalSlack, how: str) -> None:
    client = WebClient(slack.at.bot_token, slack.at.base_url, timeout=1, retry_handlers=[])
    slack.post("faults", outage={"seconds": 30, "how": how})
    for call in (client.auth_test, client.users_list):
        with pytest.raises(WAYS[how]):
            call()
    slack.post("faults", outage=None)
    assert client.auth_test()["ok"]


def test_an_outage_ends_by_itself(slack: LocalSlack, client: WebClient) -> None:
    slack.post("faults", speed=1000, outage={"seconds": 300})
    with pytest.raises(SlackApiError):
        client.auth_test()
    over(slack)
    assert client.auth_test()["ok"]


def test_an_event_in_a_long_outage_is_dropped_after_three_retries(
    slack: LocalSlack, kind: Any
) -> None:
    with kind(slack) as app:
        slack.post("faults", speed=1000, outage={"seconds": 600, "of": ["events"]})
        say(slack, "lost")
        settled(slack)
        assert slack.get("state")["outage"]
        slack.post("faults", outage=None)
        say(slack, "heard")
        settled(slack)
    assert [body["event"]["text"] for body in app.heard] == ["heard"]
    assert slack.get("state")["dropped"] == 1
    log = slack.get("log")
    [dropped] = log["dropped"]
    assert dropped["event"]["text"] == "lost"
    tries = [one for one in log["deliveries"] if one["event_id"] == dropped["event_id"]]
    assert [(one["retry"], one["failure"]) for one in tries] == [
        (num, "connection_failed") for num in range(4)
    ]


def test_an_event_in_a_short_outage_comes_with_a_retry(slack: LocalSlack, kind: Any) -> None:
    with kind(slack) as app:
        slack.post("faults", speed=100, outage={"seconds": 120})
        say(slack, "late")
        settled(slack)
    [headers] = app.headers
    assert headers["x-slack-retry-num"] == "3"
    assert slack.get("state")["dropped"] == 0


def test_commands_still_reach_the_app_while_the_api_is_away(slack: LocalSlack) -> None:
    async def answer(ack: Any) -> None:
        await ack("here")

    with Stranger(slack, command=answer):
        typed = {"as": "responder", "channel": "incidents", "text": "/incident"}
        slack.post("command", **typed)  # Bolt's first asks auth.test, and keeps the answer
        slack.post("faults", outage={"seconds": 30})
        assert slack.post("command", **typed)["reply"] == {"text": "here"}


def test_an_outage_of_sockets_breaks_them_and_lets_none_in(slack: LocalSlack) -> None:
    with httpx2.Client(base_url=slack.at.base_url) as http:
        bearer = {"authorization": f"Bearer {slack.at.app_token}"}
        one, other = (
            http.post("apps.connections.open", headers=bearer).json()["url"] for _ in range(2)
        )
    with connect(one, proxy=None) as socket:
        socket.recv(5)
        slack.post("faults", outage={"seconds": 30, "of": ["sockets"]})
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
        assert socket.close_code == 1006
        assert slack.get("state")["sockets"] == 0
        with pytest.raises(InvalidStatus):
            connect(other, proxy=None)


def test_redelivery_can_wait_for_the_workspaces_clock(slack: LocalSlack, kind: Any) -> None:
    slack.post("clock", now="2026-11-20T14:00:00Z")
    with kind(slack) as app:
        slack.post("faults", timing="clock", outage={"seconds": 120, "of": ["events"]})
        say(slack, "late")
        time.sleep(0.3)
        assert slack.get("state")["undelivered"] == 1
        slack.post("clock", now="2026-11-20T14:01:30Z")
        time.sleep(0.3)
        assert app.heard == []
        slack.post("clock", now="2026-11-20T14:02:30Z")
        assert not slack.get("state")["outage"]
        slack.post("clock", now="2026-11-20T14:07:00Z")
        settled(slack)
    [headers] = app.headers
    assert headers["x-slack-retry-num"] == "3"


def test_faults_come_from_a_file_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "faults.json"
    file.write_text(json.dumps({"methods": {"auth.test": {"error": "account_inactive"}}}))
    with LocalSlack("--port", "0", "--faults", str(file)) as slack:
        client = WebClient(slack.at.bot_token, slack.at.base_url, retry_handlers=[])
        with pytest.raises(SlackApiError, match="account_inactive"):
            client.auth_test()
        assert client.users_list()["ok"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "cannot read the faults in"),
        ("[]", "it holds no JSON object"),
        (
            '{"tremble": 1}',
            "does not know these faults: [ERROR] unknown argument: tremble",
        ),
    ],
)
def test_a_file_of_faults_that_makes_no_sense_stops_the_start(
    tmp_path: Path, content: str, sentence: str
) -> None:
    file = tmp_path / "faults.json"
    file.write_text(content)
    command = [sys.executable, "-m", "devslack", "--faults", str(file)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 1
    assert sentence in ended.stderr
