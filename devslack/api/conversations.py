"""Channels: made, found, described, put away."""

from devslack.api.call import Call
from devslack.api.paging import page
from devslack.shapes.channels import channel_shape
from devslack.wire import Json, Refused
from devslack.workspace.model import Channel
from devslack.workspace.rooms import (
    archive_channel,
    create_channel,
    rename_channel,
    set_purpose,
    set_topic,
)

_TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}


def conversations_create(call: Call) -> Json:
    private = call.args.flag("is_private")
    channel = create_channel(
        call.workspace, name=call.args.text("name"), by=call.bot.id, is_private=private
    )
    return {"channel": _shape(call, channel)}


def conversations_info(call: Call) -> Json:
    channel = call.channel()
    shape = _shape(call, channel)
    if call.args.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    return {"channel": shape}


def conversations_list(call: Call) -> Json:
    channels, cursor = page(of_asked_types(call), call.args)
    shapes = [
        _shape(call, channel) | ({} if channel.is_im else {"num_members": len(channel.members)})
        for channel in channels
    ]
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}


def conversations_set_topic(call: Call) -> Json:
    topic = call.args.text("topic")
    channel = set_topic(call.workspace, call.open_channel(), topic=topic, by=call.bot.id)
    return {"channel": _shape(call, channel)}


def conversations_set_purpose(call: Call) -> Json:
    purpose = call.args.text("purpose")
    channel = set_purpose(call.workspace, call.open_channel(), purpose=purpose, by=call.bot.id)
    return {"channel": _shape(call, channel)}


def conversations_rename(call: Call) -> Json:
    name = call.args.text("name")
    channel = rename_channel(call.workspace, call.open_channel(), name=name, by=call.bot.id)
    return {"channel": _shape(call, channel)}


def conversations_archive(call: Call) -> Json:
    archive_channel(call.workspace, call.own_channel(), by=call.bot.id)
    return {}


def of_asked_types(call: Call) -> list[Channel]:
    """The channels of the wanted types that the app can see; public ones unless it asks."""
    asked = call.args.words("types") or ["public_channel"]
    unknown = [name for name in asked if name not in _TYPES]
    if unknown:
        raise Refused("invalid_types")
    kinds = {_TYPES[name] for name in asked}
    return [
        channel
        for channel in call.workspace.channels.values()
        if channel.kind in kinds
        and channel.seen_by(call.bot.id)
        and not (channel.archived and call.args.flag("exclude_archived"))
    ]


def _shape(call: Call, channel: Channel) -> Json:
    return channel_shape(channel, team_id=call.site.team.id, seen_by=call.bot.id)
