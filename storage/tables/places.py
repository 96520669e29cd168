"""Workspaces, the people in them, and what is counted per workspace."""

from sqlalchemy import Table

from storage.tables.base import flag, key, metadata, prose, text, whole

workspaces = Table(
    "workspaces",
    metadata,
    key("id"),
    prose("name"),
    text("url"),
    text("bot_user"),
    text("bot_id"),
)

counters = Table("counters", metadata, key("workspace"), key("name"), whole("value"))

channels = Table("channels", metadata, key("workspace"), key("id"), prose("name"))

people = Table(
    "people",
    metadata,
    key("workspace"),
    key("id"),
    prose("name"),
    text("zone", optional=True),
    flag("is_bot"),
    flag("is_guest"),
    flag("is_external"),
    flag("is_deactivated"),
)
