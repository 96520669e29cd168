"""Channels as people make and use them."""

from devslack.control.action import Action
from devslack.shapes.channels import channel_shape
from devslack.wire import Json
from devslack.workspace.membership import invite, join, leave
from devslack.workspace.model import Channel
from devslack.workspace.people import find_person
from devslack.workspace.rooms import (
    archive_channel,
    create_channel,
    rename_channel,
    set_purpose,
    set_topic,
)


async def create(action: Action) -> Json:
    channel = create_channel(
        action.workspace,
        name=action.args.required("name").removeprefix("#"),
        by=action.person.id,
        is_private=action.args.flag("private"),
    )
    members = _members(action)
    if members:
        channel = invite(action.workspace, channel, members, by=action.person.id)
    return _shape(action, channel)


async def join_channel(action: Action) -> Json:
    return _shape(action, join(action.workspace, action.channel, action.person.id))


async def leave_channel(action: Action) -> Json:
    return _shape(action, leave(action.workspace, action.channel, action.person.id))


async def invite_to_channel(action: Action) -> Json:
    by = action.person.id
    return _shape(action, invite(action.workspace, action.own_channel, _members(action), by=by))


async def archive(action: Action) -> Json:
    by = action.person.id
    return _shape(action, archive_channel(action.workspace, action.own_channel, by=by))


async def rename(action: Action) -> Json:
    name = action.args.required("name")
    by = action.person.id
    return _shape(action, rename_channel(action.workspace, action.own_channel, name=name, by=by))


async def topic(action: Action) -> Json:
    words = action.args.text("topic")
    by = action.person.id
    return _shape(action, set_topic(action.workspace, action.own_channel, topic=words, by=by))


async def purpose(action: Action) -> Json:
    words = action.args.text("purpose")
    by = action.person.id
    channel = set_purpose(action.workspace, action.own_channel, purpose=words, by=by)
    return _shape(action, channel)


def _members(action: Action) -> list[str]:
    return [find_person(action.workspace, one).id for one in action.args.words("members")]


def _shape(action: Action, channel: Channel) -> Json:
    site = action.site
    shape = channel_shape(channel, team_id=site.team.id, seen_by=action.person.id)
    return {"channel": channel.id, "details": shape | {"members": list(channel.members)}}
