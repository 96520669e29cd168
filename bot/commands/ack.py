"""`/incident ack`: a responder has taken it up."""

from bot.commands import moving, times, wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Reply
from bot.incidents import noting, steering
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    """Words that are no time are kept as a note: somebody said them for a reason."""
    instant, rest = times.leading(ask, words, lambda phrase: f"ack at {phrase}")
    stated = steering.acknowledge(tx, ask.here, actor=ask.actor, instant=instant, now=ask.now)
    if rest:
        noting.note(tx, ask.here, actor=ask.actor, text=rest, instant=None, now=ask.now)
    return moving.echo(ask, stated, instant, wording.WORDS_NOTED if rest else "")


COMMAND = Command(
    word="ack",
    aliases=("acknowledge", "acknowledged"),
    usage="ack [at TIME]",
    does="You have taken it up.",
    run=run,
)
