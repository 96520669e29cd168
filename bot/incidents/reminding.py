"""Which reminders an incident has coming: rows that outlive us, each fired once."""

from datetime import datetime

import storage.timers
from bot.domain import reminders
from bot.domain.incident import Incident
from storage import Transaction


def begin(tx: Transaction, incident: Incident, now: datetime) -> None:
    """From now on it is live, and reminded of what a live incident must not lack."""
    for rule in reminders.RULES:
        storage.timers.set(
            tx,
            workspace=incident.workspace,
            incident=incident.id,
            rule=rule.name,
            due_at=now + rule.after,
        )


def commander_found(tx: Transaction, incident: Incident) -> None:
    storage.timers.cancel(tx, incident.workspace, incident.id, reminders.NO_COMMANDER.name)


def end(tx: Transaction, incident: Incident) -> None:
    """It is over: nothing that is about a live incident comes any more."""
    storage.timers.cancel(tx, incident.workspace, incident.id)
