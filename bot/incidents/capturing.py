"""The transcript: every message of an incident's channel, its later versions, its deletion."""

from dataclasses import replace
from datetime import datetime

import storage.incidents
import storage.messages
import storage.people
from bot.domain import phrases
from bot.domain.events import Said, Unsaid
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.timeline import Message
from bot.incidents import naming, reading, telling
from bot.incidents.settling import Place
from storage import Transaction


class AuthorUnknown(Exception):
    """A message states a time, and nobody has told us yet in which zone its author lives."""

    def __init__(self, workspace: str, person: str) -> None:
        self.workspace = workspace
        self.person = person
        super().__init__(f"who {person} is, and in which zone, is not known yet")


def capture(tx: Transaction, said: Said, *, now: datetime) -> bool:
    """Keep a message, or a later version of one. False: it belongs to no incident.

    Slack delivers at least once and in any order; of several versions the latest is current, and a
    version that is known already changes nothing. Raises AuthorUnknown where the author's zone
    decides what the message means, and ChannelUnknown: it can be captured once we have been told.
    """
    message = said.message
    incident = reading.incident_of(tx, message.workspace, message.channel, message.ts)
    if incident is None:
        return False
    storage.incidents.lock(tx, incident.workspace, incident.id)
    with Place(tx, incident, message.channel, message.ts, now):
        _keep(tx, incident, said, now, waits=True)
    return True


def erase(tx: Transaction, unsaid: Unsaid, *, now: datetime) -> bool:
    """Follow a deletion: the text goes at once, a line on the timeline stays with its time."""
    incident = reading.incident_of(tx, unsaid.workspace, unsaid.channel, unsaid.ts)
    if incident is None:
        return False
    storage.incidents.lock(tx, incident.workspace, incident.id)
    with Place(tx, incident, unsaid.channel, unsaid.ts, now):
        last = None
        if unsaid.last:
            last = _with_stated_time(tx, unsaid.last.message, now, waits=True)
        storage.messages.erase(
            tx, unsaid.workspace, unsaid.channel, unsaid.ts, unsaid.at, last=last
        )
    return True


def keep(tx: Transaction, incident: Incident, said: Said, *, now: datetime) -> None:
    """Keep a message of any channel with an incident that asked for it, and wait for nothing."""
    _keep(tx, incident, said, now, waits=False)


def _keep(tx: Transaction, incident: Incident, said: Said, now: datetime, *, waits: bool) -> None:
    named = naming.with_channels if waits else naming.as_far_as_known
    message = said.message
    if message.text is not None:
        message = replace(message, text=named(tx, message.workspace, message.text))
    stated = _with_stated_time(tx, message, now, waits=waits)
    storage.messages.keep(tx, stated, version_at=said.version_at, incident=incident.id)


def _with_stated_time(tx: Transaction, message: Message, now: datetime, *, waits: bool) -> Message:
    """The message with the time that its text states, in the zone of the person who wrote it.

    Where that is not known and nobody waits, its own time is as good as any.
    """
    if message.by_bot or message.text is None:
        return message
    author = storage.people.get(tx, message.workspace, message.author)
    zone = (author or Person(workspace=message.workspace, id=message.author, name="")).timezone
    stated = phrases.stated(message.text, zone=zone, now=message.said_at)
    if author is None:
        if stated and waits:
            raise AuthorUnknown(message.workspace, message.author)
        telling.person_wanted(tx, message.workspace, message.author, now)
        return message
    if stated is None:
        return message
    return replace(message, stated_at=stated.at, stated_precision=stated.precision)
