"""What an incident is reminded of: when, in which words, and whether it is still called for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.domain.incident import Assignment, Incident, Role

Roles = Sequence[Assignment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Due `after` the declaration; `name` is also that of its template."""

    name: str
    after: timedelta
    applies: Callable[[Incident, Roles], bool]


def _has_no_commander(incident: Incident, roles: Roles) -> bool:
    return not incident.status.is_over and all(held.role is not Role.COMMANDER for held in roles)


NO_COMMANDER = Rule(name="no_commander", after=timedelta(minutes=10), applies=_has_no_commander)

RULES = (NO_COMMANDER,)


def rule_named(name: str) -> Rule | None:
    """None for a timer whose rule is no longer among ours."""
    return next((rule for rule in RULES if rule.name == name), None)
