"""What people put on messages: reactions and pins."""

from dataclasses import replace

from devslack.emoji import is_emoji
from devslack.wire import Refused
from devslack.workspace.facts import PinAdded, PinRemoved, ReactionAdded, ReactionRemoved
from devslack.workspace.model import Message, Pin, Reaction
from devslack.workspace.state import Workspace


def react(workspace: Workspace, message: Message, *, name: str, by: str) -> Message:
    """`name` is a short name without colons, a skin tone after it allowed."""
    if not is_emoji(name):
        raise Refused("invalid_name")
    given = {reaction.name: reaction.users for reaction in message.reactions}
    if by in given.get(name, ()):
        raise Refused("already_reacted")
    given[name] = (*given.get(name, ()), by)
    marked = _with_reactions(workspace, message, given)
    channel = workspace.channels[message.channel]
    workspace.tell(ReactionAdded(channel=channel, message=marked, user=by, name=name))
    return marked


def unreact(workspace: Workspace, message: Message, *, name: str, by: str) -> Message:
    given = {reaction.name: reaction.users for reaction in message.reactions}
    if by not in given.get(name, ()):
        raise Refused("no_reaction")
    given[name] = tuple(user for user in given[name] if user != by)
    unmarked = _with_reactions(workspace, message, given)
    channel = workspace.channels[message.channel]
    workspace.tell(ReactionRemoved(channel=channel, message=unmarked, user=by, name=name))
    return unmarked


def pin(workspace: Workspace, message: Message, *, by: str) -> None:
    channel = workspace.channels[message.channel]
    if any(one.ts == message.ts for one in channel.pins):
        raise Refused("already_pinned")
    if len(channel.pins) >= 100:
        raise Refused("too_many_pins")
    new = Pin(ts=message.ts, user=by, created=workspace.seconds())
    pinned = workspace.keep_channel(replace(channel, pins=(*channel.pins, new)))
    workspace.tell(PinAdded(channel=pinned, message=message, user=by))


def unpin(workspace: Workspace, message: Message, *, by: str) -> None:
    channel = workspace.channels[message.channel]
    kept = tuple(one for one in channel.pins if one.ts != message.ts)
    if len(kept) == len(channel.pins):
        raise Refused("no_pin")
    unpinned = workspace.keep_channel(replace(channel, pins=kept))
    workspace.tell(PinRemoved(channel=unpinned, message=message, user=by))


def _with_reactions(
    workspace: Workspace, message: Message, given: dict[str, tuple[str, ...]]
) -> Message:
    reactions = tuple(Reaction(name=n, users=users) for n, users in given.items() if users)
    return workspace.keep_message(replace(message, reactions=reactions))
