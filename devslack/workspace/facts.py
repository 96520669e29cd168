"""What happened in the workspace, past tense. Events and the page are told from these."""

from dataclasses import dataclass

from devslack.workspace.model import Channel, Message, Person, View


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonJoined:
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChanged:
    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelCreated:
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelChanged:
    """Topic, purpose or members: the page shows it, Slack has no event of its own for it."""

    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelRenamed:
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelArchived:
    channel: Channel
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined:
    channel: Channel
    user: str
    inviter: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft:
    channel: Channel
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePosted:
    channel: Channel
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageChanged:
    channel: Channel
    message: Message
    previous: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted:
    channel: Channel
    previous: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionAdded:
    channel: Channel
    message: Message
    user: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionRemoved:
    channel: Channel
    message: Message
    user: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinAdded:
    channel: Channel
    message: Message
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRemoved:
    channel: Channel
    message: Message
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EphemeralShown:
    """`user` alone reads it; showing one again with the same ts replaces it."""

    channel: Channel
    message: Message
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EphemeralGone:
    channel: Channel
    user: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewOpened:
    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewUpdated:
    view: View


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewClosed:
    view: View


Fact = (
    PersonJoined
    | PersonChanged
    | ChannelCreated
    | ChannelChanged
    | ChannelRenamed
    | ChannelArchived
    | MemberJoined
    | MemberLeft
    | MessagePosted
    | MessageChanged
    | MessageDeleted
    | ReactionAdded
    | ReactionRemoved
    | PinAdded
    | PinRemoved
    | EphemeralShown
    | EphemeralGone
    | ViewOpened
    | ViewUpdated
    | ViewClosed
)
