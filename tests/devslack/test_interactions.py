"""Commands, presses, forms and shortcuts, with Bolt on the other side."""

import asyncio
import time
from typing import Any

import httpx2
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.localslack import LocalSlack
from tests.devslack.stranger import Stranger, StrangerOverHttp

WHO = {"as": "responder", "channel": "incidents"}
FORM: dict[str, Any] = {
    "type": "modal",
    "callback_id": "declare",
    "title": {"type": "plain_text", "text": "Declare"},
    "submit": {"type": "plain_text", "text": "Declare"},
    "notify_on_close": True,
    "blocks": [
        {
            "type": "input",
            "block_id": "title",
            "label": {"type": "plain_text", "text": "What is wrong?"},
            "element": {"type": "plain_text_input", "action_id": "words"},
        },
        {
            "type": "input",
            "block_id": "severity",
            "optional": True,
            "label": {"type": "plain_text", "text": "Severity"},
            "element": {
                "type": "static_select",
                "action_id": "choice",
                "options": [
                    {"text": {"type": "plain_text", "text": "SEV 1"}, "value": "sev1"},
                    {"text": {"type": "plain_text", "text": "SEV 2"}, "value": "sev2"},
                ],
            },
        },
    ],
}
BUTTONS = [
    {
        "type": "actions",
        "block_id": f"row {one}",
        "elements": [
            {
                "type": "button",
                "action_id": "ack",
                "value": one,
                "text": {"type": "plain_text", "text": f"Ack {one}"},
            }
        ],
    }
    for one in ("1", "2")
]


@pytest.fixture(params=[Stranger, StrangerOverHttp], ids=["socket", "http"])
def kind(request: pytest.FixtureRequest) -> Any:
    return request.param


def ephemerals(slack: LocalSlack, who: str = "responder") -> list[str]:
    messages = slack.get("messages", **{"as": who, "channel": "incidents"})["messages"]
    return [one["text"] for one in messages if one.get("ephemeral")]


def open_form(slack: LocalSlack) -> str:
    slack.post("command", **WHO, text="/incident")
    [view] = slack.get("views", **{"as": "responder"})["views"]
    return str(view["id"])


async def opens_form(ack: Any, body: Any, client: Any) -> None:
    await client.views_open(trigger_id=body["trigger_id"], view=FORM)
    await ack()


def test_a_command_is_answered_to_the_person_alone(slack: LocalSlack, kind: Any) -> None:
    bodies: list[dict[str, Any]] = []

    async def command(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack("Heard & understood")

    with kind(slack, command=command):
        done = slack.post("command", **WHO, text="/incident page @commander about #random")
    assert done["status"] == 200
    assert done["reply"] == {"text": "Heard & understood"}
    assert ephemerals(slack) == ["Heard & understood"]
    assert ephemerals(slack, "commander") == []
    state = slack.get("state")
    ids = {one["name"]: one["id"] for one in state["people"] + state["channels"]}
    [body] = bodies
    assert body["text"] == (f"page <@{ids['commander']}|commander> about <#{ids['random']}|random>")
    assert (body["user_id"], body["channel_name"]) == (ids["responder"], "incidents")


def test_a_command_that_is_not_answered_in_three_seconds_times_out(slack: LocalSlack) -> None:
    slack.post("faults", patience=0.2)

    async def command(ack: Any) -> None:
        await asyncio.sleep(0.5)
        await ack("too late")

    with Stranger(slack, command=command):
        done = slack.post("command", **WHO, text="/incident")
    assert (done["status"], done["error"]) == (504, "operation_timeout")
    assert ephemerals(slack) == ['/incident failed with the error "operation_timeout"']


def test_without_the_app_a_command_fails_at_once(slack: LocalSlack) -> None:
    done = slack.post("command", **WHO, text="/incident")
    assert (done["status"], done["error"]) == (502, "dispatch_failed")


def test_commands_do_not_work_in_threads(slack: LocalSlack) -> None:
    ts = slack.post("say", **WHO, text="hello")["ts"]
    done = slack.post("command", **WHO, text="/incident ack", thread_ts=ts)
    assert done["shown"] == "/incident is not supported in threads. Sorry!"
    assert ephemerals(slack) == []
    query = {**WHO, "thread_ts": ts}
    thread = slack.get("messages", **query)["messages"]
    assert [each["text"] for each in thread] == ["hello", done["shown"]]


def test_a_command_nobody_offers_is_said_to_be_none(slack: LocalSlack) -> None:
    done = slack.post("command", **WHO, text="/deploy now")
    assert done["shown"] == "/deploy is not a valid command."


def test_a_form_is_sent_back_corrected_and_closed(slack: LocalSlack, kind: Any) -> None:
    states: list[dict[str, Any]] = []

    async def form(ack: Any, view: Any) -> None:
        values = view["state"]["values"]
        states.append(values)
        if values["severity"]["choice"]["selected_option"] is None:
            await ack(response_action="errors", errors={"severity": "How bad is it?"})
        else:
            await ack()

    with kind(slack, command=opens_form, form=form):
        view_id = open_form(slack)
        sent = {"as": "responder", "view_id": view_id}
        empty = slack.post("submit", **sent, values={})
        refused = slack.post("submit", **sent, values={"title": {"words": "shop down"}})
        taken = slack.post(
            "submit",
            **sent,
            values={"title": {"words": "shop down"}, "severity": {"choice": "sev1"}},
        )
    assert empty["answer"]["errors"] == {"title": "Please complete this required field."}
    assert refused["answer"]["errors"] == {"severity": "How bad is it?"}
    assert refused["view"]["id"] == view_id
    assert taken["view"] is None
    assert len(states) == 2
    assert states[1] == {
        "title": {"words": {"type": "plain_text_input", "value": "shop down"}},
        "severity": {
            "choice": {
                "type": "static_select",
                "selected_option": {
                    "text": {"type": "plain_text", "text": "SEV 1"},
                    "value": "sev1",
                },
            }
        },
    }


def test_a_form_can_be_updated_pushed_upon_and_cleared(slack: LocalSlack, kind: Any) -> None:
    answers = iter(
        [
            {"response_action": "update", "view": FORM | {"callback_id": "updated"}},
            {"response_action": "push", "view": FORM | {"callback_id": "second"}},
            {"response_action": "clear"},
        ]
    )

    async def form(ack: Any) -> None:
        await ack(**next(answers))

    def send(view_id: str) -> dict[str, Any]:
        values = {"title": {"words": "x"}}
        return slack.post("submit", **{"as": "responder"}, view_id=view_id, values=values)

    with kind(slack, command=opens_form, form=form):
        first = open_form(slack)
        updated = send(first)["view"]
        pushed = send(first)["view"]
        cleared = send(pushed["id"])["view"]
    assert (updated["id"], updated["callback_id"]) == (first, "updated")
    assert (pushed["previous_view_id"], pushed["root_view_id"]) == (first, first)
    assert cleared is None


def test_errors_that_name_no_input_leave_the_form_in_trouble(slack: LocalSlack) -> None:
    async def form(ack: Any) -> None:
        await ack(response_action="errors", errors={"nowhere": "what?"})

    with Stranger(slack, command=opens_form, form=form):
        values = {"title": {"words": "x"}}
        sent = {"as": "responder", "view_id": open_form(slack)}
        done = slack.post("submit", **sent, values=values)
    assert done["shown"] == "We had some trouble connecting. Try again?"
    assert done["view"] is not None


def test_closing_a_form_is_told_where_the_app_asked_for_it(slack: LocalSlack, kind: Any) -> None:
    closed: list[str] = []

    async def on_close(ack: Any, view: Any) -> None:
        closed.append(view["callback_id"])
        await ack()

    with kind(slack, command=opens_form, closed=on_close):
        slack.post("close_view", **{"as": "responder"}, view_id=open_form(slack))
    assert closed == ["declare"]
    assert slack.get("views", **{"as": "responder"})["views"] == []


def test_a_form_can_be_changed_while_it_is_open(slack: LocalSlack, client: WebClient) -> None:
    with Stranger(slack, command=opens_form):
        view_id = open_form(slack)
    changed = client.views_update(view_id=view_id, view=FORM | {"callback_id": "other"})
    assert changed["view"]["callback_id"] == "other"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        client.views_update(view_id=view_id, hash="1.old", view=FORM)
    with pytest.raises(SlackApiError, match="not_found"):
        client.views_update(view_id="V0", view=FORM)


def test_a_press_in_a_form_carries_what_else_is_filled_in(slack: LocalSlack) -> None:
    with Stranger(slack, command=opens_form):
        view_id = open_form(slack)
        values = {"title": {"words": "checkout is down"}}
        chosen = {"action_id": "choice", "selected_option": "sev2", "values": values}
        slack.post("press", **WHO, view_id=view_id, **chosen)
    payload = slack.get("log")["interactions"][-1]["payload"]
    assert payload["type"] == "block_actions"
    state = payload["view"]["state"]["values"]
    assert state["title"]["words"]["value"] == "checkout is down"
    assert state["severity"]["choice"]["selected_option"]["value"] == "sev2"


def test_a_trigger_opens_one_form_within_three_seconds(
    slack: LocalSlack, client: WebClient
) -> None:
    triggers: list[str] = []

    async def command(ack: Any, body: Any) -> None:
        triggers.append(body["trigger_id"])
        await ack()

    with Stranger(slack, command=command):
        slack.post("command", **WHO, text="/incident one")
        slack.post("command", **WHO, text="/incident two")
    client.views_open(trigger_id=triggers[0], view=FORM)
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        client.views_open(trigger_id=triggers[0], view=FORM)
    time.sleep(3.1)
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        client.views_open(trigger_id=triggers[1], view=FORM)
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        client.views_open(trigger_id="1.2.3", view=FORM)


def test_a_press_says_which_button_where_and_by_whom(
    slack: LocalSlack, client: WebClient, kind: Any
) -> None:
    bodies: list[dict[str, Any]] = []

    async def press(ack: Any, body: Any, respond: Any) -> None:
        bodies.append(body)
        await ack()
        await respond(text="Acknowledged", replace_original=True)

    channel = next(c["id"] for c in slack.get("state")["channels"] if c["name"] == "incidents")
    with kind(slack, press=press):
        posted = client.chat_postMessage(channel=channel, text="An alert", blocks=BUTTONS)
        slack.post("press", **WHO, ts=posted["ts"], action_id="ack", value="2")
        slack.get("wait", undelivered=0, timeout=5)
    [body] = bodies
    [action] = body["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("ack", "row 2", "2")
    assert body["user"]["username"] == "responder"
    assert body["container"]["message_ts"] == posted["ts"]
    [message] = [
        one for one in slack.get("messages", **WHO)["messages"] if one["ts"] == posted["ts"]
    ]
    assert message["text"] == "Acknowledged"


def test_a_button_in_an_ephemeral_answer_can_replace_it(slack: LocalSlack, kind: Any) -> None:
    async def command(ack: Any) -> None:
        await ack(text="Really?", blocks=BUTTONS)

    async def press(ack: Any, body: Any, respond: Any) -> None:
        assert "message" not in body
        await ack()
        await respond(text="Done", replace_original=True)

    with kind(slack, command=command, press=press):
        slack.post("command", **WHO, text="/incident undo")
        [shown] = [m for m in slack.get("messages", **WHO)["messages"] if m.get("ephemeral")]
        slack.post("press", **WHO, ts=shown["ts"], action_id="ack", value="1")
        deadline = time.monotonic() + 5
        while ephemerals(slack) != ["Done"] and time.monotonic() < deadline:
            time.sleep(0.02)
    assert ephemerals(slack) == ["Done"]


def test_an_answering_address_takes_five_answers(slack: LocalSlack) -> None:
    addresses: list[str] = []

    async def command(ack: Any, body: Any) -> None:
        addresses.append(body["response_url"])
        await ack()

    with Stranger(slack, command=command):
        slack.post("command", **WHO, text="/incident")
    answers = [httpx2.post(addresses[0], json={"text": f"{n}"}) for n in range(6)]
    assert [one.text for one in answers] == ["ok"] * 5 + ["used_url"]
    assert answers[-1].status_code == 404
    assert ephemerals(slack) == ["0", "1", "2", "3", "4"]


def test_an_answer_can_be_for_everybody(slack: LocalSlack) -> None:
    async def command(ack: Any) -> None:
        await ack(text="Everybody reads this", response_type="in_channel")

    with Stranger(slack, command=command):
        slack.post("command", **WHO, text="/incident")
    shown = slack.get("messages", **{"as": "commander", "channel": "incidents"})["messages"]
    assert shown[-1]["text"] == "Everybody reads this"
    assert "ephemeral" not in shown[-1]


def test_a_message_shortcut_carries_the_message(slack: LocalSlack, kind: Any) -> None:
    bodies: list[dict[str, Any]] = []

    async def shortcut(ack: Any, body: Any) -> None:
        bodies.append(body)
        await ack()

    ts = slack.post("say", **WHO, text="the shop is down")["ts"]
    with kind(slack, shortcut=shortcut):
        slack.post("shortcut", **WHO, ts=ts, callback_id="declare_incident")
    [body] = bodies
    assert body["callback_id"] == "declare_incident"
    assert body["message"]["text"] == "the shop is down"
    assert body["channel"]["name"] == "incidents"
