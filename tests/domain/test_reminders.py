from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.incident import Assignment, Incident, Role, Status
from bot.domain.reminders import NO_COMMANDER, RULES, rule_named
from tests.domain.record import at

INCIDENT = Incident(
    id=1,
    workspace="T1",
    number=7,
    title="checkout is down",
    severity="sev1",
    status=Status.INVESTIGATING,
    private=False,
    drill=False,
    affected="",
    declared_at=at("14:05"),
    declared_by="reporter",
)


def held(role: Role) -> Assignment:
    return Assignment(role=role, person="responder", since=at("14:06"))


def test_an_incident_without_a_commander_is_asked_for_one_after_ten_minutes() -> None:
    assert NO_COMMANDER.after == timedelta(minutes=10)
    assert NO_COMMANDER.applies(INCIDENT, [])
    assert NO_COMMANDER.applies(INCIDENT, [held(Role.SCRIBE)])


def test_a_commander_makes_it_needless() -> None:
    assert not NO_COMMANDER.applies(INCIDENT, [held(Role.SCRIBE), held(Role.COMMANDER)])


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED, Status.CANCELLED])
def test_an_incident_that_is_over_needs_none(status: Status) -> None:
    assert not NO_COMMANDER.applies(replace(INCIDENT, status=status), [])


def test_a_rule_is_found_by_the_name_its_timer_keeps() -> None:
    assert [rule_named(rule.name) for rule in RULES] == list(RULES)
    assert rule_named("retired_long_ago") is None
