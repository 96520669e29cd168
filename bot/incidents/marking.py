"""Marks: an emoji or a pin on a message puts it on the timeline; taking it away takes it off."""

from datetime import datetime

import storage.incidents
import storage.marks
import storage.messages
import storage.workspaces
from bot.domain.errors import Refused
from bot.domain.events import Marked
from bot.domain.incident import Incident
from bot.domain.kinds import PIN, Emoji, emoji_named
from bot.incidents import reading, telling
from bot.incidents.settling import Place
from storage import Transaction


def mark(tx: Transaction, marked: Marked, *, now: datetime) -> bool:
    """Keep a mark or its withdrawal. False: the message belongs to no incident.

    A mark on a message that we do not have yet waits for it, and the platform is asked for it.
    """
    emoji = emoji_named(marked.emoji)
    incident = reading.incident_of(tx, marked.workspace, marked.channel, marked.ts)
    if incident is None:
        return False
    if emoji is None or _is_ours(tx, marked):
        return True
    storage.incidents.lock(tx, incident.workspace, incident.id)
    with Place(tx, incident, marked.channel, marked.ts, now):
        changed = _put_or_take(tx, marked, emoji)
    if changed and marked.stands and not _is_known(tx, incident, marked):
        telling.message_wanted(tx, incident, now, channel=marked.channel, ts=marked.ts)
    return True


def withdraw(tx: Transaction, workspace: str, key: str, *, now: datetime) -> str:
    """Take a mark off the record though its emoji still stands in the chat.

    `key` is what settling.undo_of made. Whoever puts the emoji again marks again.
    """
    channel, ts, person, emoji = key.split(" ")
    incident = reading.incident_of(tx, workspace, channel, ts)
    if incident is None:
        raise Refused("That mark belongs to no incident any more.")
    storage.incidents.lock(tx, workspace, incident.id)
    with Place(tx, incident, channel, ts, now):
        taken = storage.marks.take(tx, workspace, channel, ts, person, emoji, now)
    if not taken:
        raise Refused("That mark had been taken back already.")
    return f"Taken back: :{emoji}: no longer counts. Put it again to mark again."


def _put_or_take(tx: Transaction, marked: Marked, emoji: Emoji) -> bool:
    person = PIN if emoji.name == PIN else marked.person
    if not marked.stands:
        return storage.marks.take(
            tx, marked.workspace, marked.channel, marked.ts, person, emoji.name, marked.at
        )
    return storage.marks.put(
        tx,
        workspace=marked.workspace,
        channel=marked.channel,
        ts=marked.ts,
        person=person,
        by=marked.person,
        emoji=emoji.name,
        kind=emoji.kind,
        at=marked.at,
    )


def _is_known(tx: Transaction, incident: Incident, marked: Marked) -> bool:
    place = marked.workspace, marked.channel, marked.ts
    return (
        storage.messages.get(tx, *place) is not None
        or reading.line_at(tx, incident, marked.channel, marked.ts) is not None
    )


def _is_ours(tx: Transaction, marked: Marked) -> bool:
    home = storage.workspaces.get(tx, marked.workspace)
    return home is not None and marked.person == home.bot_user
