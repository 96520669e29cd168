"""Declaring: the incident is first, its channel follows."""

from dataclasses import dataclass
from datetime import datetime

import storage.incidents
import storage.workspaces
from bot.domain.events import Said
from bot.domain.facts import Fact, sentence
from bot.domain.incident import Incident, Status
from bot.domain.kinds import Milestone
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.domain.phrases import Instant
from bot.incidents import noting, reminding, stating, telling, writing
from bot.incidents.stating import Stated
from bot.incidents.steering import this_moment
from storage import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a person declares. `kept` is the message it was declared from, its first entry."""

    title: str
    severity: str
    private: bool = False
    drill: bool = False
    affected: str = ""
    started: Instant | None = None
    kept: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """The new incident, and what the start that was said with it came to."""

    incident: Incident
    started: Stated | None = None


def declare(
    tx: Transaction,
    declaration: Declaration,
    *,
    actor: Person,
    now: datetime,
    told_in: str | None = None,
) -> Declared:
    """Open an incident. Its channel, headline and announcement are made as soon as may be.

    `told_in` is the channel where the declarer is told that the incident's own is ready, and what
    came out different.
    """
    incident = storage.incidents.add(
        tx,
        workspace=actor.workspace,
        number=storage.workspaces.next_number(tx, actor.workspace),
        title=declaration.title,
        severity=declaration.severity,
        status=Status.INVESTIGATING,
        private=declaration.private,
        drill=declaration.drill,
        affected=declaration.affected,
        declared_at=now.replace(microsecond=0),
        declared_by=actor.id,
    )
    _open_the_channel(tx, incident, actor, now, told_in)
    if not incident.private:
        telling.announcement(tx, incident, NoticeKind.ANNOUNCED, now, told_in=told_in)
    started = _state_the_beginning(tx, incident, declaration, actor, now)
    if declaration.kept:
        noting.keep_message(tx, incident, declaration.kept, actor=actor, now=now)
    reminding.begin(tx, incident, now)
    return Declared(incident=incident, started=started)


def _open_the_channel(
    tx: Transaction, incident: Incident, actor: Person, now: datetime, told_in: str | None
) -> None:
    telling.in_channel(tx, incident, NoticeKind.DECLARED, now, person=actor.id, told_in=told_in)
    telling.invitation(tx, incident, [actor.id], now, told_in=told_in)
    telling.in_channel(tx, incident, NoticeKind.HEADLINE_POSTED, now)
    telling.about_headline(tx, incident, NoticeKind.HEADLINE_PINNED, now)
    telling.about_headline(tx, incident, NoticeKind.FURNISHED, now)


def _state_the_beginning(
    tx: Transaction,
    incident: Incident,
    declaration: Declaration,
    actor: Person,
    now: datetime,
) -> Stated | None:
    """A line for the declaration, and one for the start that was said with it."""
    here = this_moment(now)
    text = sentence(Fact.DECLARED, severity=incident.severity, title=incident.title)
    entry = writing.write(
        tx, incident, text, actor=actor, now=now, instant=here, kind=Milestone.DECLARED
    )
    stating.put(tx, incident, Milestone.DECLARED, here, entry=entry, actor=actor, now=now)
    if declaration.started is None:
        return None
    return stating.state(tx, incident, Milestone.STARTED, declaration.started, actor=actor, now=now)
