"""`/incident status`: how the incident stands, or where it stands from now on."""

from bot.commands import overview, parser, wording
from bot.commands.command import Ask, Command, Unclear
from bot.domain.errors import Refused
from bot.domain.incident import Status
from bot.domain.lifecycle import status_verb
from bot.domain.replies import Act, Button, Reply
from bot.incidents import steering
from storage import Transaction

# What people type for a status that a verb of its own leads to.
_VERBS = {
    Status.RESOLVED: "resolve",
    Status.CLOSED: "close",
    Status.CANCELLED: "cancel",
}


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if not words:
        return overview.reply(tx, ask)
    status = _status(words.lower().rstrip(".!"))
    former = ask.here.status
    if not steering.set_status(tx, ask.here, status, actor=ask.actor, now=ask.now):
        return Reply(text=wording.status_already(ask.here))
    back = Button(label=f"Back to {former}", act=Act.RUN, value=f"status {former}")
    return Reply(text=wording.status_changed(ask.here, status), buttons=(back,))


def _status(word: str) -> Status:
    """The status named. Raises Refused, or Unclear where another command is probably meant."""
    if status_verb(word):
        return Status(word)
    if word in set(Status):
        verb = _VERBS[Status(word)]
        raise Unclear(wording.status_has_a_verb(word, verb), (_runs(verb),))
    close = parser.nearest(word, (status.value for status in Status))
    if close:
        meant = f"status {close}"
        raise Unclear(wording.did_you_mean(word, meant), (_runs(meant),))
    raise Refused(wording.no_such_status(word))


def _runs(command: str) -> Button:
    return Button(label=command, act=Act.RUN, value=command)


COMMAND = Command(
    word="status",
    usage="status [STATUS]",
    does="How the incident stands; with a word, where it stands from now on.",
    run=run,
)
