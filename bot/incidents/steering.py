"""Where an incident goes: its status, its severity, who holds which role."""

from dataclasses import dataclass
from datetime import datetime

import storage.incidents
import storage.reopenings
import storage.roles
from bot.domain.facts import Fact, sentence
from bot.domain.incident import Incident, Role, Status
from bot.domain.kinds import Milestone
from bot.domain.lifecycle import GIVES, Verb, move, status_verb
from bot.domain.people import Person, mention
from bot.domain.phrases import Instant
from bot.domain.precision import Precision
from bot.incidents import drafting, reading, reminding, stating, telling, writing
from bot.incidents.stating import Stated
from storage import Transaction

STANDARD = "standard"


def acknowledge(
    tx: Transaction, incident: Incident, *, actor: Person, instant: Instant | None, now: datetime
) -> Stated:
    """The actor has taken it up. Moves nothing; the latest acknowledgement stands."""
    when = instant or this_moment(now)
    return stating.state(tx, incident, Milestone.ACKNOWLEDGED, when, actor=actor, now=now)


def advance(
    tx: Transaction,
    incident: Incident,
    verb: Verb,
    *,
    actor: Person,
    instant: Instant | None,
    now: datetime,
    words: str = "",
) -> Stated:
    """Fixing, mitigate, resolve or close: move the status and state the moment.

    Said again without a time it changes nothing, `words` included; with one it corrects the time.
    Raises IllegalMove. Ending the incident asks for the draft; it never waits for it.
    """
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    milestone, to = GIVES[verb], move(locked.status, verb)
    stands = _as_it_stands(tx, locked, milestone)
    if locked.status is to and instant is None and stands.at:
        return stands
    _stand(tx, locked, to, now)
    when = instant or this_moment(now)
    text = sentence(Fact.for_milestone(milestone), words=words)
    entry = writing.write(tx, locked, text, actor=actor, now=now, instant=when, kind=milestone)
    stated = stating.put(
        tx, locked, milestone, when, entry=entry, actor=actor, now=now, former=locked.status
    )
    if asks_for_draft(verb, locked.status):
        drafting.want(tx, locked, format_name=STANDARD, actor=actor, now=now)
    return stated


def asks_for_draft(verb: Verb, status: Status) -> bool:
    """True for resolving, and for closing what was never resolved: it is over, and not drafted."""
    return verb is Verb.RESOLVE or (verb is Verb.CLOSE and not status.is_over)


def reopen(
    tx: Transaction, incident: Incident, *, actor: Person, now: datetime, words: str = ""
) -> None:
    """Back to investigating; what was said of the end before now no longer gives its moments."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    _stand(tx, locked, move(locked.status, Verb.REOPEN), now)
    text = sentence(Fact.REOPENED, words=words)
    entry = writing.write(tx, locked, text, actor=actor, now=now)
    storage.reopenings.add(tx, locked.workspace, locked.id, now, actor.id, entry.id)


def cancel(
    tx: Transaction, incident: Incident, *, actor: Person, now: datetime, words: str = ""
) -> bool:
    """Declared by mistake. False: it was cancelled already."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    to = move(locked.status, Verb.CANCEL)
    if locked.status is to:
        return False
    _stand(tx, locked, to, now)
    writing.write(tx, locked, sentence(Fact.CANCELLED, words=words), actor=actor, now=now)
    return True


def set_status(
    tx: Transaction, incident: Incident, status: Status, *, actor: Person, now: datetime
) -> bool:
    """Say where it stands, without saying when anything happened. False: it stood there already."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    verb = status_verb(status.value)
    to = move(locked.status, verb) if verb else status
    if locked.status is to:
        return False
    _stand(tx, locked, to, now)
    text = sentence(Fact.STATUS_CHANGED, status=to.value, former=locked.status.value)
    writing.write(tx, locked, text, actor=actor, now=now)
    return True


def set_severity(
    tx: Transaction, incident: Incident, severity: str, *, actor: Person, now: datetime
) -> bool:
    """False: that was its severity already."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    if locked.severity == severity:
        return False
    storage.incidents.change(tx, locked.workspace, locked.id, severity=severity)
    text = sentence(Fact.SEVERITY_CHANGED, severity=severity, former=locked.severity)
    writing.write(tx, locked, text, actor=actor, now=now)
    telling.state_changed(tx, locked, now)
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """`former` held the role before; `changed` is false where the person held it already."""

    former: str | None
    changed: bool


def assign(
    tx: Transaction, incident: Incident, role: Role, person: Person, *, actor: Person, now: datetime
) -> Assigned:
    """Give a role to a person, who is invited; the former holder is kept in history."""
    locked = storage.incidents.lock(tx, incident.workspace, incident.id)
    held = storage.roles.current(tx, locked.workspace, locked.id)
    former = next((one.person for one in held if one.role is role), None)
    if former == person.id:
        return Assigned(former=former, changed=False)
    storage.roles.take(tx, locked.workspace, locked.id, role, person.id, now)
    if role is Role.COMMANDER:
        reminding.commander_found(tx, locked)
    writing.write(tx, locked, _words(role, person, actor, former), actor=actor, now=now)
    telling.invitation(tx, locked, [person.id], now)
    telling.state_changed(tx, locked, now)
    return Assigned(former=former, changed=True)


def this_moment(now: datetime) -> Instant:
    """A command without a time means now, to the second."""
    return Instant(at=now.replace(microsecond=0), precision=Precision.SECOND, zone="UTC")


def _words(role: Role, person: Person, actor: Person, former: str | None) -> str:
    names = {"role": role.value, "person": mention(person.id), "actor": mention(actor.id)}
    if former:
        return sentence(Fact.ROLE_HANDED_OVER, former=mention(former), **names)
    taken = person.id == actor.id
    return sentence(Fact.ROLE_TAKEN if taken else Fact.ROLE_GIVEN, **names)


def _stand(tx: Transaction, incident: Incident, status: Status, now: datetime) -> None:
    storage.incidents.change(tx, incident.workspace, incident.id, status=status)
    if status.is_over:
        reminding.end(tx, incident)
    elif incident.status.is_over:
        reminding.begin(tx, incident, now)
    telling.state_changed(tx, incident, now)


def _as_it_stands(tx: Transaction, incident: Incident, milestone: Milestone) -> Stated:
    known = reading.known_moments(tx, incident, reading.lines(tx, incident)).known
    moment = known.get(milestone)
    return Stated(
        milestone=milestone,
        at=moment.at if moment else None,
        precision=moment.precision if moment else Precision.SECOND,
        already=True,
    )
