"""What an incident is measured by, computed by hand."""

from datetime import timedelta

from bot.domain.kinds import Milestone
from bot.domain.metrics import METRICS, Measurement, measure
from bot.domain.milestones import moments
from bot.domain.moments import Basis, Statement
from bot.domain.precision import Precision
from tests.domain.record import response, stated

MINUTE = Precision.MINUTE


def measured(*statements: Statement, answered: str | None = None) -> dict[str, Measurement]:
    responses = [response(answered)] if answered else []
    known = moments(statements, responses=responses, reopened_at=[])
    return {each.metric.name: each for each in measure(known)}


WHOLE = (
    stated(Milestone.STARTED, "13:40", precision=MINUTE),
    stated(Milestone.DETECTED, "14:00:30"),
    stated(Milestone.DECLARED, "14:05:10"),
    stated(Milestone.ACKNOWLEDGED, "14:07:00"),
    stated(Milestone.IDENTIFIED, "14:20:30"),
    stated(Milestone.FIX_STARTED, "14:23:12"),
    stated(Milestone.MITIGATED, "14:47:30"),
    stated(Milestone.RESOLVED, "15:00:10"),
    stated(Milestone.CLOSED, "17:00:10"),
)


def test_an_incident_of_which_everything_is_known() -> None:
    values = {name: each.value for name, each in measured(*WHOLE).items()}
    assert values == {
        "time_to_detect": timedelta(minutes=20),
        "time_to_acknowledge": timedelta(minutes=6, seconds=30),
        "time_to_identify": timedelta(minutes=20),
        "time_to_fix_start": timedelta(minutes=2, seconds=42),
        "time_to_mitigate": timedelta(minutes=47),
        "time_to_resolve": timedelta(minutes=59, seconds=40),
        "impact_duration": timedelta(hours=1, minutes=7),
        "outage": timedelta(hours=1, minutes=20),
        "duration": timedelta(hours=2, minutes=55),
    }


def test_what_touches_a_minute_is_told_to_the_minute() -> None:
    told = measured(*WHOLE)
    to_the_minute = [name for name, each in told.items() if each.precision is MINUTE]
    assert to_the_minute == ["time_to_detect", "impact_duration", "outage"]


def test_without_a_mitigation_the_impact_ends_with_the_resolution() -> None:
    told = measured(stated(Milestone.STARTED, "13:40"), stated(Milestone.RESOLVED, "15:00"))
    assert told["impact_duration"].value == timedelta(minutes=80)


def test_without_a_closing_the_incident_lasts_until_resolved() -> None:
    told = measured(stated(Milestone.DECLARED, "14:00"), stated(Milestone.RESOLVED, "15:00"))
    assert told["duration"].value == timedelta(hours=1)


def test_what_is_not_recorded_is_the_reason_that_there_is_no_value() -> None:
    told = measured(stated(Milestone.DECLARED, "14:00"))
    assert {name: each.reason for name, each in told.items()} == {
        "time_to_detect": "started is not recorded",
        "time_to_acknowledge": "acknowledged is not recorded",
        "time_to_identify": "identified is not recorded",
        "time_to_fix_start": "identified and fix started are not recorded",
        "time_to_mitigate": "mitigated is not recorded",
        "time_to_resolve": "resolved is not recorded",
        "impact_duration": "started is not recorded, neither mitigated nor resolved is recorded",
        "outage": "started and resolved are not recorded",
        "duration": "neither closed nor resolved is recorded",
    }
    assert all(each.value is None for each in told.values())


def test_a_value_that_would_be_negative_is_not_told_but_its_reason_is() -> None:
    told = measured(
        stated(Milestone.DETECTED, "14:00", precision=MINUTE),
        stated(Milestone.RESOLVED, "13:59:20"),
    )["time_to_resolve"]
    assert told.value is None
    assert told.reason == "resolved (13:59:20 UTC) lies before detected (14:00 UTC)"


def test_times_that_agree_within_their_minute_are_no_contradiction() -> None:
    told = measured(
        stated(Milestone.DETECTED, "14:30:50"),
        stated(Milestone.MITIGATED, "14:30", precision=MINUTE),
    )["time_to_mitigate"]
    assert (told.value, told.precision, told.reason) == (timedelta(), MINUTE, "")


def test_a_value_between_assumed_moments_says_so() -> None:
    told = measured(
        stated(Milestone.DECLARED, "14:05"), stated(Milestone.RESOLVED, "15:05"), answered="14:07"
    )
    assert told["time_to_acknowledge"].value == timedelta(minutes=2)
    assumed = [name for name, each in told.items() if each.assumed]
    assert assumed == ["time_to_acknowledge", "time_to_resolve"]


def test_both_endpoints_are_told_with_their_sources() -> None:
    told = measured(*WHOLE)["outage"]
    assert told.start
    assert told.end
    assert (told.start.milestone, told.end.milestone) == (Milestone.STARTED, Milestone.RESOLVED)
    assert told.end.basis is Basis.SET


def test_formulas_are_written_out() -> None:
    assert {metric.label: metric.formula for metric in METRICS} == {
        "time to detect, TTD": "detected - started",
        "time to acknowledge, TTA": "acknowledged - detected",
        "time to identify, TTI": "identified - detected",
        "time to fix start": "fix started - identified",
        "time to mitigate, TTM": "mitigated - detected",
        "time to resolve, TTR": "resolved - detected",
        "impact duration": "(mitigated, or else resolved) - started",
        "outage": "resolved - started",
        "duration": "(closed, or else resolved) - declared",
    }
