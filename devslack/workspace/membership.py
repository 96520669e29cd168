"""Who is in which channel: joining, inviting, leaving."""

from collections.abc import Sequence
from dataclasses import replace

from devslack.wire import Json, Refused
from devslack.workspace.facts import ChannelChanged, MemberJoined, MemberLeft
from devslack.workspace.model import Channel
from devslack.workspace.state import Workspace
from devslack.workspace.talk import Draft, post


def join(workspace: Workspace, channel: Channel, user: str, inviter: str | None = None) -> Channel:
    """Nothing happens to somebody who is in it already."""
    if user in channel.members:
        return channel
    joined = workspace.keep_channel(replace(channel, members=(*channel.members, user)))
    workspace.tell(ChannelChanged(channel=joined))
    announce_join(workspace, joined, user, inviter=inviter)
    return joined


def invite(workspace: Workspace, channel: Channel, users: Sequence[str], *, by: str) -> Channel:
    """All or nothing: one who cannot be invited is named, and nobody was."""
    if not users:
        raise Refused("no_user")
    refusals = [
        {"user": user, "ok": False, "error": why}
        for user in users
        if (why := _why_not(workspace, channel, user, by))
    ]
    if refusals:
        raise Refused(str(refusals[0]["error"]), **_detail(refusals))
    for user in dict.fromkeys(users):
        channel = join(workspace, channel, user, inviter=by)
    return channel


def leave(workspace: Workspace, channel: Channel, user: str) -> Channel:
    if user not in channel.members:
        raise Refused("not_in_channel")
    words = Draft(user=user, text=f"<@{user}> has left the channel", subtype="channel_leave")
    post(workspace, channel, words)
    members = tuple(member for member in channel.members if member != user)
    left = workspace.keep_channel(replace(workspace.channels[channel.id], members=members))
    workspace.tell(MemberLeft(channel=left, user=user))
    workspace.tell(ChannelChanged(channel=left))
    return left


def announce_join(
    workspace: Workspace, channel: Channel, user: str, *, inviter: str | None
) -> None:
    """Slack says it twice: as an event of its own and as a line in the channel."""
    workspace.tell(MemberJoined(channel=channel, user=user, inviter=inviter))
    more = (("inviter", inviter),) if inviter else ()
    text = f"<@{user}> has joined the channel"
    post(workspace, channel, Draft(user=user, text=text, subtype="channel_join", more=more))


def _why_not(workspace: Workspace, channel: Channel, user: str, by: str) -> str | None:
    person = workspace.people.get(user)
    if person is None:
        return "user_not_found"
    if user == by:
        return "cant_invite_self"
    if person.deactivated:
        return "user_disabled"
    return "already_in_channel" if user in channel.members else None


def _detail(refusals: list[Json]) -> Json:
    return {"errors": refusals}
