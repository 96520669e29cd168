"""What is still to be done: events heard, notices to tell, times to come.

inbox:  new -> taken -> done | parked     (taken goes back to new, or is taken over after its lease)
outbox: waiting -> sending -> sent | parked     (what is parked goes back, or is dropped)
timers: armed -> fired

`due_at` is when a row may be claimed: on the database's clock, from its making, its postponement or
the end of its lease, whichever was last.
"""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from bot.domain.notices import Need, NoticeKind
from storage.plumbing.sqltypes import Document
from storage.states import ParcelState, State, one_of
from storage.tables.base import instant, key, metadata, number, prose, text, whole, word

inbox = Table(
    "inbox",
    metadata,
    number(),
    text("workspace"),
    text("key"),
    text("kind"),
    Column("payload", Document, nullable=True),  # erased when done
    instant("received_at"),
    word("state", State),
    Column("attempt", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    instant("due_at"),
    prose("error", optional=True),
    UniqueConstraint("workspace", "key"),
    sqlite_autoincrement=True,
)
_open = one_of(inbox.c.state, State.NEW, State.TAKEN)
Index("ix_inbox_open", inbox.c.due_at, postgresql_where=_open, sqlite_where=_open)

accepted = Table("accepted", metadata, key("workspace"), key("key"), instant("accepted_at"))

outbox = Table(
    "outbox",
    metadata,
    number(),
    text("workspace"),
    text("lane"),
    word("kind", NoticeKind),
    whole("incident", optional=True),
    word("need", Need),
    Column("facts", Document, nullable=False),
    word("state", ParcelState),
    Column("attempt", Integer, nullable=False),
    Column("in_doubt", Boolean(create_constraint=False), nullable=False),
    instant("made_at"),
    instant("due_at"),
    instant("first_tried_at", optional=True),
    Column("receipt", Document, nullable=False),
    prose("error", optional=True),
    sqlite_autoincrement=True,
)
_undelivered = one_of(outbox.c.state, ParcelState.WAITING, ParcelState.SENDING)
Index(
    "ix_outbox_undelivered",
    outbox.c.workspace,
    outbox.c.lane,
    outbox.c.id,
    postgresql_where=_undelivered,
    sqlite_where=_undelivered,
)
Index("ix_outbox_oldest", outbox.c.id, postgresql_where=_undelivered, sqlite_where=_undelivered)
_sending = one_of(outbox.c.state, ParcelState.SENDING)
Index(
    "uq_outbox_lane_held",  # two workers never hold one lane, whatever they believe
    outbox.c.workspace,
    outbox.c.lane,
    unique=True,
    postgresql_where=_sending,
    sqlite_where=_sending,
)

timers = Table(
    "timers",
    metadata,
    number(),
    text("workspace"),
    whole("incident"),
    text("rule"),
    instant("due_at"),
    instant("fired_at", optional=True),
    UniqueConstraint("workspace", "incident", "rule"),
    sqlite_autoincrement=True,
)
Index(
    "ix_timers_armed",
    timers.c.due_at,
    postgresql_where=timers.c.fired_at.is_(None),
    sqlite_where=timers.c.fired_at.is_(None),
)
