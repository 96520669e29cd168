"""The timeline: lines that people marked, noted or caused, in the order in which things happened.

A line is read off what is kept (an entry, its message, the marks on it), never kept itself: so the
same facts give the same timeline, whatever order they were heard in.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.kinds import Kind
from bot.domain.precision import Precision


class Origin(StrEnum):
    MESSAGE = "message"  # somebody's message, on the timeline while marks stand on it
    NOTE = "note"  # written to the timeline with a command; our post is its echo
    FACT = "fact"  # a command changed something; our post says so


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    name: str
    type: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of the transcript, as its latest known version; text is None once erased.

    `stated_at` is the time that the text states at its start or end, read in the author's zone when
    the version was heard, so that it outlives the text of a deleted message.
    """

    workspace: str
    channel: str
    ts: str
    author: str
    said_at: datetime
    text: str | None
    thread_ts: str | None = None
    by_bot: bool = False
    by_us: bool = False
    is_headline: bool = False
    stated_at: datetime | None = None
    stated_precision: Precision | None = None
    edited: bool = False
    deleted: bool = False
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One person's standing mark on a message; `put_at` is None where history does not tell it."""

    channel: str
    ts: str
    person: str
    emoji: str
    kind: Kind
    put_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is kept of a line: for a message its place, for a note or a fact also what it says."""

    id: int
    incident: int
    origin: Origin
    said_at: datetime
    channel: str | None = None  # None until our post has its place
    ts: str | None = None
    at: datetime | None = None  # notes and facts: when it happened
    precision: Precision = Precision.SECOND
    text: str = ""
    by: str = ""
    kind: Kind | None = None  # facts that are moments


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the timeline as read.

    `counts_from_marking`: it is a bot's post, and no echo of a person's note, so that a mark for
    acknowledged, mitigated, resolved or closed says that this happened when the mark was put.
    """

    entry: int
    origin: Origin
    at: datetime
    precision: Precision
    said_at: datetime
    text: str
    by: str
    kinds: tuple[Kind, ...]
    marks: tuple[Mark, ...] = ()
    channel: str | None = None
    ts: str | None = None
    thread_ts: str | None = None
    edited: bool = False
    deleted: bool = False
    counts_from_marking: bool = False
    files: tuple[File, ...] = ()
