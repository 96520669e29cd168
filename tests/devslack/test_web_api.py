"""The Web API through Slack's own client: what it does, and how it says no."""

from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.localslack import LocalSlack

Ids = dict[str, str]


@pytest.fixture
def ids(slack: LocalSlack) -> Ids:
    """Everybody's and every channel's id by name, and `scribe`, who is the app."""
    state = slack.get("state")
    return {one["name"]: one["id"] for one in state["people"] + state["channels"]}


def say(slack: LocalSlack, text: str, **more: Any) -> str:
    said = slack.post("say", **{"as": "responder", "channel": "incidents", "text": text, **more})
    return str(said["ts"])


def refusal(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def test_a_token_is_asked_for(slack: LocalSlack) -> None:
    at = slack.at
    bearers = {
        "": "not_authed",
        "Bearer xoxb-somebody": "invalid_auth",
        f"Bearer {at.app_token}": "not_allowed_token_type",
    }
    for bearer, error in bearers.items():
        headers = {"authorization": bearer} if bearer else {}
        answer = httpx2.post(f"{at.base_url}auth.test", headers=headers).json()
        assert answer == {"ok": False, "error": error}


def test_the_token_may_come_as_an_argument(slack: LocalSlack) -> None:
    answer = httpx2.get(f"{slack.at.base_url}auth.test?token={slack.at.bot_token}").json()
    assert answer["ok"]


def test_what_is_not_built_is_refused_by_name(client: WebClient, ids: Ids) -> None:
    assert refusal(client.canvases_create) == "unknown_method"
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=ids["incidents"], text="x", icon_emoji=":boom:")
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] unknown argument: icon_emoji"
    ]


def test_the_app_is_a_member_where_it_should_be(client: WebClient, ids: Ids) -> None:
    mine = client.users_conversations(exclude_archived=True)["channels"]
    assert [one["name"] for one in mine] == ["general", "incidents"]
    everything = client.conversations_list(types="public_channel,private_channel")["channels"]
    assert [one["name"] for one in everything] == ["general", "incidents", "random"]
    members = client.conversations_members(channel=ids["random"])["members"]
    assert ids["scribe"] not in members


def test_people_have_zones_and_bots_and_the_deactivated_have_none(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    slack.post("clock", now="2026-01-15T12:00:00Z")
    commander = client.users_info(user=ids["commander"])["user"]
    assert (commander["tz"], commander["tz_offset"]) == ("Europe/Berlin", 3600)
    assert "tz" not in client.users_info(user=ids["scribe"])["user"]
    slack.patch("people", **{"as": "operator", "deactivated": True})
    assert "tz" not in client.users_info(user=ids["operator"])["user"]


def test_channels_refuse_what_slack_refuses(client: WebClient, ids: Ids) -> None:
    create = client.conversations_create
    assert refusal(create, name="random") == "name_taken"
    assert refusal(create, name="Loud") == "invalid_name_specials"
    assert refusal(create, name="a b") == "invalid_name_specials"
    assert refusal(create, name="x" * 81) == "invalid_name_maxlength"
    assert refusal(create, name="") == "invalid_name_required"
    channel = create(name="inc-1")["channel"]["id"]
    topic = client.conversations_setTopic
    assert refusal(topic, channel=channel, topic="x" * 251) == "too_long"
    assert refusal(topic, channel=ids["random"], topic="x") == "not_in_channel"
    client.conversations_archive(channel=channel)
    assert refusal(create, name="inc-1") == "name_taken"
    assert refusal(client.chat_postMessage, channel=channel, text="x") == "is_archived"
    assert refusal(client.conversations_archive, channel=channel) == "already_archived"
    assert refusal(client.conversations_info, channel="C0") == "channel_not_found"


def test_an_invitation_is_all_or_nothing(slack: LocalSlack, client: WebClient, ids: Ids) -> None:
    gone = slack.post("people", name="former", deactivated=True)["user"]
    channel = client.conversations_create(name="inc-1")["channel"]["id"]
    invite = client.conversations_invite
    assert refusal(invite, channel=channel, users="U0") == "user_not_found"
    assert refusal(invite, channel=channel, users=ids["scribe"]) == "cant_invite_self"
    assert refusal(invite, channel=channel, users=[ids["commander"], gone]) == "user_disabled"
    assert client.conversations_members(channel=channel)["members"] == [ids["scribe"]]
    invite(channel=channel, users=[ids["commander"], ids["responder"]])
    assert refusal(invite, channel=channel, users=ids["commander"]) == "already_in_channel"


def test_a_private_channel_is_unseen_by_others(slack: LocalSlack, client: WebClient) -> None:
    made = slack.post("channels", **{"as": "commander", "name": "board", "private": True})
    channel = made["channel"]
    assert refusal(client.conversations_info, channel=channel) == "channel_not_found"
    slack.post("channels/invite", **{"as": "commander", "channel": channel, "members": ["scribe"]})
    assert client.conversations_info(channel=channel)["channel"]["is_private"]


def test_posts_refuse_what_slack_refuses(client: WebClient, ids: Ids) -> None:
    post, here = client.chat_postMessage, ids["incidents"]
    nothing = {"channel": here, "text": ""}
    assert refusal(client.api_call, api_method="chat.postMessage", json=nothing) == "no_text"
    assert refusal(post, channel="C0", text="x") == "channel_not_found"
    assert refusal(post, channel=ids["random"], text="x") == "not_in_channel"
    assert refusal(post, channel=here, text="x", thread_ts="1.000001") == "thread_not_found"
    wrong = {"event_type": 1}
    assert refusal(post, channel=here, text="x", metadata=wrong) == "invalid_metadata_format"
    assert len(post(channel=here, text="x" * 50_000)["message"]["text"]) == 40_000


def test_an_update_keeps_what_it_does_not_name(client: WebClient, ids: Ids) -> None:
    metadata = {"event_type": "headline", "event_payload": {"incident": 1}}
    blocks = [{"type": "divider", "block_id": "line"}]
    here = ids["incidents"]
    ts = client.chat_postMessage(channel=here, text="one", blocks=blocks, metadata=metadata)["ts"]
    client.chat_update(channel=here, ts=ts, text="two")
    [message] = client.conversations_history(
        channel=here, latest=ts, limit=1, inclusive=True, include_all_metadata=True
    )["messages"]
    assert (message["text"], message["blocks"]) == ("two", blocks)
    assert message["metadata"] == metadata
    assert message["edited"]["user"] == ids["scribe"]
    client.chat_update(channel=here, ts=ts, text="three", blocks=[])
    [message] = client.conversations_history(channel=here, latest=ts, limit=1, inclusive=True)[
        "messages"
    ]
    assert "blocks" not in message
    assert "metadata" not in message


def test_only_own_posts_can_be_updated(slack: LocalSlack, client: WebClient, ids: Ids) -> None:
    update, here = client.chat_update, ids["incidents"]
    assert refusal(update, channel=here, ts=say(slack, "x"), text="y") == "cant_update_message"
    assert refusal(update, channel=here, ts="1.000001", text="y") == "message_not_found"
    own = client.chat_postMessage(channel=here, text="x")["ts"]
    assert refusal(update, channel=here, ts=own, text="y" * 4001) == "msg_too_long"


def test_a_thread_is_read_with_replies_and_not_in_the_history(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    parent = say(slack, "parent")
    replies = [say(slack, f"reply {n}", thread_ts=parent) for n in range(3)]
    shared = say(slack, "for all", thread_ts=parent, broadcast=True)
    here = ids["incidents"]
    history = client.conversations_history(channel=here)["messages"]
    said = [one["ts"] for one in history if one.get("client_msg_id")]
    assert said == [shared, parent]
    thread = client.conversations_replies(channel=here, ts=parent)["messages"]
    assert [one["ts"] for one in thread] == [parent, *replies, shared]
    assert thread[0]["reply_count"] == 4
    assert thread[1]["parent_user_id"] == ids["responder"]
    later = client.conversations_replies(channel=here, ts=parent, oldest=replies[1])["messages"]
    assert [one["ts"] for one in later] == [parent, replies[2], shared]


def test_history_is_read_page_by_page_and_between_two_moments(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    said = [say(slack, f"line {n}") for n in range(7)]
    pages = client.conversations_history(channel=ids["incidents"], oldest=said[0], limit=4)
    read = [([one["ts"] for one in page["messages"]], page["has_more"]) for page in pages]
    assert read == [(said[:2:-1], True), (said[2:0:-1], False)]
    between = client.conversations_history(
        channel=ids["incidents"], oldest=said[2], latest=said[4], inclusive=True
    )["messages"]
    assert [one["ts"] for one in between] == [said[4], said[3], said[2]]
    wrong = {"channel": ids["incidents"], "cursor": "nonsense"}
    assert refusal(client.conversations_history, **wrong) == "invalid_cursor"
    elsewhere = {"channel": ids["random"]}
    assert refusal(client.conversations_history, **elsewhere) == "not_in_channel"


def test_reactions_and_pins_are_given_once(slack: LocalSlack, client: WebClient, ids: Ids) -> None:
    here = {"channel": ids["incidents"], "timestamp": say(slack, "x")}
    client.reactions_add(**here, name="memo")
    assert refusal(client.reactions_add, **here, name="memo") == "already_reacted"
    assert refusal(client.reactions_add, **here, name="no-such-emoji") == "invalid_name"
    [reaction] = client.reactions_get(**here)["message"]["reactions"]
    assert reaction == {"name": "memo", "users": [ids["scribe"]], "count": 1}
    client.reactions_remove(**here, name="memo")
    assert refusal(client.reactions_remove, **here, name="memo") == "no_reaction"
    client.pins_add(**here)
    assert refusal(client.pins_add, **here) == "already_pinned"
    [pin] = client.pins_list(channel=ids["incidents"])["items"]
    assert pin["message"]["ts"] == here["timestamp"]
    client.pins_remove(**here)
    assert refusal(client.pins_remove, **here) == "no_pin"
    nowhere = {"channel": ids["incidents"], "timestamp": "1.000001", "name": "memo"}
    assert refusal(client.reactions_add, **nowhere) == "message_not_found"


def test_an_ephemeral_post_is_read_by_one_and_kept_nowhere(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    client.chat_postEphemeral(channel=ids["incidents"], user=ids["commander"], text="psst")
    for who, reads in (("commander", True), ("responder", False)):
        shown = slack.get("messages", **{"as": who, "channel": "incidents"})["messages"]
        assert any(one["text"] == "psst" for one in shown) is reads
    history = client.conversations_history(channel=ids["incidents"])["messages"]
    assert not any(one["text"] == "psst" for one in history)


def test_a_permalink_names_channel_and_moment(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    slack.post("clock", now="2026-11-20T14:02:00Z")
    parent = say(slack, "x")
    reply = say(slack, "y", thread_ts=parent)
    here = ids["incidents"]
    links = [
        client.chat_getPermalink(channel=here, message_ts=ts)["permalink"] for ts in (parent, reply)
    ]
    archive = f"https://local.slack.com/archives/{here}"
    assert links == [
        f"{archive}/p1795183320000001",
        f"{archive}/p1795183320000002?thread_ts=1795183320.000001&cid={here}",
    ]


def test_a_file_is_uploaded_shared_and_read(slack: LocalSlack, client: WebClient, ids: Ids) -> None:
    here, parent = ids["incidents"], say(slack, "x")
    done = client.files_upload_v2(
        channel=here,
        filename="draft.md",
        title="The draft",
        content="# Numbers",
        initial_comment="Here it is",
        thread_ts=parent,
    )
    [file] = done["files"]
    assert client.files_info(file=file["id"])["content"] == "# Numbers"
    [_, post] = client.conversations_replies(channel=here, ts=parent)["messages"]
    assert (post["subtype"], post["text"]) == ("file_share", "Here it is")
    assert post["files"][0]["title"] == "The draft"
    assert refusal(client.files_info, file="F0") == "file_not_found"
    preview = httpx2.get(f"{slack.at.page_url}files/{file['id']}/draft.md?preview=1").text
    assert "<h1>Numbers</h1>" in preview


def test_a_direct_message_is_between_two(slack: LocalSlack, client: WebClient, ids: Ids) -> None:
    opened = client.conversations_open(users=ids["reporter"])["channel"]["id"]
    assert client.conversations_open(users=ids["reporter"])["already_open"]
    assert client.chat_postMessage(channel=ids["reporter"], text="hi")["channel"] == opened
    answer = slack.post("say", **{"as": "reporter", "channel": "@scribe", "text": "hello"})
    assert answer["channel"] == opened
    gone = slack.post("people", name="former", deactivated=True)["user"]
    assert refusal(client.conversations_open, users=gone) == "user_disabled"


def test_a_method_fails_as_often_as_told(slack: LocalSlack, client: WebClient) -> None:
    fault = {"status": 429, "retry_after": 7, "times": 2}
    slack.post("faults", methods={"team.info": fault, "auth.test": {"error": "fatal_error"}})
    for _ in range(2):
        with pytest.raises(SlackApiError) as caught:
            client.team_info()
        response = caught.value.response
        assert (response.status_code, response["error"]) == (429, "ratelimited")
        assert response.headers["retry-after"] == "7"
    assert client.team_info()["team"]["domain"] == "local"
    assert refusal(client.auth_test) == "fatal_error"
    assert refusal(client.auth_test) == "fatal_error"


def test_a_method_may_do_its_work_and_say_that_it_did_not(
    slack: LocalSlack, client: WebClient, ids: Ids
) -> None:
    fault = {"error": "internal_error", "after": True, "times": 1}
    slack.post("faults", methods={"chat.postMessage": fault})
    here = ids["incidents"]
    assert refusal(client.chat_postMessage, channel=here, text="done") == "internal_error"
    assert client.conversations_history(channel=here)["messages"][0]["text"] == "done"
