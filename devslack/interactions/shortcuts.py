"""Shortcuts: on a message, or anywhere."""

from devslack.interactions.exchange import ask, channel_stub, interactive, response_url
from devslack.shapes.messages import message_shape
from devslack.site import Site
from devslack.wire import Json, Refused
from devslack.workspace.model import Person


async def message_shortcut(
    site: Site, person: Person, callback_id: str, channel_id: str, ts: str
) -> Json:
    _known(site, callback_id, "message_action")
    channel = site.workspace.channel(channel_id, person.id)
    message = site.workspace.message(channel.id, ts)
    key = site.tickets.new_response(
        person.id, channel.id, message_ts=ts, thread_ts=message.thread_ts
    )
    payload = interactive(site, "message_action", person) | {
        "action_ts": f"{site.real():.6f}",
        "callback_id": callback_id,
        "channel": channel_stub(channel),
        "message_ts": ts,
        "message": message_shape(site.workspace, message),
        "response_url": response_url(site, key),
    }
    return (await ask(site, "interactive", payload)).shape()


async def global_shortcut(site: Site, person: Person, callback_id: str) -> Json:
    _known(site, callback_id, "shortcut")
    payload = interactive(site, "shortcut", person) | {
        "action_ts": f"{site.real():.6f}",
        "callback_id": callback_id,
    }
    return (await ask(site, "interactive", payload)).shape()


def _known(site: Site, callback_id: str, kind: str) -> None:
    offered = site.definition.shortcuts
    if not any(one.callback_id == callback_id and one.type == kind for one in offered):
        raise Refused("no_shortcut", f"the app offers no {kind} called {callback_id}")
