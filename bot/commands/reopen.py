"""`/incident reopen`: it was not over after all."""

from bot.commands import wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Reply
from bot.incidents import steering
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    steering.reopen(tx, ask.here, actor=ask.actor, now=ask.now, words=words)
    return Reply(text=wording.reopened(ask.here))


COMMAND = Command(
    word="reopen",
    usage="reopen [why]",
    does="Back to investigating; the times it ended at are set aside.",
    run=run,
)
