"""Lines that we write: on the timeline at once, in the channel as soon as may be, or taken back."""

from datetime import datetime

import storage.entries
from bot.domain.incident import Incident
from bot.domain.kinds import Kind, Milestone
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.phrases import Instant
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Origin
from bot.incidents import telling
from storage import Transaction


def write(
    tx: Transaction,
    incident: Incident,
    text: str,
    *,
    actor: Person,
    now: datetime,
    instant: Instant | None = None,
    kind: Milestone | None = None,
    origin: Origin = Origin.FACT,
) -> Entry:
    """A line of the actor's, at the time that was stated or else now."""
    entry = storage.entries.add(
        tx,
        workspace=incident.workspace,
        incident=incident.id,
        origin=origin,
        said_at=now,
        at=instant.at if instant else now.replace(microsecond=0),
        precision=instant.precision if instant else Precision.SECOND,
        text=text,
        by=actor.id,
        kind=Kind(kind.value) if kind else None,
    )
    telling.in_channel(tx, incident, NoticeKind.LINE_WRITTEN, now, entry=entry.id)
    return entry


def take_back(
    tx: Transaction, incident: Incident, entry: int, *, actor: Person, now: datetime
) -> bool:
    """Off the timeline, struck in the channel, kept in history. False: it was off already."""
    withdrawn = storage.entries.withdraw(tx, incident.workspace, entry, now, actor.id)
    if withdrawn:
        kind = NoticeKind.LINE_WITHDRAWN
        telling.in_channel(tx, incident, kind, now, entry=entry, person=actor.id)
        telling.state_changed(tx, incident, now)
    return withdrawn
