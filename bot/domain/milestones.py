"""Which statement gives each moment: set before marked or observed, and those before assumed."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.assumptions import with_assumptions
from bot.domain.kinds import EMOJI, Milestone
from bot.domain.moments import Basis, Moment, Moments, Response, Statement
from bot.domain.order import contradictions, in_utc
from bot.domain.precision import cut

ENDS = frozenset({Milestone.MITIGATED, Milestone.RESOLVED, Milestone.CLOSED})


def moments(
    statements: Sequence[Statement],
    *,
    responses: Sequence[Response],
    reopened_at: Sequence[datetime],
) -> Moments:
    """What is known of an incident's milestones, whatever order the statements come in.

    `statements` are those that stand, the declaration among them; `responses` may be unsorted.
    """
    standing: dict[Milestone, list[Statement]] = {}
    set_aside, untimed = [], []
    for statement in sorted(statements, key=_said):
        if statement.at is None:
            untimed.append(statement)
        elif _is_set_aside(statement, statement.at, reopened_at):
            set_aside.append(statement)
        else:
            standing.setdefault(statement.milestone, []).append(statement)
    stated = {milestone: _moment(_strongest(about)) for milestone, about in standing.items()}
    known = with_assumptions(stated, responses)
    return Moments(
        known={milestone: known[milestone] for milestone in Milestone if milestone in known},
        set_aside=tuple(set_aside),
        untimed=tuple(untimed),
        contradictions=contradictions(known),
    )


def why_not_recorded(milestone: Milestone, moments: Moments) -> str:
    """A sentence for a milestone that has no moment, and how to record it."""
    remedy = f"`/incident set {milestone} TIME` states it."
    aside = [statement for statement in moments.set_aside if statement.milestone is milestone]
    if aside:
        at = in_utc(_when(aside[-1]), aside[-1].precision)
        return f"What was said of it ({at}) was set aside when the incident was reopened. {remedy}"
    if any(statement.milestone is milestone for statement in moments.untimed):
        return f"It was marked, but nothing tells when. {remedy}"
    emoji = next((emoji for emoji in EMOJI if emoji.kind.milestone is milestone), None)
    if emoji is None:
        return remedy
    return f":{emoji.name}: on the message that tells it, or `/incident set {milestone} TIME`."


def _is_set_aside(statement: Statement, at: datetime, reopened_at: Sequence[datetime]) -> bool:
    """Where time and reopening agree as far as told, what was said first came first."""
    if statement.milestone not in ENDS:
        return False
    ended = cut(at, statement.precision)
    return any(
        (ended, statement.said_at) < (cut(reopening, statement.precision), reopening)
        for reopening in reopened_at
    )


def _strongest(about: Sequence[Statement]) -> Statement:
    """Of what stands about one milestone, never empty, the statement that gives the moment."""
    set_ones = [statement for statement in about if statement.basis is Basis.SET]
    if set_ones:
        return max(set_ones, key=_said)
    choose = max if about[0].milestone in ENDS else min
    return choose(about, key=_happened)


def _said(statement: Statement) -> tuple[object, ...]:
    return (statement.said_at, statement.rank, *_identity(statement))


def _happened(statement: Statement) -> tuple[object, ...]:
    return (_when(statement), statement.said_at, statement.rank, *_identity(statement))


def _identity(statement: Statement) -> tuple[object, ...]:
    """Settles what nothing else does, so that no order of hearing can."""
    place = (statement.source.channel or "", statement.source.ts or "", statement.source.entry or 0)
    about = (statement.milestone, statement.basis, statement.precision, str(statement.at))
    return (*place, statement.by, *about)


def _moment(statement: Statement) -> Moment:
    return Moment(
        milestone=statement.milestone,
        at=_when(statement),
        precision=statement.precision,
        basis=statement.basis,
        by=statement.by,
        source=statement.source,
    )


def _when(statement: Statement) -> datetime:
    """The time of a statement that is known to have one."""
    if statement.at is None:
        raise ValueError("a statement without a time gives no moment")
    return statement.at
