"""`/incident close`: Watched long enough, nothing left to do."""

from bot.commands import moving
from bot.commands.command import Ask, Command
from bot.domain.lifecycle import Verb
from bot.domain.replies import Reply
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    return moving.by_words(tx, ask, Verb.CLOSE, words)


COMMAND = Command(
    word="close",
    aliases=("closed", "done"),
    usage="close [at TIME] [words]",
    does="Watched long enough: the incident ends.",
    run=run,
)
