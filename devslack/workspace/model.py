"""The nouns of a workspace. All frozen: a change is a new value in the workspace's tables."""

from dataclasses import dataclass, field
from typing import Any

from devslack.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member: a human, or the user behind a bot (then `bot_id` and `app_id` are there)."""

    id: str
    team_id: str
    name: str
    real_name: str
    tz: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    deactivated: bool = False
    guest: bool = False
    admin: bool = False
    updated: int = 0

    @property
    def is_bot(self) -> bool:
        return self.bot_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A channel's topic or purpose: the words, who set them, when (unix seconds)."""

    value: str = ""
    creator: str = ""
    last_set: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    ts: str
    user: str
    created: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A public or private channel, or a direct message (`is_im`; its members are the two)."""

    id: str
    name: str
    creator: str
    created: int
    members: tuple[str, ...]
    is_private: bool = False
    is_im: bool = False
    is_general: bool = False
    archived: bool = False
    topic: Note = field(default_factory=Note)
    purpose: Note = field(default_factory=Note)
    previous_names: tuple[str, ...] = ()
    pins: tuple[Pin, ...] = ()

    @property
    def kind(self) -> str:
        """The `channel_type` of its messages."""
        if self.is_im:
            return "im"
        return "group" if self.is_private else "channel"

    def seen_by(self, user: str) -> bool:
        return user in self.members or not (self.is_private or self.is_im)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    user: str
    ts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as it stands now. `more` holds the keys that only some subtypes have."""

    ts: str
    channel: str
    text: str
    user: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    client_msg_id: str | None = None
    thread_ts: str | None = None
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    metadata: Json | None = None
    files: tuple[str, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    edited: Edited | None = None
    more: tuple[tuple[str, Any], ...] = ()

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def in_channel(self) -> bool:
        """True if the channel itself shows it, not only its thread."""
        return not self.is_reply or self.subtype == "thread_broadcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file from the moment its address was asked for; it has bytes once they were sent."""

    id: str
    name: str
    title: str
    mimetype: str
    user: str
    created: int
    content: bytes | None = None
    shares: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A form as one person has it open. `given` is what the app sent, checked."""

    id: str
    user: str
    hash: str
    given: Json
    root_id: str
    previous_id: str | None = None
