"""Lines that people write to the timeline on purpose, and messages they put there."""

from dataclasses import dataclass
from datetime import datetime

import storage.entries
import storage.incidents
import storage.marks
import storage.messages
from bot.domain.errors import Refused
from bot.domain.events import Said
from bot.domain.incident import Incident
from bot.domain.kinds import Kind
from bot.domain.people import Person
from bot.domain.phrases import Instant
from bot.domain.timeline import Entry, Message, Origin
from bot.incidents import capturing, writing
from bot.incidents.settling import Place
from storage import Transaction

PUSHPIN = "pushpin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    entry: Entry
    undo: str


def note(
    tx: Transaction,
    incident: Incident,
    *,
    actor: Person,
    text: str,
    instant: Instant | None,
    now: datetime,
) -> Noted:
    """Write a line to the timeline, at the stated time or else now; the channel reads it."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    entry = writing.write(
        tx, locked, text, actor=actor, now=now, instant=instant, origin=Origin.NOTE
    )
    return Noted(entry=entry, undo=f"note {entry.id}")


def withdraw(tx: Transaction, workspace: str, number: int, *, actor: Person, now: datetime) -> str:
    """Take a note off the timeline; it stays in history. Raises Refused where it is off already."""
    entry = storage.entries.get(tx, workspace, number)
    if entry is None:
        raise Refused("There is nothing to undo any more.")
    incident = storage.incidents.lock(tx, workspace, entry.incident)
    if not writing.take_back(tx, incident, number, actor=actor, now=now):
        raise Refused("That had been undone already.")
    return "Undone: the note is off the timeline."


def keep_message(
    tx: Transaction, incident: Incident, said: Said, *, actor: Person, now: datetime
) -> str | None:
    """Put a message on the timeline as noteworthy, and say what undoes that.

    None: the actor had put it there already. Raises Refused where it is on the timeline of another
    incident: a message has one place.
    """
    message = said.message
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    kept = storage.entries.at_place(tx, message.workspace, message.channel, message.ts)
    if kept and kept.incident != locked.id:
        raise Refused("That message is on the timeline of another incident.")
    if _marked_by(tx, message, actor):
        return None
    with Place(tx, locked, message.channel, message.ts, now):
        capturing.keep(tx, locked, said, now=now)
        storage.marks.put(
            tx,
            workspace=message.workspace,
            channel=message.channel,
            ts=message.ts,
            person=actor.id,
            by=actor.id,
            emoji=PUSHPIN,
            kind=Kind.NOTEWORTHY,
            at=now,
        )
    return f"mark {message.channel} {message.ts} {actor.id} {PUSHPIN}"


def _marked_by(tx: Transaction, message: Message, actor: Person) -> bool:
    marks = storage.marks.on(tx, message.workspace, message.channel, message.ts)
    return any(mark.person == actor.id and mark.emoji == PUSHPIN for mark in marks)
