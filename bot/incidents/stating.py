"""When things happened, as people say it: a statement, the line that is its source, its undoing."""

from dataclasses import dataclass
from datetime import datetime

import storage.entries
import storage.incidents
import storage.statements
from bot.domain.errors import Refused
from bot.domain.facts import Fact, sentence
from bot.domain.incident import Incident, Status
from bot.domain.kinds import Milestone
from bot.domain.lifecycle import STATUS_OF
from bot.domain.moments import Basis, Statement
from bot.domain.people import Person
from bot.domain.phrases import Instant
from bot.domain.precision import Precision
from bot.domain.timeline import Entry
from bot.incidents import reading, reminding, telling, writing
from storage import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a statement came to. `undo` takes it back; `warnings` say what it contradicts.

    `already` is true where nothing was stated because the incident stood there before; `at` is then
    the time that stands, None where none is recorded.
    """

    milestone: Milestone
    at: datetime | None
    precision: Precision
    undo: str = ""
    already: bool = False
    former: Status | None = None
    warnings: tuple[str, ...] = ()


def state(
    tx: Transaction,
    incident: Incident,
    milestone: Milestone,
    instant: Instant,
    *,
    actor: Person,
    now: datetime,
    words: str = "",
) -> Stated:
    """Set a moment. The status does not move."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    text = sentence(Fact.for_milestone(milestone), words=words)
    entry = writing.write(tx, locked, text, actor=actor, now=now, instant=instant, kind=milestone)
    return put(tx, locked, milestone, instant, entry=entry, actor=actor, now=now)


def put(
    tx: Transaction,
    incident: Incident,
    milestone: Milestone,
    instant: Instant,
    *,
    entry: Entry,
    actor: Person,
    now: datetime,
    former: Status | None = None,
) -> Stated:
    """Keep the statement whose source is `entry`, and say whether anything contradicts it."""
    number = storage.statements.add(
        tx,
        workspace=incident.workspace,
        incident=incident.id,
        milestone=milestone,
        at=instant.at,
        precision=instant.precision,
        basis=Basis.SET,
        said_at=now,
        by=actor.id,
        entry=entry.id,
    )
    telling.state_changed(tx, incident, now)
    return Stated(
        milestone=milestone,
        at=instant.at,
        precision=instant.precision,
        undo=f"statement {number} {former or ''}".strip(),
        former=former,
        warnings=_warnings(tx, incident, milestone, entry),
    )


def withdraw(
    tx: Transaction,
    workspace: str,
    number: int,
    *,
    actor: Person,
    now: datetime,
    former: Status | None = None,
) -> str:
    """Take a statement and its line back, and with them the move to a status they came with.

    A status for which a later statement stands is kept. What was taken back stays in history.
    Raises Refused where that was done before.
    """
    stated = storage.statements.get(tx, workspace, number)
    if stated is None:
        raise Refused("There is nothing to undo any more.")
    incident = storage.incidents.lock(
        tx, workspace, storage.statements.incident_of(tx, workspace, number)
    )
    if not storage.statements.withdraw(tx, workspace, number, now, actor.id):
        raise Refused("That had been undone already.")
    if stated.source.entry:
        writing.take_back(tx, incident, stated.source.entry, actor=actor, now=now)
    if former and _rests_on(tx, incident, stated):
        storage.incidents.change(tx, workspace, incident.id, status=former)
        if not former.is_over:
            reminding.begin(tx, incident, now)
    telling.state_changed(tx, incident, now)
    return f"Undone: {stated.milestone.words} is as it was before."


def _rests_on(tx: Transaction, incident: Incident, withdrawn: Statement) -> bool:
    """True where the incident stands where it does because of the statement, and of none since."""
    if incident.status is not STATUS_OF.get(withdrawn.milestone):
        return False
    standing = storage.statements.of_incident(tx, incident.workspace, incident.id)
    return not any(
        one.milestone is withdrawn.milestone and one.rank > withdrawn.rank for one in standing
    )


def _warnings(
    tx: Transaction, incident: Incident, milestone: Milestone, entry: Entry
) -> tuple[str, ...]:
    known = reading.known_moments(tx, incident, reading.lines(tx, incident))
    out_of_order = tuple(
        each.sentence for each in known.contradictions if milestone in (each.earlier, each.later)
    )
    if any(aside.source.entry == entry.id for aside in known.set_aside):
        return (*out_of_order, sentence(Fact.SET_ASIDE, milestone=milestone.words))
    return out_of_order
