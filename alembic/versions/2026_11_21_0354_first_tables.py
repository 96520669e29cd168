"""The first tables: workspaces and people, incidents and their record, the queues."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "628e14e676e4"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def _number() -> sa.Column[int]:
    return sa.Column("id", _WHOLE, sa.Identity(always=False), primary_key=True)


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=optional)


def _whole(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, _WHOLE, nullable=optional)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _instant(name: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(name, _INSTANT, nullable=optional)


def _document(name: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(none_as_null=True), nullable=optional)


def _of(table: str, column: str, of: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace", column],
        [f"{of}.workspace", f"{of}.id"],
        name=f"fk_{table}_workspace_{column}",
    )


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _index_where(name: str, table: str, columns: list[str], where: str, *, unique: bool) -> None:
    condition = sa.text(where)
    op.create_index(
        name, table, columns, unique=unique, postgresql_where=condition, sqlite_where=condition
    )


def upgrade() -> None:
    _make_places()
    _make_incidents()
    _make_record()
    _make_drafts()
    _make_queues()


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)


_TABLES = (
    "workspaces",
    "counters",
    "people",
    "incidents",
    "roles",
    "messages",
    "message_versions",
    "marks",
    "entries",
    "entry_history",
    "statements",
    "reopenings",
    "drafts",
    "draft_sections",
    "inbox",
    "accepted",
    "outbox",
    "timers",
)


def _make_places() -> None:
    op.create_table(
        "workspaces",
        _text("id"),
        _text("name"),
        _text("url"),
        _text("bot_user"),
        _text("bot_id"),
        _key("workspaces", "id"),
    )
    op.create_table(
        "counters",
        _text("workspace"),
        _text("name"),
        _whole("value"),
        _key("counters", "workspace", "name"),
    )
    op.create_table(
        "people",
        _text("workspace"),
        _text("id"),
        _text("name"),
        _text("zone", optional=True),
        _flag("is_bot"),
        _flag("is_guest"),
        _flag("is_external"),
        _flag("is_deactivated"),
        _key("people", "workspace", "id"),
    )


def _make_incidents() -> None:
    op.create_table(
        "incidents",
        _number(),
        _text("workspace"),
        _whole("number"),
        _text("title"),
        _text("severity"),
        _text("status"),
        _flag("private"),
        _flag("drill"),
        _text("affected"),
        _instant("declared_at"),
        _text("declared_by"),
        _text("channel", optional=True),
        _text("channel_name", optional=True),
        _text("headline", optional=True),
        _text("announcement_channel", optional=True),
        _text("announcement", optional=True),
        _key("incidents", "id"),
        _unique("incidents", "workspace", "channel"),
        _unique("incidents", "workspace", "id"),
        _unique("incidents", "workspace", "number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "roles",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _text("role"),
        _text("person"),
        _instant("since"),
        _instant("until", optional=True),
        _of("roles", "incident", "incidents"),
        _key("roles", "id"),
        sqlite_autoincrement=True,
    )
    _index("roles", "workspace", "incident")
    _index_where(
        "uq_roles_held", "roles", ["workspace", "incident", "role"], "until IS NULL", unique=True
    )


def _make_record() -> None:
    op.create_table(
        "messages",
        _text("workspace"),
        _text("channel"),
        _text("ts"),
        _whole("incident", optional=True),
        _text("author"),
        _instant("said_at"),
        _text("text", optional=True),
        _text("thread_ts", optional=True),
        _flag("by_bot"),
        _flag("by_us"),
        _flag("is_headline"),
        _instant("stated_at", optional=True),
        _text("stated_precision", optional=True),
        _flag("edited"),
        _flag("deleted"),
        _document("files"),
        _instant("version_at", optional=True),
        _of("messages", "incident", "incidents"),
        _key("messages", "workspace", "channel", "ts"),
    )
    _index("messages", "workspace", "incident", "said_at")
    op.create_table(
        "message_versions",
        _text("workspace"),
        _text("channel"),
        _text("ts"),
        _instant("version_at"),
        _text("text", optional=True),
        _instant("stated_at", optional=True),
        _text("stated_precision", optional=True),
        _document("files"),
        _key("message_versions", "workspace", "channel", "ts", "version_at"),
    )
    op.create_table(
        "marks",
        _text("workspace"),
        _text("channel"),
        _text("ts"),
        _text("person"),
        _text("emoji"),
        _text("kind", optional=True),
        _text("by"),
        _instant("put_at", optional=True),
        _instant("seen_at", optional=True),
        _instant("taken_at", optional=True),
        _key("marks", "workspace", "channel", "ts", "person", "emoji"),
    )
    op.create_table(
        "entries",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _text("origin"),
        _instant("said_at"),
        _text("channel", optional=True),
        _text("ts", optional=True),
        _instant("at", optional=True),
        _text("precision"),
        _text("text"),
        _text("by"),
        _text("kind", optional=True),
        _instant("withdrawn_at", optional=True),
        _text("withdrawn_by", optional=True),
        _of("entries", "incident", "incidents"),
        _key("entries", "id"),
        _unique("entries", "workspace", "channel", "ts"),
        _unique("entries", "workspace", "id"),
        sqlite_autoincrement=True,
    )
    _index("entries", "workspace", "incident")
    op.create_table(
        "entry_history",
        _number(),
        _text("workspace"),
        _whole("entry"),
        _instant("changed_at"),
        _text("changed_by"),
        _text("text"),
        _instant("at", optional=True),
        _text("precision"),
        _text("kind", optional=True),
        _of("entry_history", "entry", "entries"),
        _key("entry_history", "id"),
        sqlite_autoincrement=True,
    )
    _index("entry_history", "workspace", "entry")
    op.create_table(
        "statements",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _text("milestone"),
        _instant("at", optional=True),
        _text("precision"),
        _text("basis"),
        _instant("said_at"),
        _document("by"),
        _whole("entry", optional=True),
        _instant("withdrawn_at", optional=True),
        _text("withdrawn_by", optional=True),
        _of("statements", "entry", "entries"),
        _of("statements", "incident", "incidents"),
        _key("statements", "id"),
        sqlite_autoincrement=True,
    )
    _index("statements", "workspace", "entry")
    _index("statements", "workspace", "incident")
    op.create_table(
        "reopenings",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _instant("at"),
        _text("by"),
        _whole("entry", optional=True),
        _of("reopenings", "entry", "entries"),
        _of("reopenings", "incident", "incidents"),
        _key("reopenings", "id"),
        sqlite_autoincrement=True,
    )
    _index("reopenings", "workspace", "incident")


def _make_drafts() -> None:
    op.create_table(
        "drafts",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _whole("version"),
        _text("format"),
        _text("markdown"),
        _document("lacks"),
        _instant("drafted_at"),
        _text("drafted_by"),
        _text("channel", optional=True),
        _text("ts", optional=True),
        _text("file_id", optional=True),
        _of("drafts", "incident", "incidents"),
        _key("drafts", "id"),
        _unique("drafts", "workspace", "incident", "version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft_sections",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _text("format"),
        _text("section"),
        _text("body"),
        _instant("written_at"),
        _text("written_by"),
        _of("draft_sections", "incident", "incidents"),
        _key("draft_sections", "id"),
        sqlite_autoincrement=True,
    )
    _index("draft_sections", "workspace", "incident", "format", "section")


def _make_queues() -> None:
    op.create_table(
        "inbox",
        _number(),
        _text("workspace"),
        _text("key"),
        _text("kind"),
        _document("payload", optional=True),
        _instant("received_at"),
        _text("state"),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        _instant("due_at"),
        _text("error", optional=True),
        _key("inbox", "id"),
        _unique("inbox", "workspace", "key"),
        sqlite_autoincrement=True,
    )
    _index_where("ix_inbox_open", "inbox", ["due_at"], "state IN ('new', 'taken')", unique=False)
    op.create_table(
        "accepted",
        _text("workspace"),
        _text("key"),
        _instant("accepted_at"),
        _key("accepted", "workspace", "key"),
    )
    op.create_table(
        "outbox",
        _number(),
        _text("workspace"),
        _text("lane"),
        _text("kind"),
        _whole("incident", optional=True),
        _text("need"),
        _document("facts"),
        _text("state"),
        sa.Column("attempt", sa.Integer(), nullable=False),
        _flag("in_doubt"),
        _instant("made_at"),
        _instant("due_at"),
        _instant("first_tried_at", optional=True),
        _document("receipt"),
        _text("error", optional=True),
        _key("outbox", "id"),
        sqlite_autoincrement=True,
    )
    _index_where(
        "ix_outbox_oldest", "outbox", ["id"], "state IN ('waiting', 'sending')", unique=False
    )
    _index_where(
        "ix_outbox_undelivered",
        "outbox",
        ["workspace", "lane", "id"],
        "state IN ('waiting', 'sending')",
        unique=False,
    )
    _index_where(
        "uq_outbox_lane_held", "outbox", ["workspace", "lane"], "state = 'sending'", unique=True
    )
    op.create_table(
        "timers",
        _number(),
        _text("workspace"),
        _whole("incident"),
        _text("rule"),
        _instant("due_at"),
        _instant("fired_at", optional=True),
        _key("timers", "id"),
        _unique("timers", "workspace", "incident", "rule"),
        sqlite_autoincrement=True,
    )
    _index_where("ix_timers_armed", "timers", ["due_at"], "fired_at IS NULL", unique=False)
