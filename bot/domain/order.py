"""The order in which an incident's moments must lie, and the sentences for where they do not."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import combinations

from bot.domain.kinds import Milestone
from bot.domain.moments import Contradiction, Moment
from bot.domain.precision import Precision, coarser, cut, lies_before

ORDER = (
    (
        Milestone.STARTED,
        Milestone.DETECTED,
        Milestone.ACKNOWLEDGED,
        Milestone.MITIGATED,
        Milestone.RESOLVED,
        Milestone.CLOSED,
    ),
    (Milestone.DECLARED, Milestone.RESOLVED, Milestone.CLOSED),
)


def precedes(one: Moment, other: Moment) -> bool:
    """True when `one` is surely the earlier; of moments that agree within a minute neither is."""
    return lies_before(one.at, other.at, coarser(one.precision, other.precision))


def breaks_order(milestone: Milestone, known: Mapping[Milestone, Moment]) -> bool:
    """True when the milestone's moment lies on the wrong side of any other."""
    return any(milestone in pair for chain in ORDER for pair in _wrong_pairs(chain, known))


def contradictions(known: Mapping[Milestone, Moment]) -> tuple[Contradiction, ...]:
    """What is out of order, the nearest pairs only: those between which nothing else is."""
    nearest = {
        pair: None for chain in ORDER for pair in _nearest(chain, tuple(_wrong_pairs(chain, known)))
    }
    return tuple(
        Contradiction(
            earlier=first, later=second, sentence=f"{misplaced(known[first], known[second])}."
        )
        for first, second in nearest
    )


def misplaced(earlier: Moment, later: Moment) -> str:
    """The words for a `later` that lies before its `earlier`, as the end of a sentence or all."""
    dated = earlier.at.date() != later.at.date()
    return (
        f"{later.milestone.words} ({in_utc(later.at, later.precision, dated=dated)}) "
        f"lies before {earlier.milestone.words} "
        f"({in_utc(earlier.at, earlier.precision, dated=dated)})"
    )


def in_utc(at: datetime, precision: Precision, *, dated: bool = True) -> str:
    """`2026-11-20 14:02 UTC`, with seconds where they are known."""
    clock = "%H:%M UTC" if precision is Precision.MINUTE else "%H:%M:%S UTC"
    return cut(at, precision).strftime(f"%Y-%m-%d {clock}" if dated else clock)


Pair = tuple[Milestone, Milestone]


def _wrong_pairs(chain: tuple[Milestone, ...], known: Mapping[Milestone, Moment]) -> Iterator[Pair]:
    present = [milestone for milestone in chain if milestone in known]
    for first, second in combinations(present, 2):
        if precedes(known[second], known[first]):
            yield first, second


def _nearest(chain: tuple[Milestone, ...], wrong: tuple[Pair, ...]) -> Iterator[Pair]:
    spans = {pair: (chain.index(pair[0]), chain.index(pair[1])) for pair in wrong}
    for pair, (start, end) in spans.items():
        inside = (
            start <= first and second <= end
            for other, (first, second) in spans.items()
            if other != pair
        )
        if not any(inside):
            yield pair
