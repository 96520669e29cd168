"""`/incident timeline`: its last lines; with words, one more of them."""

from bot.commands import note, sheets
from bot.commands.command import Ask, Command
from bot.domain.replies import Reply
from bot.incidents import reading
from storage import Transaction

SHOWN = 10


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if words:
        return note.run(tx, ask, words)
    told = reading.lines(tx, ask.here)
    return Reply(text=sheets.timeline(told[-SHOWN:], len(told), zone=ask.zone, now=ask.now))


COMMAND = Command(
    word="timeline",
    usage="timeline [TEXT]",
    does="The last lines of the timeline; with words it is `note`.",
    run=run,
)
