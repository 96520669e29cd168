"""`/incident mitigate`: Users stopped being hurt."""

from bot.commands import moving
from bot.commands.command import Ask, Command
from bot.domain.lifecycle import Verb
from bot.domain.replies import Reply
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    return moving.by_words(tx, ask, Verb.MITIGATE, words)


COMMAND = Command(
    word="mitigate",
    aliases=("mitigated", "mit"),
    usage="mitigate [at TIME] [what was done]",
    does="Users are no longer hurt: now, or since the time you give.",
    run=run,
)
