"""The durations that an incident is measured by, each with its formula and both its endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.kinds import Milestone
from bot.domain.moments import Basis, Moment, Moments
from bot.domain.order import misplaced, precedes
from bot.domain.precision import Precision, coarser, cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """From `start` to the first of `ends` that is recorded."""

    name: str
    words: str
    start: Milestone
    ends: tuple[Milestone, ...]
    short: str = ""

    @property
    def formula(self) -> str:
        """`detected - started`, `(mitigated, or else resolved) - started`."""
        ends = ", or else ".join(end.words for end in self.ends)
        return f"{f'({ends})' if len(self.ends) > 1 else ends} - {self.start.words}"

    @property
    def label(self) -> str:
        return f"{self.words}, {self.short}" if self.short else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a metric comes to. Where `value` is None, `reason` says why, as part of a sentence.

    `assumed` is true where an endpoint is; `start` and `end` are None where not recorded.
    """

    metric: Metric
    value: timedelta | None
    precision: Precision
    start: Moment | None
    end: Moment | None
    reason: str = ""
    assumed: bool = False


METRICS = (
    Metric(
        name="time_to_detect",
        words="time to detect",
        short="TTD",
        start=Milestone.STARTED,
        ends=(Milestone.DETECTED,),
    ),
    Metric(
        name="time_to_acknowledge",
        words="time to acknowledge",
        short="TTA",
        start=Milestone.DETECTED,
        ends=(Milestone.ACKNOWLEDGED,),
    ),
    Metric(
        name="time_to_identify",
        words="time to identify",
        short="TTI",
        start=Milestone.DETECTED,
        ends=(Milestone.IDENTIFIED,),
    ),
    Metric(
        name="time_to_fix_start",
        words="time to fix start",
        start=Milestone.IDENTIFIED,
        ends=(Milestone.FIX_STARTED,),
    ),
    Metric(
        name="time_to_mitigate",
        words="time to mitigate",
        short="TTM",
        start=Milestone.DETECTED,
        ends=(Milestone.MITIGATED,),
    ),
    Metric(
        name="time_to_resolve",
        words="time to resolve",
        short="TTR",
        start=Milestone.DETECTED,
        ends=(Milestone.RESOLVED,),
    ),
    Metric(
        name="impact_duration",
        words="impact duration",
        start=Milestone.STARTED,
        ends=(Milestone.MITIGATED, Milestone.RESOLVED),
    ),
    Metric(
        name="outage",
        words="outage",
        start=Milestone.STARTED,
        ends=(Milestone.RESOLVED,),
    ),
    Metric(
        name="duration",
        words="duration",
        start=Milestone.DECLARED,
        ends=(Milestone.CLOSED, Milestone.RESOLVED),
    ),
)


def measure(moments: Moments, metrics: Sequence[Metric] = METRICS) -> tuple[Measurement, ...]:
    """Every metric, in the table's order; never a negative value."""
    return tuple(_measured(metric, moments) for metric in metrics)


def _measured(metric: Metric, moments: Moments) -> Measurement:
    start = moments.known.get(metric.start)
    end = next((moments.known[end] for end in metric.ends if end in moments.known), None)
    if start is None or end is None:
        return Measurement(
            metric=metric,
            value=None,
            precision=Precision.SECOND,
            start=start,
            end=end,
            reason=_missing(metric, start, end),
        )
    precision = coarser(start.precision, end.precision)
    backwards = precedes(end, start)
    return Measurement(
        metric=metric,
        value=None if backwards else cut(end.at, precision) - cut(start.at, precision),
        precision=precision,
        start=start,
        end=end,
        reason=misplaced(start, end) if backwards else "",
        assumed=Basis.ASSUMED in (start.basis, end.basis),
    )


def _missing(metric: Metric, start: Moment | None, end: Moment | None) -> str:
    ends = " nor ".join(milestone.words for milestone in metric.ends)
    if end is None and len(metric.ends) > 1:
        also = f"{metric.start.words} is not recorded, " if start is None else ""
        return f"{also}neither {ends} is recorded"
    if end is None and start is None:
        return f"{metric.start.words} and {ends} are not recorded"
    return f"{metric.start.words if start is None else ends} is not recorded"
