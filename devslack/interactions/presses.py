"""Buttons and selects pressed, in messages and in forms."""

from dataclasses import dataclass, field
from typing import Any

from devslack.blocks.state import elements, filled, held
from devslack.interactions.exchange import ask, channel_stub, interactive, response_url
from devslack.shapes.messages import message_shape
from devslack.shapes.views import view_shape
from devslack.site import Site
from devslack.wire import Json, Refused
from devslack.workspace.forms import find_view
from devslack.workspace.model import Message, Person, View
from devslack.workspace.talk import ephemeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Which element, and what was chosen; `value` also tells buttons of one action_id apart.

    `values` is what else is filled in, where the element stands among fields.
    """

    action_id: str
    block_id: str | None = None
    value: Any = None
    values: Json = field(default_factory=dict)


async def press_in_message(
    site: Site, person: Person, channel_id: str, ts: str, press: Press
) -> Json:
    channel = site.workspace.channel(channel_id, person.id)
    message = ephemeral(site.workspace, person.id, channel.id, ts)
    alone = message is not None
    if message is None:
        message = site.workspace.message(channel.id, ts)
    block, element = _find(message.blocks, press)
    key = site.tickets.new_response(
        person.id,
        channel.id,
        message_ts=ts,
        ephemeral=alone,
        thread_ts=message.thread_ts,
    )
    payload = interactive(site, "block_actions", person) | {
        "container": _container(message, alone=alone),
        "channel": channel_stub(channel),
        "response_url": response_url(site, key),
        "actions": [_action(site, block, element, press)],
        "state": {"values": _state(message.blocks, block, element, press)},
    }
    if not alone:
        payload["message"] = message_shape(site.workspace, message)
    return (await ask(site, "interactive", payload)).shape()


async def press_in_view(site: Site, person: Person, view_id: str, press: Press) -> Json:
    view = view_of(site, person, view_id)
    blocks = view.given["blocks"]
    block, element = _find(blocks, press)
    state = _state(blocks, block, element, press)
    payload = interactive(site, "block_actions", person) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_shape(view, bot=site.bot, values=state),
        "actions": [_action(site, block, element, press)],
    }
    return (await ask(site, "interactive", payload)).shape()


def view_of(site: Site, person: Person, view_id: str) -> View:
    view = find_view(site.workspace, "id", view_id)
    if view.user != person.id:
        raise Refused("not_found", "somebody else has that form open")
    return view


def _find(blocks: list[Json] | tuple[Json, ...], press: Press) -> tuple[Json, Json]:
    fitting = [
        (block, element)
        for block, element in elements(blocks)
        if element["action_id"] == press.action_id
        and press.block_id in (None, block["block_id"])
        and (element["type"] != "button" or press.value in (None, element.get("value")))
    ]
    if not fitting:
        raise Refused("no_element", f"there is nothing to press called {press.action_id}")
    return fitting[0]


def _action(site: Site, block: Json, element: Json, press: Press) -> Json:
    action: Json = {
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": f"{site.real():.6f}",
        **held(element, press.value),
    }
    if element["type"] == "button":
        kept = ("text", "value", "style", "url")
        action |= {key: element[key] for key in kept if key in element}
    return action


def _state(blocks: list[Json] | tuple[Json, ...], block: Json, element: Json, press: Press) -> Json:
    state = filled(blocks, press.values)
    mine = state.get(block["block_id"], {})
    if element["action_id"] in mine:
        mine[element["action_id"]] = held(element, press.value)
    return state


def _container(message: Message, *, alone: bool) -> Json:
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": alone,
    }
    return container | ({"thread_ts": message.thread_ts} if message.thread_ts else {})
