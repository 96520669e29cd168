"""`/incident cancel`: it was declared by mistake."""

from bot.commands import wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Act, Button, Reply
from bot.incidents import steering
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    changed = steering.cancel(tx, ask.here, actor=ask.actor, now=ask.now, words=words)
    if not changed:
        return Reply(text=wording.cancelled_already(ask.here))
    reopen = Button(label="Reopen", act=Act.RUN, value="reopen")
    return Reply(text=wording.cancelled(ask.here), buttons=(reopen,))


COMMAND = Command(
    word="cancel",
    usage="cancel [why]",
    does="Declared by mistake: the incident ends and counts in no metrics.",
    run=run,
)
