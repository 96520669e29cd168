"""Incidents, who has which role in them, and what was written about them."""

from sqlalchemy import Column, Index, Table, UniqueConstraint

from bot.domain.incident import Role, Status
from storage.plumbing.sqltypes import Document
from storage.tables.base import (
    flag,
    instant,
    metadata,
    number,
    of_entry,
    of_incident,
    prose,
    text,
    whole,
    word,
)

incidents = Table(
    "incidents",
    metadata,
    number(),
    text("workspace"),
    whole("number"),
    prose("title"),
    text("severity"),
    word("status", Status),
    flag("private"),
    flag("drill"),
    prose("affected"),
    instant("declared_at"),
    text("declared_by"),
    text("channel", optional=True),
    prose("channel_name", optional=True),
    text("headline", optional=True),
    text("announcement_channel", optional=True),
    text("announcement", optional=True),
    UniqueConstraint("workspace", "id"),
    UniqueConstraint("workspace", "number"),
    UniqueConstraint("workspace", "channel"),
    sqlite_autoincrement=True,
)

roles = Table(
    "roles",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    word("role", Role),
    text("person"),
    instant("since"),
    instant("until", optional=True),
    of_incident(),
    Index(None, "workspace", "incident"),
    sqlite_autoincrement=True,
)
Index(
    "uq_roles_held",
    roles.c.workspace,
    roles.c.incident,
    roles.c.role,
    unique=True,
    postgresql_where=roles.c.until.is_(None),
    sqlite_where=roles.c.until.is_(None),
)

reopenings = Table(
    "reopenings",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    instant("at"),
    text("by"),
    whole("entry", optional=True),
    of_incident(),
    of_entry(),
    Index(None, "workspace", "incident"),
    sqlite_autoincrement=True,
)

drafts = Table(
    "drafts",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    whole("version"),
    text("format"),
    prose("markdown"),
    Column("lacks", Document, nullable=False),
    instant("drafted_at"),
    text("drafted_by"),
    text("channel", optional=True),
    text("ts", optional=True),
    text("file_id", optional=True),
    of_incident(),
    UniqueConstraint("workspace", "incident", "version"),
    sqlite_autoincrement=True,
)

draft_sections = Table(
    "draft_sections",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    text("format"),
    text("section"),
    prose("body"),
    instant("written_at"),
    text("written_by"),
    of_incident(),
    Index(None, "workspace", "incident", "format", "section"),
    sqlite_autoincrement=True,
)
