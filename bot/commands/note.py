"""`/incident note`: a line for the timeline, when it happened and what."""

from bot.commands import clock, moving, times, wording
from bot.commands.command import Ask, Command
from bot.domain import phrases
from bot.domain.errors import Refused
from bot.domain.replies import Reply
from bot.incidents import noting
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    """A time in front is taken out of the text; one at its end counts too and stays in it."""
    instant, text = times.leading(ask, words, lambda phrase: f"note {phrase}")
    if not text:
        raise Refused(wording.NOTE_WHAT)
    if instant is None:
        instant = phrases.stated(text, zone=ask.actor.timezone, now=ask.now)
    noted = noting.note(tx, ask.here, actor=ask.actor, text=text, instant=instant, now=ask.now)
    when = clock.stated(instant, now=ask.now) if instant else None
    return Reply(
        text=wording.lines(wording.noted(when, text), times.zone_remark(ask, instant)),
        buttons=(moving.undo(noted.undo),),
    )


COMMAND = Command(
    word="note",
    aliases=("add", "log"),
    usage="note [TIME:] TEXT",
    does="A line for the timeline, now or when you say it happened.",
    run=run,
)
