"""The only two guesses there are, each by a stated rule, and neither made against the order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.kinds import Milestone
from bot.domain.moments import Basis, Moment, Response
from bot.domain.order import breaks_order
from bot.domain.precision import Precision, cut, lies_before

NOT_BEFORE_DETECTED = (
    Milestone.DECLARED,
    Milestone.ACKNOWLEDGED,
    Milestone.IDENTIFIED,
    Milestone.FIX_STARTED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
    Milestone.CLOSED,
)


def with_assumptions(
    known: Mapping[Milestone, Moment], responses: Sequence[Response]
) -> Mapping[Milestone, Moment]:
    """What is known, and what may be assumed beside it: acknowledged first, then detected."""
    assumed = dict(known)
    for guess in (_acknowledged, _detected):
        moment = guess(assumed, responses)
        if moment is None or moment.milestone in assumed:
            continue
        tried = {**assumed, moment.milestone: moment}
        if not breaks_order(moment.milestone, tried):
            assumed = tried
    return assumed


def _acknowledged(
    known: Mapping[Milestone, Moment], responses: Sequence[Response]
) -> Moment | None:
    declared = known.get(Milestone.DECLARED)
    if declared is None:
        return None
    later = [
        each for each in responses if not lies_before(each.at, declared.at, declared.precision)
    ]
    if not later:
        return None
    first = min(later, key=_heard)
    return Moment(
        milestone=Milestone.ACKNOWLEDGED,
        at=cut(first.at, Precision.SECOND),
        precision=Precision.SECOND,
        basis=Basis.ASSUMED,
        by=(first.by,),
        source=first.source,
        rule=f"the first sign of a responder: a {first.what}",
    )


def _detected(known: Mapping[Milestone, Moment], _: Sequence[Response]) -> Moment | None:
    later = [known[milestone] for milestone in NOT_BEFORE_DETECTED if milestone in known]
    if not later:
        return None
    first = min(later, key=lambda moment: moment.at)
    return replace(
        first,
        milestone=Milestone.DETECTED,
        basis=Basis.ASSUMED,
        rule=f"the first sign of it: {first.milestone.words}",
    )


def _heard(response: Response) -> tuple[object, ...]:
    """Earliest first; what settles the rest is only there so that the order of hearing cannot."""
    source = response.source
    place = (source.channel or "", source.ts or "", source.entry or 0)
    return (response.at, response.what, response.by, *place)
