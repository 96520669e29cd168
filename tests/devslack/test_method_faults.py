"""Calls that fail: what the client sees of each, and what the workspace then holds."""

import http.client
import json
import time
from typing import Any
from urllib.error import URLError

import httpx2
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.localslack import LocalSlack, LocalSlackFailed
from tests.devslack.stranger import Stranger

POST = "chat.postMessage"


@pytest.fixture
def channel(slack: LocalSlack) -> str:
    channels = slack.get("state")["channels"]
    return str(next(one["id"] for one in channels if one["name"] == "incidents"))


def meet(slack: LocalSlack, method: str = POST, **fault: Any) -> None:
    slack.post("faults", methods={method: fault})


def texts(slack: LocalSlack) -> list[str]:
    """What people read of the app in the channel."""
    read = slack.get("messages", **{"as": "responder", "channel": "incidents"})
    return [one["text"] for one in read["messages"] if "bot_id" in one]


def raw(slack: LocalSlack, channel: str, *, seconds: float = 5) -> httpx2.Response:
    """A post by a client that shows the answer as it is."""
    return httpx2.post(
        f"{slack.at.base_url}{POST}",
        json={"channel": channel, "text": "hello"},
        headers={"authorization": f"Bearer {slack.at.bot_token}"},
        timeout=seconds,
    )


@pytest.mark.parametrize(
    "error",
    [
        *("channel_not_found", "is_archived", "not_in_channel", "name_taken", "already_reacted"),
        *("msg_too_long", "invalid_blocks", "token_revoked", "restricted_action", "ratelimited"),
        *("cant_invite_self", "user_not_found", "fatal_error", "a_word_of_tomorrow"),
    ],
)
def test_any_word_of_slacks_can_be_the_answer(
    slack: LocalSlack, client: WebClient, channel: str, error: str
) -> None:
    meet(slack, error=error, times=1)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=channel, text="hello")
    assert caught.value.response["error"] == error
    assert texts(slack) == []
    client.chat_postMessage(channel=channel, text="again")
    assert texts(slack) == ["again"]


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_error_does_nothing(slack: LocalSlack, channel: str, status: int) -> None:
    meet(slack, status=status)
    assert raw(slack, channel).status_code == status
    assert texts(slack) == []


@pytest.mark.parametrize("said", [0, 1, 3600, "Fri, 20 Nov 2026 14:02:00 GMT", "soon"])
def test_a_429_says_when_as_it_was_asked_to(slack: LocalSlack, channel: str, said: Any) -> None:
    meet(slack, retry_after=said)
    answer = raw(slack, channel)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, str(said))
    assert answer.json() == {"ok": False, "error": "ratelimited"}
    assert texts(slack) == []


def test_a_429_may_say_nothing_of_when(slack: LocalSlack, channel: str) -> None:
    meet(slack, status=429, retry_after=None)
    answer = raw(slack, channel)
    assert answer.status_code == 429
    assert "retry-after" not in answer.headers


def test_a_page_comes_where_json_should(slack: LocalSlack, client: WebClient, channel: str) -> None:
    meet(slack, answer="html")
    answer = raw(slack, channel)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.startswith("<!DOCTYPE html>")
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=channel, text="hello")
    assert texts(slack) == []


def test_half_of_the_answer_is_no_json(slack: LocalSlack, channel: str) -> None:
    meet(slack, answer="truncated", after=True)
    answer = raw(slack, channel)
    assert answer.text.startswith('{"ok":true')
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert texts(slack) == ["hello"]


def test_a_huge_answer_is_ten_megabytes_of_json(slack: LocalSlack, channel: str) -> None:
    meet(slack, answer="huge", after=True)
    answer = raw(slack, channel)
    assert len(answer.content) == 10 * 1024 * 1024
    assert answer.json()["ok"]
    assert texts(slack) == ["hello"]


@pytest.mark.parametrize(("after", "held"), [(True, ["hello"]), (False, [])])
def test_a_connection_drops_before_or_after_the_work(
    slack: LocalSlack, client: WebClient, channel: str, *, after: bool, held: list[str]
) -> None:
    meet(slack, answer="drop", after=after, times=1)
    with pytest.raises((http.client.RemoteDisconnected, URLError)):
        client.chat_postMessage(channel=channel, text="hello")
    assert texts(slack) == held
    [call] = slack.get("log")["calls"]
    assert (call["fault"], call["acted"]) == ("drop", after)


def test_done_and_told_that_it_failed(slack: LocalSlack, client: WebClient, channel: str) -> None:
    meet(slack, error="internal_error", after=True)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=channel, text="hello")
    assert texts(slack) == ["hello"]


def test_an_answer_comes_after_the_client_has_given_up(slack: LocalSlack, channel: str) -> None:
    meet(slack, latency=5, after=True)
    with pytest.raises(httpx2.ReadTimeout):
        raw(slack, channel, seconds=0.3)
    assert texts(slack) == ["hello"]


def test_an_answer_never_comes(slack: LocalSlack, channel: str) -> None:
    meet(slack, answer="hang")
    with pytest.raises(httpx2.ReadTimeout):
        raw(slack, channel, seconds=0.3)
    assert texts(slack) == []


def test_every_method_can_be_slow_and_still_tell_the_truth(
    slack: LocalSlack, client: WebClient, channel: str
) -> None:
    meet(slack, "*", latency=0.3)
    begun = time.monotonic()
    assert client.auth_test()["ok"]
    assert client.chat_postMessage(channel=channel, text="hello")["ok"]
    assert time.monotonic() - begun >= 0.6
    assert texts(slack) == ["hello"]


def test_a_fault_by_chance_strikes_the_same_calls_for_the_same_seed(
    slack: LocalSlack, client: WebClient
) -> None:
    def outcomes() -> list[bool]:
        slack.post("faults", seed=7)
        slack.post("log/clear")
        for _ in range(30):
            try:
                client.auth_test()
            except SlackApiError:
                continue
        return [call["response"]["ok"] for call in slack.get("log")["calls"]]

    meet(slack, "auth.test", error="internal_error", chance=0.5)
    first = outcomes()
    assert 0 < first.count(False) < 30
    assert outcomes() == first


def test_an_answering_address_can_act_and_drop(slack: LocalSlack) -> None:
    addresses: list[str] = []

    async def answer(ack: Any, command: Any) -> None:
        addresses.append(command["response_url"])
        await ack()

    with Stranger(slack, command=answer):
        slack.post("command", **{"as": "responder", "channel": "incidents", "text": "/incident"})
    meet(slack, "response_url", answer="drop", after=True)
    with pytest.raises(httpx2.RemoteProtocolError):
        httpx2.post(addresses[0], json={"text": "hello"})
    assert texts(slack) == ["hello"]


def test_one_fault_is_taken_away_and_then_all(slack: LocalSlack, client: WebClient) -> None:
    failing = {"error": "internal_error"}
    slack.post("faults", methods={"auth.test": failing, "team.info": failing})
    slack.post("faults", methods={"auth.test": None})
    assert client.auth_test()["ok"]
    with pytest.raises(SlackApiError):
        client.team_info()
    httpx2.delete(f"{slack.at.control_url}faults").raise_for_status()
    assert client.team_info()["ok"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"tremble": True},
        {"methods": {"auth.test": {"colour": "red"}}},
        {"methods": {"auth.test": {"answer": "maybe"}}},
        {"outage": {"how": "503"}},
        {"outage": {"seconds": 1, "of": ["weather"]}},
        {"outage": {"seconds": 1, "how": "loudly"}},
        {"redelivery": 5},
        {"speed": "fast"},
        {"delay": -1},
        {"timing": "moon"},
    ],
    ids=str,
)
def test_a_switch_that_there_is_not_is_refused(slack: LocalSlack, wrong: dict[str, Any]) -> None:
    with pytest.raises(LocalSlackFailed, match="invalid_arguments"):
        slack.post("faults", **wrong)
