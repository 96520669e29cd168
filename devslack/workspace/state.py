"""The workspace's tables, how things are found in them, and who is told of changes."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from devslack.wire import Refused
from devslack.workspace.facts import Fact
from devslack.workspace.model import Channel, File, Message, Person, Team, View

# An ephemeral message lives in its reader's client only; older ones scroll away.
EPHEMERALS_KEPT = 200


@dataclass(slots=True, kw_only=True)
class Workspace:
    """Everything that is so at the moment. `stamp` gives the next ts, `seconds` the time."""

    team: Team
    stamp: Callable[[], str]
    seconds: Callable[[], int]
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, dict[str, Message]] = field(default_factory=dict)
    threads: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    ephemerals: dict[str, deque[Message]] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    views: dict[str, list[View]] = field(default_factory=dict)
    listeners: list[Callable[[Fact], None]] = field(default_factory=list)

    def tell(self, fact: Fact) -> None:
        for listener in self.listeners:
            listener(fact)

    def person(self, user: str) -> Person:
        """Raise `user_not_found` for an id nobody has."""
        if user not in self.people:
            raise Refused("user_not_found")
        return self.people[user]

    def channel(self, channel: str, seen_by: str) -> Channel:
        """Raise `channel_not_found` also where there is one that this person cannot see."""
        found = self.channels.get(channel)
        if found is None or not found.seen_by(seen_by):
            raise Refused("channel_not_found")
        return found

    def channel_of(self, channel: str, member: str) -> Channel:
        """The channel if this person is in it, else raise `not_in_channel`."""
        found = self.channel(channel, member)
        if member not in found.members:
            raise Refused("not_in_channel")
        return found

    def open_channel_of(self, channel: str, member: str) -> Channel:
        """The same, and raise `is_archived` where nothing can be written any more."""
        found = self.channel_of(channel, member)
        if found.archived:
            raise Refused("is_archived")
        return found

    def message(self, channel: str, ts: str) -> Message:
        found = self.messages.get(channel, {}).get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def replies(self, channel: str, ts: str) -> list[Message]:
        """The replies in a message's thread, oldest first, without the message itself."""
        said = self.messages[channel]
        return [said[reply] for reply in self.threads.get((channel, ts), ())]

    def file(self, file: str) -> File:
        if file not in self.files:
            raise Refused("file_not_found")
        return self.files[file]

    def keep_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        self.messages.setdefault(channel.id, {})
        return channel

    def keep_message(self, message: Message) -> Message:
        self.messages[message.channel][message.ts] = message
        return message

    def fresh_ts(self, channel: str) -> str:
        """A ts that no message of the channel has, also after the clock was set back."""
        while (ts := self.stamp()) in self.messages[channel]:
            pass
        return ts
