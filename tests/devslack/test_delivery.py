"""How the app hears of things: over sockets and over HTTP, once or again."""

import contextlib
import json
import time
from collections import Counter
from typing import Any

import httpx2
import pytest
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bot.localslack import LocalSlack
from tests.devslack.stranger import Stranger, StrangerOverHttp


@pytest.fixture(params=[Stranger, StrangerOverHttp], ids=["socket", "http"])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def delivered(slack: LocalSlack) -> None:
    slack.get("wait", undelivered=0, timeout=10)


def say(slack: LocalSlack, text: str, **more: Any) -> str:
    said = slack.post("say", **{"as": "responder", "channel": "incidents", "text": text, **more})
    return str(said["ts"])


def test_an_app_hears_what_people_do_in_its_channels(slack: LocalSlack, kind: Any) -> None:
    with kind(slack) as app:
        ts = say(slack, "the shop is down")
        here = {"as": "commander", "channel": "incidents", "ts": ts}
        slack.post("say", **here | {"text": "looking", "thread_ts": ts})
        slack.post("react", **here, name="boom")
        slack.post("unreact", **here, name="boom")
        slack.post("pin", **here)
        slack.post("unpin", **here)
        own = {"as": "responder", "channel": "incidents"}
        slack.post("edit", **own, ts=ts, text="the shop is slow")
        slack.post("delete", **own, ts=say(slack, "@scribe wrong channel"))
        slack.post("say", **own | {"channel": "random", "text": "not heard"})
        delivered(slack)
    assert Counter(app.names()) == Counter(
        [
            *("message", "message", "reaction_added", "reaction_removed"),
            *("pin_added", "pin_removed", "message/message_changed"),
            *("message", "app_mention", "message/message_deleted"),
        ]
    )


def test_an_envelope_says_whose_event_it_is(slack: LocalSlack, kind: Any) -> None:
    with kind(slack) as app:
        say(slack, "hello")
        delivered(slack)
    state = slack.get("state")
    [body] = app.heard
    assert body["team_id"] == state["team"]["id"]
    assert body["api_app_id"] == state["bot"]["app_id"]
    assert body["authorizations"][0]["user_id"] == state["bot"]["user_id"]
    assert body["event_id"].startswith("Ev")
    assert str(body["event_time"]) == body["event"]["ts"].partition(".")[0]


def test_the_app_hears_itself(slack: LocalSlack, kind: Any, client: WebClient) -> None:
    metadata = {"event_type": "entry", "event_payload": {"id": 1}}
    channel = next(c["id"] for c in slack.get("state")["channels"] if c["name"] == "incidents")
    with kind(slack) as app:
        client.chat_postMessage(channel=channel, text="on it", metadata=metadata)
        delivered(slack)
    [body] = app.heard
    bot = slack.get("state")["bot"]
    event = body["event"]
    assert "subtype" not in event
    assert (event["user"], event["bot_id"], event["app_id"]) == (
        bot["user_id"],
        bot["bot_id"],
        bot["app_id"],
    )
    assert event["metadata"] == metadata


def test_events_are_delivered_as_often_as_asked_and_in_any_order(
    slack: LocalSlack, kind: Any
) -> None:
    slack.post("faults", deliver=3, shuffle=True, seed=1)
    with kind(slack) as app:
        said = [say(slack, f"line {number}") for number in range(20)]
        delivered(slack)
    heard = [body["event"]["ts"] for body in app.heard]
    assert Counter(heard) == Counter(dict.fromkeys(said, 3))
    assert heard != sorted(heard)
    ids = {body["event"]["ts"]: body["event_id"] for body in app.heard}
    assert all(ids[body["event"]["ts"]] == body["event_id"] for body in app.heard)


def test_a_delayed_event_comes_late(slack: LocalSlack, kind: Any) -> None:
    slack.post("faults", delay=0.5)
    with kind(slack) as app:
        say(slack, "late")
        assert slack.get("state")["undelivered"] == 1
        assert app.heard == []
        delivered(slack)
        assert len(app.heard) == 1


def test_each_event_goes_to_any_one_of_the_open_sockets(slack: LocalSlack) -> None:
    with Stranger(slack) as one, Stranger(slack) as other:
        assert slack.get("state")["sockets"] == 2
        for number in range(40):
            say(slack, f"line {number}")
        delivered(slack)
    assert len(one.heard) + len(other.heard) == 40
    assert one.heard
    assert other.heard


def test_an_event_waits_for_a_socket(slack: LocalSlack) -> None:
    say(slack, "anybody?")
    assert slack.get("state")["undelivered"] == 1
    with Stranger(slack) as app:
        delivered(slack)
        assert app.names() == ["message"]


def test_an_event_that_nobody_takes_is_dropped_and_counted(slack: LocalSlack) -> None:
    slack.post("faults", redelivery=[0, 0.05, 0.1])
    say(slack, "nobody")
    delivered(slack)
    assert slack.get("state")["dropped"] == 1


def test_a_socket_address_opens_one_socket(slack: LocalSlack) -> None:
    with httpx2.Client(base_url=slack.at.base_url) as http:
        bearer = {"authorization": f"Bearer {slack.at.app_token}"}
        answer = http.post("apps.connections.open", headers=bearer).json()
    assert answer["url"].startswith("ws://127.0.0.1:")

    with connect(answer["url"], proxy=None) as socket:
        assert '"type": "hello"' in str(socket.recv(5))
        with pytest.raises(InvalidStatus):
            connect(answer["url"], proxy=None)


def test_an_unanswered_envelope_comes_again_and_says_why(slack: LocalSlack) -> None:
    slack.post("faults", patience=0.2, redelivery=[0, 0.1, 0.1])
    with httpx2.Client(base_url=slack.at.base_url) as http:
        bearer = {"authorization": f"Bearer {slack.at.app_token}"}
        url = http.post("apps.connections.open", headers=bearer).json()["url"]
    with connect(url, proxy=None) as socket:
        socket.recv(5)
        say(slack, "hello?")
        tries = [json.loads(socket.recv(5)) for _ in range(2)]
        socket.send(json.dumps({"envelope_id": tries[1]["envelope_id"]}))
        delivered(slack)
    assert [(one["retry_attempt"], one["retry_reason"]) for one in tries] == [
        (0, ""),
        (1, "timeout"),
    ]
    assert tries[0]["payload"]["event_id"] == tries[1]["payload"]["event_id"]
    assert tries[0]["envelope_id"] != tries[1]["envelope_id"]


def test_http_redelivery_has_slacks_headers_and_the_same_event(slack: LocalSlack) -> None:
    slack.post("faults", redelivery=[0, 0.05, 0.1])
    tries: list[str] = []

    class Failing(StrangerOverHttp):
        async def _note(self, body: Any, req: Any, next: Any) -> None:  # noqa: A002
            tries.append(body["event_id"])
            await super()._note(body, req, next)
            if len(tries) < 4:
                raise RuntimeError("not yet")

    with Failing(slack) as app:
        say(slack, "hello?")
        delivered(slack)
    assert len(set(tries)) == 1
    assert [
        (one.get("x-slack-retry-num"), one.get("x-slack-retry-reason")) for one in app.headers
    ] == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]
    assert slack.get("state")["dropped"] == 0


def test_signatures_are_of_now_however_the_clock_stands(slack: LocalSlack) -> None:
    slack.post("clock", now="2019-02-05T10:00:00Z")
    with StrangerOverHttp(slack) as app:
        say(slack, "long ago")
        delivered(slack)
    [body], [headers] = app.heard, app.headers
    assert body["event"]["ts"] == "1549360800.000001"
    assert abs(int(headers["x-slack-request-timestamp"]) - time.time()) < 60


def test_a_disconnect_is_announced_and_bolt_comes_back(slack: LocalSlack) -> None:
    with Stranger(slack) as app:
        slack.post("sockets/disconnect")
        say(slack, "still there?")
        delivered(slack)
        # Bolt may swap sockets twice; what it did not acknowledge comes again.
        assert len({body["event_id"] for body in app.heard}) == 1


def test_the_eleventh_socket_is_sent_away(slack: LocalSlack) -> None:
    bearer = {"authorization": f"Bearer {slack.at.app_token}"}
    with httpx2.Client(base_url=slack.at.base_url) as http, contextlib.ExitStack() as open_ones:
        said = []
        for _ in range(11):
            url = http.post("apps.connections.open", headers=bearer).json()["url"]
            socket = open_ones.enter_context(connect(url, proxy=None))
            said.append(json.loads(socket.recv(5)))
    assert [one["type"] for one in said] == ["hello"] * 10 + ["disconnect"]
    assert said[-1]["reason"] == "too_many_websockets"
