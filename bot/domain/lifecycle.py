"""Where an incident can go from where it stands, and what it is called to send it there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.errors import IllegalMove
from bot.domain.incident import Status
from bot.domain.kinds import Milestone


class Verb(StrEnum):
    """What a person says, as it is typed."""

    FIXING = "fixing"
    MITIGATE = "mitigate"
    RESOLVE = "resolve"
    CLOSE = "close"
    CANCEL = "cancel"
    REOPEN = "reopen"
    STATUS_INVESTIGATING = "status investigating"
    STATUS_IDENTIFIED = "status identified"
    STATUS_FIXING = "status fixing"
    STATUS_MONITORING = "status monitoring"
    STATUS_MITIGATED = "status mitigated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """The status a verb leads to, and those it leads from; its own is among them, so that saying
    it twice changes nothing."""

    to: Status
    sources: frozenset[Status]


OPEN = frozenset(status for status in Status if not status.is_over)
OVER = frozenset(status for status in Status if status.is_over)

MOVES: Mapping[Verb, Move] = {
    Verb.FIXING: Move(to=Status.FIXING, sources=OPEN),
    Verb.MITIGATE: Move(to=Status.MITIGATED, sources=OPEN),
    Verb.RESOLVE: Move(to=Status.RESOLVED, sources=OPEN | {Status.RESOLVED}),
    Verb.CLOSE: Move(to=Status.CLOSED, sources=OPEN | {Status.RESOLVED, Status.CLOSED}),
    Verb.CANCEL: Move(to=Status.CANCELLED, sources=OPEN | {Status.CANCELLED}),
    Verb.REOPEN: Move(to=Status.INVESTIGATING, sources=OVER),
    Verb.STATUS_INVESTIGATING: Move(to=Status.INVESTIGATING, sources=OPEN),
    Verb.STATUS_IDENTIFIED: Move(to=Status.IDENTIFIED, sources=OPEN),
    Verb.STATUS_FIXING: Move(to=Status.FIXING, sources=OPEN),
    Verb.STATUS_MONITORING: Move(to=Status.MONITORING, sources=OPEN),
    Verb.STATUS_MITIGATED: Move(to=Status.MITIGATED, sources=OPEN),
}

# The verbs that say when something happened; the others only say where the incident stands.
GIVES: Mapping[Verb, Milestone] = {
    Verb.FIXING: Milestone.FIX_STARTED,
    Verb.MITIGATE: Milestone.MITIGATED,
    Verb.RESOLVE: Milestone.RESOLVED,
    Verb.CLOSE: Milestone.CLOSED,
}

# Where the verb that gives a milestone leads.
STATUS_OF: Mapping[Milestone, Status] = {given: MOVES[verb].to for verb, given in GIVES.items()}


def move(status: Status, verb: Verb) -> Status:
    """Where the verb takes an incident that stands at `status`; raises IllegalMove.

    The same status comes back where the incident is there already: `resolve at 14:05` of a resolved
    incident is no move, but may correct its time.
    """
    its = MOVES[verb]
    if status in its.sources:
        return its.to
    if verb is Verb.REOPEN:
        raise IllegalMove(f"This incident is {status}; only one that is over can be reopened.")
    raise IllegalMove(
        f"This incident is {status}; it cannot become {its.to}. `/incident reopen` first."
    )


def status_verb(word: str) -> Verb | None:
    """The verb of `status WORD`; None where the word is no status that can be set so."""
    said = f"status {word.strip().lower()}"
    return next((verb for verb in Verb if verb == said), None)
