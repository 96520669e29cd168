"""The shortcut "Add to timeline": as if the actor had marked the message noteworthy."""

from bot.commands import moving, wording
from bot.commands.command import Ask
from bot.domain.errors import Refused
from bot.domain.events import Said
from bot.domain.replies import Reply
from bot.incidents import noting
from storage import Transaction


def keep(tx: Transaction, ask: Ask, said: Said) -> Reply:
    if ask.incident is None:
        raise Refused(wording.NO_INCIDENT_FOR_MESSAGE)
    taken_back_by = noting.keep_message(tx, ask.incident, said, actor=ask.actor, now=ask.now)
    if taken_back_by is None:
        return Reply(text=wording.MESSAGE_KEPT_ALREADY)
    return Reply(text=wording.MESSAGE_KEPT, buttons=(moving.undo(taken_back_by),))
