"""What happened in a chat, as typed facts. Edges make them; nobody past an edge sees JSON."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Person
from bot.domain.timeline import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message, or a later version of one; of two the one with the later `version_at` stands."""

    message: Message
    version_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsaid:
    """A message was deleted. `last` is its last version where the platform tells it."""

    workspace: str
    channel: str
    ts: str
    at: datetime
    last: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An emoji or the platform's pin was put on a message, or (`stands=False`) taken away.

    `emoji` is the platform's short name, `kinds.PIN` for a pin.
    """

    workspace: str
    channel: str
    ts: str
    person: str
    emoji: str
    at: datetime
    stands: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """The platform told who somebody is."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The bot was mentioned with words that may be a command; `ts` is the mentioning message."""

    workspace: str
    channel: str
    person: str
    words: str
    at: datetime
    ts: str
    thread_ts: str | None = None


Event = Said | Unsaid | Marked | Met | Asked
