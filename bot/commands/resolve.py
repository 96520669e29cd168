"""`/incident resolve`: the responders call it over, at once; nobody fills in a form for that.

The form is the headline's button. Resolved is when it was opened, not when it was sent, unless a
time is typed into it.
"""

from datetime import UTC, datetime

from bot.commands import forms, moving, times
from bot.commands.command import Ask, Command
from bot.commands.forms import NotAccepted, Values
from bot.domain import lifecycle
from bot.domain.errors import Refused
from bot.domain.lifecycle import Verb
from bot.domain.phrases import Instant
from bot.domain.precision import Precision
from bot.domain.replies import Form, FormName, Reply
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    return moving.by_words(tx, ask, Verb.RESOLVE, words)


def form(ask: Ask) -> Form:
    """`opened` comes back unseen with the form. Raises IllegalMove and NoIncidentHere."""
    lifecycle.move(ask.here.status, Verb.RESOLVE)
    return Form(name=FormName.RESOLVE, values={"opened": ask.now.isoformat()})


def submit(tx: Transaction, ask: Ask, values: Values) -> Reply:
    """Take the form. Raises NotAccepted about the field in which no time can be read."""
    phrase = forms.text(values, "when")
    instant = _typed(ask, phrase) if phrase else _opened(ask, forms.text(values, "opened"))
    return moving.by_instant(tx, ask, Verb.RESOLVE, instant, forms.text(values, "what"))


def _typed(ask: Ask, phrase: str) -> Instant:
    try:
        return times.whole(ask, phrase, str)
    except Refused as refused:
        raise NotAccepted(when=str(refused)) from refused


def _opened(ask: Ask, opened: str) -> Instant | None:
    if not opened:
        return None
    at = min(datetime.fromisoformat(opened).astimezone(UTC), ask.now).replace(microsecond=0)
    return Instant(at=at, precision=Precision.SECOND, zone=ask.zone)


COMMAND = Command(
    word="resolve",
    aliases=("resolved", "fixed", "end"),
    usage="resolve [at TIME] [what fixed it]",
    does="The incident is over; the draft postmortem is posted in its channel.",
    run=run,
)
