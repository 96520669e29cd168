"""`/incident fixing`: the remedy was begun."""

import re

from bot.commands import moving
from bot.commands.command import Ask, Command
from bot.domain.lifecycle import Verb
from bot.domain.replies import Reply
from storage import Transaction

_STARTED = re.compile(r"\Astarted\b[:,]?\s*", re.IGNORECASE)


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    return moving.by_words(tx, ask, Verb.FIXING, _STARTED.sub("", words))


COMMAND = Command(
    word="fixing",
    aliases=("fix",),
    usage="fixing [at TIME] [what is being done]",
    does="The fix was started.",
    run=run,
)
