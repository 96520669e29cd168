"""The record: the transcript with its former texts, marks, entries, statements."""

from sqlalchemy import Column, Index, Table, UniqueConstraint

from bot.domain.kinds import Kind, Milestone
from bot.domain.moments import Basis
from bot.domain.precision import Precision
from bot.domain.timeline import Origin
from storage.plumbing.sqltypes import Document, UtcDateTime
from storage.tables.base import (
    flag,
    instant,
    key,
    metadata,
    number,
    of_entry,
    of_incident,
    prose,
    text,
    whole,
    word,
)

messages = Table(
    "messages",
    metadata,
    key("workspace"),
    key("channel"),
    key("ts"),
    whole("incident", optional=True),
    text("author"),
    instant("said_at"),
    prose("text", optional=True),
    text("thread_ts", optional=True),
    flag("by_bot"),
    flag("by_us"),
    flag("is_headline"),
    instant("stated_at", optional=True),
    word("stated_precision", Precision, optional=True),
    flag("edited"),
    flag("deleted"),
    Column("files", Document, nullable=False),
    instant("version_at", optional=True),  # empty: only its deletion was heard of
    of_incident(),
    Index(None, "workspace", "incident", "said_at"),
)

message_versions = Table(
    "message_versions",
    metadata,
    key("workspace"),
    key("channel"),
    key("ts"),
    Column("version_at", UtcDateTime, primary_key=True),
    prose("text", optional=True),
    instant("stated_at", optional=True),
    word("stated_precision", Precision, optional=True),
    Column("files", Document, nullable=False),
)

marks = Table(
    "marks",
    metadata,
    key("workspace"),
    key("channel"),
    key("ts"),
    key("person"),
    key("emoji"),
    word("kind", Kind, optional=True),  # empty: only its removal was heard of
    text("by"),
    instant("put_at", optional=True),  # latest putting heard of
    instant("seen_at", optional=True),  # latest reading of history that showed it
    instant("taken_at", optional=True),  # latest removal heard of
)

entries = Table(
    "entries",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    word("origin", Origin),
    instant("said_at"),
    text("channel", optional=True),
    text("ts", optional=True),
    instant("at", optional=True),
    word("precision", Precision),
    prose("text"),
    text("by"),
    word("kind", Kind, optional=True),
    instant("withdrawn_at", optional=True),
    text("withdrawn_by", optional=True),
    of_incident(),
    UniqueConstraint("workspace", "id"),
    UniqueConstraint("workspace", "channel", "ts"),
    Index(None, "workspace", "incident"),
    sqlite_autoincrement=True,
)

entry_history = Table(
    "entry_history",
    metadata,
    number(),
    text("workspace"),
    whole("entry"),
    instant("changed_at"),
    text("changed_by"),
    prose("text"),
    instant("at", optional=True),
    word("precision", Precision),
    word("kind", Kind, optional=True),
    of_entry(),
    Index(None, "workspace", "entry"),
    sqlite_autoincrement=True,
)

statements = Table(
    "statements",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    word("milestone", Milestone),
    instant("at", optional=True),
    word("precision", Precision),
    word("basis", Basis),
    instant("said_at"),
    Column("by", Document, nullable=False),
    whole("entry", optional=True),
    instant("withdrawn_at", optional=True),
    text("withdrawn_by", optional=True),
    of_incident(),
    of_entry(),
    Index(None, "workspace", "incident"),
    Index(None, "workspace", "entry"),
    sqlite_autoincrement=True,
)
