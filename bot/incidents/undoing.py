"""Undo: what a button offered with an echo takes back."""

from datetime import datetime

from bot.domain.errors import Refused
from bot.domain.incident import Status
from bot.domain.people import Person
from bot.incidents import marking, noting, stating
from storage import Transaction


def undo(tx: Transaction, workspace: str, value: str, *, actor: Person, now: datetime) -> str:
    """Take back what `value` names; the sentence says what was. Raises Refused where it is gone.

    Values are made by settling.undo_of ("mark ..."), stating.put ("statement NUMBER [STATUS]") and
    noting.note ("note NUMBER").
    """
    what, _, rest = value.partition(" ")
    match what:
        case "mark":
            return marking.withdraw(tx, workspace, rest, now=now)
        case "statement":
            number, _, former = rest.partition(" ")
            return stating.withdraw(
                tx,
                workspace,
                int(number),
                actor=actor,
                now=now,
                former=Status(former) if former else None,
            )
        case "note":
            return noting.withdraw(tx, workspace, int(rest), actor=actor, now=now)
        case _:
            raise Refused("There is nothing to undo any more.")
