"""The postmortem draft as a thing that is asked for, and what people write into it."""

from datetime import datetime

import storage.drafts
import storage.incidents
from bot.domain.incident import Incident
from bot.domain.notices import NoticeKind
from bot.domain.people import Person
from bot.incidents import telling
from storage import Transaction


def want(
    tx: Transaction, incident: Incident, *, format_name: str, actor: Person, now: datetime
) -> None:
    """Ask for a draft. It is made once everything said before it has its place in the channel."""
    telling.in_channel(tx, incident, NoticeKind.DRAFT_WANTED, now, format=format_name, by=actor.id)


def write_section(
    tx: Transaction,
    incident: Incident,
    *,
    format_name: str,
    section: str,
    body: str,
    actor: Person,
    now: datetime,
) -> None:
    """Keep what a person wrote for a section; every later draft carries it. Empty gives it back."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    storage.drafts.write_section(
        tx,
        workspace=locked.workspace,
        incident=locked.id,
        format=format_name,
        section=section,
        body=body,
        by=actor.id,
        at=now,
    )
    want(tx, locked, format_name=format_name, actor=actor, now=now)
