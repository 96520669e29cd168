"""Timers that are due: each fires once, however many replicas look."""

from collections.abc import Callable
from datetime import datetime

import storage.incidents
import storage.roles
import storage.timers
from bot.domain import reminders
from bot.domain.notices import NoticeKind
from bot.incidents import telling
from storage import Database, Transaction
from storage.timers import Timer


def fire_due(database: Database, clock: Callable[[], datetime]) -> int:
    """Say what is due; the number of timers that fired."""
    now = clock()
    with database.transaction() as tx:
        due = storage.timers.claim_due(tx, now)
        for timer in due:
            _fire(tx, timer, now)
    return len(due)


def _fire(tx: Transaction, timer: Timer, now: datetime) -> None:
    incident = storage.incidents.get(tx, timer.workspace, timer.incident)
    rule = reminders.rule_named(timer.rule)
    if incident and rule:
        held = storage.roles.current(tx, timer.workspace, timer.incident)
        if rule.applies(incident, held):
            telling.in_channel(tx, incident, NoticeKind.REMINDED, now, rule=rule.name)
    storage.timers.fired(tx, timer.id)
