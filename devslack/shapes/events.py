"""What happened, as the Events API tells it: one fact, the events it makes and who gets them."""

from devslack.shapes.channels import channel_shape
from devslack.shapes.messages import message_shape, permalink
from devslack.shapes.people import person_shape
from devslack.wire import Json
from devslack.workspace import facts
from devslack.workspace.model import Channel, Message
from devslack.workspace.state import Workspace


def events_of(workspace: Workspace, fact: facts.Fact, *, bot: str) -> list[tuple[str, Json]]:
    """The events that the app of this bot user hears, each with the name it is subscribed by."""
    heard: list[tuple[str, Json]] = []
    match fact:
        case facts.PersonJoined() | facts.PersonChanged():
            heard = _of_people(workspace, fact)
        case facts.ChannelCreated() | facts.ChannelRenamed() | facts.ChannelArchived():
            heard = _of_channels(workspace, fact, bot)
        case facts.MemberJoined() | facts.MemberLeft():
            heard = _of_members(workspace, fact, bot)
        case facts.MessagePosted() | facts.MessageChanged() | facts.MessageDeleted():
            heard = _of_messages(workspace, fact, bot) if bot in fact.channel.members else []
        case facts.ReactionAdded() | facts.ReactionRemoved():
            heard = _of_reactions(workspace, fact) if bot in fact.channel.members else []
        case facts.PinAdded() | facts.PinRemoved():
            heard = _of_pins(workspace, fact) if bot in fact.channel.members else []
        case _:
            pass  # forms, ephemeral messages and topics make no event of their own
    return heard


def _of_people(
    workspace: Workspace, fact: facts.PersonJoined | facts.PersonChanged
) -> list[tuple[str, Json]]:
    name = "team_join" if isinstance(fact, facts.PersonJoined) else "user_change"
    now = workspace.seconds()
    user = person_shape(fact.person, now=now)
    user["profile"]["fields"] = {}
    event = {
        "type": name,
        "user": user,
        "cache_ts": now,
        "event_ts": workspace.stamp(),
    }
    return [(name, event)]


def _of_channels(
    workspace: Workspace,
    fact: facts.ChannelCreated | facts.ChannelRenamed | facts.ChannelArchived,
    bot: str,
) -> list[tuple[str, Json]]:
    """Public channels are told to every app that may read them, private ones to members."""
    channel = fact.channel
    if not channel.seen_by(bot):
        return []
    event: Json = {"event_ts": workspace.stamp()}
    match fact:
        case facts.ChannelCreated() if channel.is_private:
            return []
        case facts.ChannelCreated():
            shape = channel_shape(channel, team_id=workspace.team.id, seen_by=bot)
            kept = {key: value for key, value in shape.items() if key in _CREATED_KEYS}
            event["channel"] = kept | {"is_frozen": False}
            name = "channel_created"
        case facts.ChannelRenamed():
            event["channel"] = _renamed(channel)
            name = "group_rename" if channel.is_private else "channel_rename"
        case facts.ChannelArchived():
            event |= {"channel": channel.id, "user": fact.by, "is_moved": 0}
            name = "group_archive" if channel.is_private else "channel_archive"
    return [(name, {"type": name, **event})]


# The event says less about a new channel than conversations.info does.
_CREATED_KEYS = (
    *("id", "name", "name_normalized", "created", "creator", "context_team_id"),
    *("is_channel", "is_group", "is_im", "is_mpim", "is_private", "is_general", "is_archived"),
    *("is_shared", "is_org_shared", "is_ext_shared", "is_pending_ext_shared"),
)


def _renamed(channel: Channel) -> Json:
    shape: Json = {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
        "is_channel": not channel.is_private,
        "is_mpim": False,
    }
    return shape


def _of_members(
    workspace: Workspace, fact: facts.MemberJoined | facts.MemberLeft, bot: str
) -> list[tuple[str, Json]]:
    channel = fact.channel
    if bot not in channel.members and fact.user != bot:
        return []
    joined = isinstance(fact, facts.MemberJoined)
    name = "member_joined_channel" if joined else "member_left_channel"
    event: Json = {
        "type": name,
        "user": fact.user,
        "channel": channel.id,
        "channel_type": "G" if channel.is_private else "C",
        "team": workspace.team.id,
        "event_ts": workspace.stamp(),
    }
    if isinstance(fact, facts.MemberJoined) and fact.inviter:
        event["inviter"] = fact.inviter
    return [(name, event)]


def _of_messages(
    workspace: Workspace,
    fact: facts.MessagePosted | facts.MessageChanged | facts.MessageDeleted,
    bot: str,
) -> list[tuple[str, Json]]:
    channel = fact.channel
    place = {"channel": channel.id, "channel_type": channel.kind}
    subscription = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
    name = subscription[channel.kind]
    match fact:
        case facts.MessagePosted():
            said = message_shape(workspace, fact.message, metadata=True)
            events = [(name, said | place | {"event_ts": fact.message.ts})]
            return events + _mention(workspace, fact.message, bot, said)
        case facts.MessageChanged():
            at = workspace.fresh_ts(channel.id)
            change = {
                "subtype": "message_changed",
                "message": message_shape(workspace, fact.message, metadata=True),
            }
        case facts.MessageDeleted():
            at = workspace.fresh_ts(channel.id)
            change = {"subtype": "message_deleted", "deleted_ts": fact.previous.ts}
    former = message_shape(workspace, fact.previous, metadata=True)
    hidden = {"type": "message", "hidden": True, "ts": at, "event_ts": at}
    return [(name, hidden | place | change | {"previous_message": former})]


def _mention(
    workspace: Workspace, message: Message, bot: str, said: Json
) -> list[tuple[str, Json]]:
    """An app_mention comes besides the message, never for what the app itself said."""
    if f"<@{bot}>" not in message.text or message.user == bot or message.subtype not in _SPOKEN:
        return []
    dropped = ("subtype", "app_id", "parent_user_id", "root", "metadata")
    kept = {key: value for key, value in said.items() if key not in dropped}
    place = {"channel": message.channel, "event_ts": message.ts}
    if workspace.channels[message.channel].is_im:
        return []
    return [("app_mention", kept | {"type": "app_mention"} | place)]


_SPOKEN = (None, "thread_broadcast", "file_share", "bot_message")


def _of_reactions(
    workspace: Workspace, fact: facts.ReactionAdded | facts.ReactionRemoved
) -> list[tuple[str, Json]]:
    added = isinstance(fact, facts.ReactionAdded)
    name = "reaction_added" if added else "reaction_removed"
    event: Json = {
        "type": name,
        "user": fact.user,
        "reaction": fact.name,
        "item": {"type": "message", "channel": fact.channel.id, "ts": fact.message.ts},
        "event_ts": workspace.stamp(),
    }
    # Posts without a user behind them (bot_message) have no item_user.
    if fact.message.user:
        event["item_user"] = fact.message.user
    return [(name, event)]


def _of_pins(
    workspace: Workspace, fact: facts.PinAdded | facts.PinRemoved
) -> list[tuple[str, Json]]:
    channel = fact.channel
    name = "pin_added" if isinstance(fact, facts.PinAdded) else "pin_removed"
    now = workspace.seconds()
    event: Json = {
        "type": name,
        "user": fact.user,
        "channel_id": channel.id,
        "item": {
            "type": "message",
            "channel": channel.id,
            "message": message_shape(workspace, fact.message)
            | {"permalink": permalink(workspace, fact.message)},
            "created": now,
            "created_by": fact.user,
        },
        "item_user": fact.message.user or "",
        "pin_count": len(channel.pins),
        "pinned_info": {"channel": channel.id, "pinned_by": fact.user, "pinned_ts": now},
        "event_ts": workspace.stamp(),
    }
    if isinstance(fact, facts.PinRemoved):
        event["has_pins"] = bool(channel.pins)
    return [(name, event)]
