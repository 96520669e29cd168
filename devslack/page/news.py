"""One fact as a page is told it."""

from devslack.blocks.state import initial_state
from devslack.shapes.channels import channel_shape
from devslack.shapes.messages import shown_message
from devslack.shapes.people import person_shape
from devslack.shapes.views import view_shape
from devslack.wire import Json
from devslack.workspace import facts
from devslack.workspace.model import Message, Person, View
from devslack.workspace.state import Workspace


def audience(fact: facts.Fact, user: str) -> bool:
    """True if this person's page may show it."""
    match fact:
        case facts.PersonJoined() | facts.PersonChanged():
            return True
        case facts.EphemeralShown() | facts.EphemeralGone():
            return fact.user == user
        case facts.ViewOpened() | facts.ViewUpdated() | facts.ViewClosed():
            return fact.view.user == user
        case facts.MemberLeft():
            return fact.user == user or fact.channel.seen_by(user)
        case _:
            return fact.channel.seen_by(user)


def news(workspace: Workspace, fact: facts.Fact, *, bot: Person) -> Json:
    match fact:
        case facts.PersonJoined(person=person) | facts.PersonChanged(person=person):
            item = {"name": "people", "user": person_shape(person, now=workspace.seconds())}
        case facts.ViewOpened(view=view):
            item = {"name": "view_opened", "view": _view(view, bot)}
        case facts.ViewUpdated(view=view):
            item = {"name": "view_updated", "view": _view(view, bot)}
        case facts.ViewClosed(view=view):
            item = {"name": "view_closed", "view": _view(view, bot)}
        case facts.EphemeralShown(channel=channel, message=message):
            shape = ephemeral_shape(workspace, message)
            item = {"name": "ephemeral", "channel": channel.id, "message": shape}
        case facts.EphemeralGone(channel=channel, ts=ts):
            item = {"name": "ephemeral_deleted", "channel": channel.id, "ts": ts}
        case (
            facts.ChannelCreated()
            | facts.ChannelChanged()
            | facts.ChannelRenamed()
            | facts.ChannelArchived()
            | facts.MemberJoined()
            | facts.MemberLeft()
        ):
            item = _of_channel(workspace, fact)
        case _:
            item = _of_message(workspace, fact)
    return item


_ChannelFact = (
    facts.ChannelCreated
    | facts.ChannelChanged
    | facts.ChannelRenamed
    | facts.ChannelArchived
    | facts.MemberJoined
    | facts.MemberLeft
)
_MessageFact = (
    facts.MessagePosted
    | facts.MessageChanged
    | facts.MessageDeleted
    | facts.ReactionAdded
    | facts.ReactionRemoved
    | facts.PinAdded
    | facts.PinRemoved
)


def _of_channel(workspace: Workspace, fact: _ChannelFact) -> Json:
    """`channel` as an object; `members` because is_member depends on whose page it is."""
    channel = fact.channel
    shape = channel_shape(channel, team_id=workspace.team.id, seen_by="")
    told: Json = {"name": "channel_changed", "channel": shape, "members": list(channel.members)}
    match fact:
        case facts.ChannelCreated():
            told["name"] = "channel_created"
        case facts.MemberJoined(user=user):
            told |= {"name": "member_joined_channel", "user": user}
        case _:
            pass
    return told


def _of_message(workspace: Workspace, fact: _MessageFact) -> Json:
    match fact:
        case facts.MessagePosted(message=message):
            item = _said(workspace, "message", message)
        case facts.MessageChanged(message=message):
            item = _said(workspace, "message_changed", message)
        case facts.MessageDeleted(channel=channel, previous=previous):
            gone = {"name": "message_deleted", "channel": channel.id, "ts": previous.ts}
            item = gone | {"thread_ts": previous.thread_ts}
        case facts.ReactionAdded(message=message, user=user, name=name):
            reaction = {"user": user, "reaction": name}
            item = _said(workspace, "reaction_added", message) | reaction
        case facts.ReactionRemoved(message=message, user=user, name=name):
            reaction = {"user": user, "reaction": name}
            item = _said(workspace, "reaction_removed", message) | reaction
        case facts.PinAdded(message=message, user=user):
            item = _said(workspace, "pin_added", message) | {"user": user}
        case facts.PinRemoved(message=message, user=user):
            item = _said(workspace, "pin_removed", message) | {"user": user}
    return item


def ephemeral_shape(workspace: Workspace, message: Message) -> Json:
    return shown_message(workspace, message) | {"ephemeral": True}


def _said(workspace: Workspace, name: str, message: Message) -> Json:
    shape = shown_message(workspace, message)
    return {"name": name, "channel": message.channel, "ts": message.ts, "message": shape}


def _view(view: View, bot: Person) -> Json:
    return view_shape(view, bot=bot, values=initial_state(view.given["blocks"]))
