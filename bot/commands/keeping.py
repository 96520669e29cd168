"""The shortcut "Add to timeline": as if the actor had marked the message noteworthy."""

from bot.commands import wording
from bot.commands.command import Ask
from bot.domain.errors import Refused
from bot.domain.events import Said
from bot.domain.replies import Reply
from bot.incidents import noting
from storage import Transaction


def keep(tx: Transaction, ask: Ask, said: Said) -> Reply:
    if ask.incident is None:
        raise Refused(wording.NO_INCIDENT_FOR_MESSAGE)
    new = noting.keep_message(tx, ask.incident, said, actor=ask.actor, now=ask.now)
    return Reply(text=wording.MESSAGE_KEPT if new else wording.MESSAGE_KEPT_ALREADY)
