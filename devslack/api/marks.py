"""Reactions and pins."""

from devslack.api.call import Call
from devslack.api.paging import page
from devslack.shapes.messages import message_shape, permalink, reactions_shape, shown_message
from devslack.wire import Json, Refused
from devslack.workspace.marks import pin, react, unpin, unreact
from devslack.workspace.model import Message


def reactions_add(call: Call) -> Json:
    name = call.args.required("name")
    react(call.workspace, _message(call), name=name, by=call.bot.id)
    return {}


def reactions_remove(call: Call) -> Json:
    name = call.args.required("name")
    unreact(call.workspace, _message(call), name=name, by=call.bot.id)
    return {}


def reactions_get(call: Call) -> Json:
    channel = call.own_channel()
    message = call.workspace.message(channel.id, call.args.required("timestamp"))
    shape = message_shape(call.workspace, message)
    shape["permalink"] = permalink(call.workspace, message)
    if message.reactions:
        shape["reactions"] = reactions_shape(message)
    return {"type": "message", "channel": channel.id, "message": shape}


def reactions_list(call: Call) -> Json:
    """What somebody has reacted to, newest first, in channels that the app is in."""
    user = call.args.text("user") or call.bot.id
    reacted = [
        message
        for channel in call.workspace.channels.values()
        if call.bot.id in channel.members
        for message in call.workspace.messages[channel.id].values()
        if any(user in reaction.users for reaction in message.reactions)
    ]
    reacted.sort(key=lambda message: message.ts, reverse=True)
    messages, cursor = page(reacted, call.args)
    items = [
        {"type": "message", "channel": m.channel, "message": shown_message(call.workspace, m)}
        for m in messages
    ]
    return {"items": items, "response_metadata": {"next_cursor": cursor}}


def pins_add(call: Call) -> Json:
    pin(call.workspace, _message(call), by=call.bot.id)
    return {}


def pins_remove(call: Call) -> Json:
    unpin(call.workspace, _message(call), by=call.bot.id)
    return {}


def pins_list(call: Call) -> Json:
    channel = call.own_channel()
    items = []
    for one in reversed(channel.pins):
        message = call.workspace.message(channel.id, one.ts)
        shape = shown_message(call.workspace, message)
        shape["permalink"] = permalink(call.workspace, message)
        item = {"type": "message", "channel": channel.id, "message": shape}
        items.append(item | {"created": one.created, "created_by": one.user})
    return {"items": items}


def _message(call: Call) -> Message:
    channel = call.open_channel()
    if not call.args.has("timestamp"):
        raise Refused("no_item_specified")
    return call.workspace.message(channel.id, call.args.required("timestamp"))
