"""Acting as people, reading as people, and what pages are told."""

import json
import re
import subprocess
import sys
from typing import Any

import httpx2
from slack_sdk import WebClient
from websockets.sync.client import connect

from bot.localslack import LocalSlack
from devslack.control.endpoint import ACTIONS
from tests.support.machine import REPOSITORY

WHO = {"as": "responder", "channel": "incidents"}


def refusal(slack: LocalSlack, path: str, **body: Any) -> str:
    answer = httpx2.post(f"{slack.at.control_url}{path}", json=body)
    assert answer.status_code == 400
    return str(answer.json()["error"])


def messages(slack: LocalSlack, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = slack.get("messages", **WHO | query)["messages"]
    return found


def test_a_fresh_workspace_has_people_channels_and_the_app(slack: LocalSlack) -> None:
    state = slack.get("state")
    assert state["team"]["name"] == "Local Slack"
    assert {one["name"]: one.get("tz") for one in state["people"]} == {
        "scribe": None,
        "commander": "Europe/Berlin",
        "responder": "America/New_York",
        "reporter": "UTC",
        "operator": "Asia/Tokyo",
    }
    bot = state["bot"]["user_id"]
    assert {one["name"]: bot in one["members"] for one in state["channels"]} == {
        "general": True,
        "incidents": True,
        "random": False,
    }


def test_who_is_not_in_a_channel_cannot_write_there(slack: LocalSlack) -> None:
    guest = slack.post("people", name="guest", guest=True)["user"]
    said = {"as": "guest", "channel": "incidents", "text": "hello"}
    assert refusal(slack, "say", **said) == "not_in_channel"
    slack.post("channels/join", **{"as": guest, "channel": "incidents"})
    slack.post("say", **said)
    slack.post("channels/leave", **{"as": "guest", "channel": "incidents"})
    assert refusal(slack, "say", **said) == "not_in_channel"


def test_refusals_say_what_is_the_matter(slack: LocalSlack) -> None:
    nobody = {"as": "nobody", "channel": "incidents", "text": "x"}
    assert refusal(slack, "say", **nobody) == "user_not_found: nobody is called nobody"
    nowhere = {"as": "responder", "channel": "nowhere", "text": "x"}
    assert refusal(slack, "say", **nowhere) == "channel_not_found: there is no channel nowhere"
    assert refusal(slack, "people", name="x", tz="Mars/Olympus") == (
        "invalid_arguments: no time zone is called Mars/Olympus"
    )
    assert refusal(slack, "clock", now="2026-11-20T14:02:00") == (
        "invalid_arguments: 2026-11-20T14:02:00 does not say its offset from UTC"
    )


def test_people_from_elsewhere_have_another_team(slack: LocalSlack, client: WebClient) -> None:
    partner = slack.post("people", name="partner", external=True, tz="Asia/Tokyo")["user"]
    assert client.users_info(user=partner)["user"]["team_id"] != slack.get("state")["team"]["id"]


def test_another_bot_posts_with_its_own_ids(slack: LocalSlack) -> None:
    post = {"bot": "alertmanager", "channel": "incidents", "text": "Latency is high"}
    first, second = slack.post("bots/post", **post), slack.post("bots/post", **post)
    old = slack.post("bots/post", **post, classic=True)
    shown = {one["ts"]: one for one in messages(slack)}
    assert first["bot_id"] == second["bot_id"] != slack.get("state")["bot"]["bot_id"]
    assert "subtype" not in shown[first["ts"]]
    assert shown[old["ts"]]["subtype"] == "bot_message"
    assert "user" not in shown[old["ts"]]


def test_a_deleted_message_leaves_a_tombstone_where_others_replied(slack: LocalSlack) -> None:
    parent = slack.post("say", **WHO, text="parent")["ts"]
    slack.post("say", **WHO | {"as": "commander"}, text="reply", thread_ts=parent)
    alone = slack.post("say", **WHO, text="alone")["ts"]
    for ts in (parent, alone):
        slack.post("delete", **WHO, ts=ts)
    shown = {one["ts"]: one for one in messages(slack)}
    assert shown[parent]["subtype"] == "tombstone"
    assert alone not in shown
    thread = messages(slack, thread_ts=parent)
    assert [one["text"] for one in thread] == ["This message was deleted.", "reply"]


def test_only_the_author_edits_and_deletes_but_an_admin_deletes_all(slack: LocalSlack) -> None:
    ts = slack.post("say", **WHO, text="mine")["ts"]
    other = {"as": "commander", "channel": "incidents", "ts": ts}
    assert refusal(slack, "edit", **other, text="x").startswith("cant_update_message")
    assert refusal(slack, "delete", **other).startswith("cant_update_message")
    slack.patch("people", **{"as": "commander", "admin": True})
    slack.post("delete", **other)
    assert ts not in [one["ts"] for one in messages(slack)]


def test_the_clock_is_set_stands_and_runs(slack: LocalSlack) -> None:
    assert slack.get("clock")["running"]
    stands = slack.post("clock", now="2026-11-20T15:02:00+01:00")
    assert stands["now"] == "2026-11-20T14:02:00.000000Z"
    said = [slack.post("say", **WHO, text="x")["ts"] for _ in range(2)]
    assert [ts.partition(".")[0] for ts in said] == ["1795183320", "1795183320"]
    assert said[0] < said[1]
    assert not slack.get("clock")["running"]
    slack.post("clock", running=True)
    assert slack.get("clock")["unix"] > 1795183320


def test_waiting_ends_when_time_is_up(slack: LocalSlack) -> None:
    slack.post("say", **WHO, text="nobody hears this")
    url = f"{slack.at.control_url}wait?undelivered=0&timeout=0.1"
    assert httpx2.get(url).status_code == 408
    assert slack.get("wait", undelivered=1, timeout=0.1) == {"undelivered": 1}


def test_a_page_is_told_what_its_person_may_see(slack: LocalSlack, client: WebClient) -> None:
    live = slack.at.page_url.replace("http", "ws", 1) + "page/live?as=responder"
    state = httpx2.get(f"{slack.at.page_url}page/state?as=responder").json()
    ids = {one["name"]: one["id"] for one in state["people"] + state["channels"]}
    with connect(live, proxy=None) as page:
        ts = slack.post("say", **WHO, text="hello")["ts"]
        slack.post("react", **WHO, ts=ts, name="boom")
        secret = slack.post("channels", **{"as": "commander", "name": "board", "private": True})
        slack.post("say", **{"as": "commander", "channel": secret["channel"], "text": "psst"})
        for who in ("commander", "responder"):
            client.chat_postEphemeral(channel=ids["incidents"], user=ids[who], text=f"to {who}")
        slack.post("delete", **WHO, ts=ts)
        told = [json.loads(page.recv(5)) for _ in range(4)]
    assert [one["name"] for one in told] == [
        "message",
        "reaction_added",
        "ephemeral",
        "message_deleted",
    ]
    assert told[0]["message"]["text"] == "hello"
    assert told[1]["message"]["reactions"][0]["name"] == "boom"
    assert told[2]["message"]["text"] == "to responder"
    assert (told[3]["channel"], told[3]["ts"]) == (ids["incidents"], ts)


def test_the_log_keeps_what_was_said_to_the_app_and_by_it(
    slack: LocalSlack, client: WebClient
) -> None:
    client.team_info()
    slack.post("say", **WHO, text="hello")
    log = slack.get("log")
    assert [one["method"] for one in log["calls"]] == ["team.info"]
    assert [one["event"]["text"] for one in log["events"]] == ["hello"]
    slack.post("log/clear")
    assert not any(slack.get("log").values())


def test_a_browser_asks_each_time_whether_the_page_has_changed(slack: LocalSlack) -> None:
    for part in ("", "static/js/main.js", "static/css/base.css"):
        answer = httpx2.get(f"{slack.at.page_url}{part}")
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")


def test_the_state_says_where_the_app_is_reached(slack: LocalSlack) -> None:
    assert slack.get("state")["http_url"] is None
    slack.post("faults", http_url="http://127.0.0.1:9/events")
    assert slack.get("state")["http_url"] == "http://127.0.0.1:9/events"


def test_the_manual_names_every_call() -> None:
    manual = (REPOSITORY / "docs" / "devslack.md").read_text()
    rows = [row.split("|")[1] for row in manual.splitlines() if row.startswith("| ")]
    named = set(re.findall(r"[a-z_]+", " ".join(rows)))
    assert {word for _, path in ACTIONS for word in path.split("/")} - named == set()


def test_it_ends_at_once_and_well_when_told() -> None:
    command = [sys.executable, "-m", "devslack", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert set(json.loads(process.stdout.readline())) == {
            "base_url",
            "bot_token",
            "app_token",
            "signing_secret",
            "page_url",
            "control_url",
        }
        process.terminate()
        assert process.wait(5) == 0
