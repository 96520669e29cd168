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
    timed = [statement for statement in statements if statement.at is not None]
    standing = [statement for statement in timed if not _is_set_aside(statement, reopened_at)]
    known: dict[Milestone, Moment] = {}
    for milestone in Milestone:
        about = [statement for statement in standing if statement.milestone is milestone]
        if about:
            known[milestone] = _moment(_strongest(about))
    told = with_assumptions(known, responses)
    return Moments(
        known=told,
        set_aside=tuple(sorted((s for s in timed if s not in standing), key=_said)),
        untimed=tuple(sorted((s for s in statements if s.at is None), key=_said)),
        contradictions=contradictions(told),
    )


def why_not_recorded(milestone: Milestone, moments: Moments) -> str:
    """A sentence for a milestone that has no moment, and how to record it."""
    remedy = f"`/incident set {milestone} TIME` states it."
    aside = [s for s in moments.set_aside if s.milestone is milestone and s.at is not None]
    if aside:
        former = aside[-1]
        at = in_utc(former.at or former.said_at, former.precision)
        return f"What was said of it ({at}) was set aside when the incident was reopened. {remedy}"
    if any(statement.milestone is milestone for statement in moments.untimed):
        return f"It was marked, but nothing tells when. {remedy}"
    emoji = next((emoji for emoji in EMOJI if emoji.kind.milestone is milestone), None)
    if emoji is None:
        return remedy
    return f":{emoji.name}: on the message that tells it, or `/incident set {milestone} TIME`."


def _is_set_aside(statement: Statement, reopened_at: Sequence[datetime]) -> bool:
    if statement.milestone not in ENDS or statement.at is None:
        return False
    return any(_lies_before(statement, statement.at, reopening) for reopening in reopened_at)


def _lies_before(statement: Statement, at: datetime, reopening: datetime) -> bool:
    """Where time and reopening agree as far as told, what was said first came first."""
    ended, reopened = cut(at, statement.precision), cut(reopening, statement.precision)
    return ended < reopened or (ended == reopened and statement.said_at < reopening)


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
    return (statement.at, statement.said_at, statement.rank, *_identity(statement))


def _identity(statement: Statement) -> tuple[object, ...]:
    """Settles what nothing else does, so that no order of hearing can."""
    source = statement.source
    return (source.channel or "", source.ts or "", source.entry or 0, statement.by)


def _moment(statement: Statement) -> Moment:
    return Moment(
        milestone=statement.milestone,
        at=statement.at or statement.said_at,
        precision=statement.precision,
        basis=statement.basis,
        by=statement.by,
        source=statement.source,
    )
