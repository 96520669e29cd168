"""Channels: made, named, described, put away; and direct messages."""

import re
import unicodedata
from dataclasses import replace

from devslack.ids import new_id
from devslack.wire import Refused
from devslack.workspace.facts import (
    ChannelArchived,
    ChannelChanged,
    ChannelCreated,
    ChannelRenamed,
)
from devslack.workspace.membership import announce_join
from devslack.workspace.model import Channel, Note
from devslack.workspace.state import Workspace
from devslack.workspace.talk import Draft, post


def create_channel(
    workspace: Workspace, *, name: str, by: str, is_private: bool = False
) -> Channel:
    """A channel with its creator in it."""
    channel = workspace.keep_channel(
        Channel(
            id=new_id("C"),
            name=_free_name(workspace, name),
            creator=by,
            created=workspace.seconds(),
            members=(by,),
            is_private=is_private,
            is_general=not workspace.channels,
        )
    )
    workspace.tell(ChannelCreated(channel=channel))
    announce_join(workspace, channel, by, inviter=None)
    return workspace.channels[channel.id]


def rename_channel(workspace: Workspace, channel: Channel, *, name: str, by: str) -> Channel:
    former = channel.name
    renamed = workspace.keep_channel(
        replace(
            channel,
            name=_free_name(workspace, name),
            previous_names=(*channel.previous_names, former),
        )
    )
    workspace.tell(ChannelRenamed(channel=renamed))
    text = f'has renamed the channel from "{former}" to "{name}"'
    more = (("name", name), ("old_name", former))
    post(workspace, renamed, Draft(user=by, text=text, subtype="channel_name", more=more))
    return renamed


def archive_channel(workspace: Workspace, channel: Channel, *, by: str) -> Channel:
    if channel.archived:
        raise Refused("already_archived")
    if channel.is_general:
        raise Refused("cant_archive_general")
    words = Draft(user=by, text=f"<@{by}> archived the channel", subtype="channel_archive")
    post(workspace, channel, words)
    archived = workspace.keep_channel(replace(workspace.channels[channel.id], archived=True))
    workspace.tell(ChannelArchived(channel=archived, by=by))
    return archived


def set_topic(workspace: Workspace, channel: Channel, *, topic: str, by: str) -> Channel:
    note = _note(workspace, topic, by)
    changed = workspace.keep_channel(replace(channel, topic=note))
    workspace.tell(ChannelChanged(channel=changed))
    text = f"set the channel topic: {topic}" if topic else "cleared the channel topic"
    more = (("topic", topic),)
    post(workspace, changed, Draft(user=by, text=text, subtype="channel_topic", more=more))
    return changed


def set_purpose(workspace: Workspace, channel: Channel, *, purpose: str, by: str) -> Channel:
    note = _note(workspace, purpose, by)
    changed = workspace.keep_channel(replace(channel, purpose=note))
    workspace.tell(ChannelChanged(channel=changed))
    text = f"set the channel description: {purpose}" if purpose else "cleared the description"
    more = (("purpose", purpose),)
    post(workspace, changed, Draft(user=by, text=text, subtype="channel_purpose", more=more))
    return changed


def direct_message(workspace: Workspace, one: str, other: str) -> tuple[Channel, bool]:
    """The conversation of two people, and whether it was there before."""
    if workspace.person(other).deactivated:
        raise Refused("user_disabled")
    pair = {one, other}
    for channel in workspace.channels.values():
        if channel.is_im and set(channel.members) == pair:
            return channel, True
    opened = Channel(
        id=new_id("D"),
        name="directmessage",
        creator=one,
        created=workspace.seconds(),
        members=(one, other),
        is_im=True,
    )
    return workspace.keep_channel(opened), False


def find_channel(workspace: Workspace, reference: str, *, seen_by: str) -> Channel:
    """A channel by id, by name with or without #, or a direct message by @name."""
    if reference.startswith("@"):
        other = next((p for p in workspace.people.values() if p.name == reference[1:]), None)
        if other is not None:
            return direct_message(workspace, seen_by, other.id)[0]
    name = reference.removeprefix("#")
    for channel in workspace.channels.values():
        if channel.id == reference or (channel.name == name and not channel.is_im):
            return workspace.channel(channel.id, seen_by)
    raise Refused("channel_not_found", f"there is no channel {reference}")


def _note(workspace: Workspace, value: str, by: str) -> Note:
    if len(value) > 250:
        raise Refused("too_long")
    return Note(value=value, creator=by, last_set=workspace.seconds())


def _free_name(workspace: Workspace, name: str) -> str:
    """Raise one of Slack's names for a name that is none. Archived channels keep theirs."""
    if not name:
        raise Refused("invalid_name_required")
    if len(name) > 80:
        raise Refused("invalid_name_maxlength")
    if not re.search(r"\w", name):
        raise Refused("invalid_name_punctuation")
    if name != name.lower() or not all(map(_may_stand, name)):
        raise Refused("invalid_name_specials")
    if any(channel.name == name for channel in workspace.channels.values()):
        raise Refused("name_taken")
    return name


def _may_stand(letter: str) -> bool:
    """Letters and digits of all scripts, and the marks without which many cannot be written.

    Of the marks Slack itself refuses some, and tells nobody which.
    """
    return letter in "-_" or unicodedata.category(letter)[0] in "LMN"
