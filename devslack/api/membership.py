"""Who is in a channel, and direct messages."""

from devslack.api.call import Call
from devslack.api.paging import page
from devslack.shapes.channels import channel_shape, direct_message_shape
from devslack.wire import Json, Refused
from devslack.workspace.membership import invite, join
from devslack.workspace.rooms import direct_message


def conversations_invite(call: Call) -> Json:
    users = call.args.words("users")
    if len(users) > 1000:
        raise Refused("too_many_users")
    channel = invite(call.workspace, call.open_channel(), users, by=call.bot.id)
    shape = channel_shape(channel, team_id=call.site.team.id, seen_by=call.bot.id)
    return {"channel": shape}


def conversations_join(call: Call) -> Json:
    channel = call.channel()
    if channel.archived:
        raise Refused("is_archived")
    if channel.is_private or channel.is_im:
        raise Refused("method_not_supported_for_channel_type")
    already = call.bot.id in channel.members
    joined = join(call.workspace, channel, call.bot.id)
    shape = channel_shape(joined, team_id=call.site.team.id, seen_by=call.bot.id)
    if already:
        warning = {"warnings": ["already_in_channel"]}
        return {"channel": shape, "warning": "already_in_channel", "response_metadata": warning}
    return {"channel": shape}


def conversations_members(call: Call) -> Json:
    members, cursor = page(call.channel().members, call.args)
    return {"members": members, "response_metadata": {"next_cursor": cursor}}


def conversations_open(call: Call) -> Json:
    """The direct message with one person. Several people at once is not built."""
    users = call.args.words("users")
    if len(users) != 1:
        raise Refused("invalid_arguments", "[ERROR] exactly one user: users")
    if users[0] == call.bot.id:
        raise Refused("cannot_dm_bot")
    channel, was_there = direct_message(call.workspace, call.bot.id, users[0])
    shape: Json = {"id": channel.id}
    if call.args.flag("return_im"):
        shape = direct_message_shape(channel, team_id=call.site.team.id, seen_by=call.bot.id)
    same = {"no_op": True, "already_open": True} if was_there else {}
    return {"channel": shape, **same}
