"""Where everything that a person asks for arrives, from whatever platform: one transaction each.

A command, a press or a form counts once, however often it is sent: its key is kept in the
transaction of what it did. What was refused, or could not be saved, can so be sent again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import structlog

import storage.accepted
import storage.incidents
import storage.people
from bot.commands import asking, forms, keeping, parser, wording
from bot.commands.command import Ask, Unclear
from bot.commands.forms import FormErrors, NotAccepted, Values
from bot.commands.table import COMMANDS
from bot.crashpoints import reached
from bot.domain.errors import NotAllowed, Refused
from bot.domain.events import Asked, Said
from bot.domain.people import Person
from bot.domain.replies import Act, FormName, Reply
from bot.domain.severities import Severities
from bot.incidents import telling, undoing
from storage import Database, Transaction, Unavailable

Deed = Callable[[Transaction, Ask], Reply]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who came, where, and the key under which what they ask for counts once.

    `person` is who acts as far as the platform's request tells; what is stored counts for more.
    """

    workspace: str
    person: Person
    channel: str | None
    key: str
    thread_ts: str | None = None


class Desk:
    """`formats` are the names of the postmortem formats that there are.

    But for `asked` nothing here raises: every outcome is an answer.
    """

    def __init__(
        self,
        database: Database,
        severities: Severities,
        formats: tuple[str, ...],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._severities = severities
        self._formats = formats
        self._clock = clock

    def command(self, visit: Visit, text: str) -> Reply:
        """Carry out what was typed after `/incident`."""
        return self._answered(visit, lambda tx, ask: asking.typed(tx, ask, text), _verb_in(text))

    def press(self, visit: Visit, act: Act, value: str) -> Reply:
        """Carry out what a button stands for."""
        match act:
            case Act.RUN:
                return self.command(visit, value)
            case Act.FORM:
                return self._answered(visit, lambda tx, ask: asking.form(tx, ask, value), "form")
            case Act.UNDO:
                return self._answered(visit, lambda tx, ask: _undo(tx, ask, value), "undo")

    def submit(
        self, visit: Visit, form: FormName, values: Values, *, kept: Said | None = None
    ) -> Reply | FormErrors:
        """Take a form that was sent back; `kept` is the message on which it was opened, if any.

        FormErrors keep the form open with all that was typed, whatever the reason.
        """
        outcome = self._outcome(visit, asking.taking(form, values, kept), form.value)
        match outcome:
            case Reply():
                return outcome
            case NotAccepted():
                return FormErrors(errors=outcome.errors)
            case _:
                return FormErrors(errors={forms.FIRST_FIELD[form]: _explained(outcome).text})

    def keep(self, visit: Visit, said: Said) -> Reply:
        """Put a message on the timeline of its channel's incident ("Add to timeline")."""
        return self._answered(visit, lambda tx, ask: keeping.keep(tx, ask, said), "keep")

    def asked(self, tx: Transaction, asked: Asked, person: Person) -> Reply:
        """Carry out words with which the bot was mentioned, at the time when they were said.

        Only a refusal is answered here; what else goes wrong is for who opened the transaction.
        """
        visit = Visit(
            workspace=asked.workspace,
            person=person,
            channel=asked.channel,
            key=asked.ts,
            thread_ts=asked.thread_ts,
        )
        try:
            return asking.typed(tx, self._ask(tx, visit, asked.at), asked.words)
        except Refused as refused:
            return _explained(refused)

    def _answered(self, visit: Visit, deed: Deed, verb: str) -> Reply:
        outcome = self._outcome(visit, deed, verb)
        return outcome if isinstance(outcome, Reply) else _explained(outcome)

    def _outcome(self, visit: Visit, deed: Deed, verb: str) -> Reply | Exception:
        try:
            return self._carried_out(visit, deed, verb)
        except Exception as error:  # noqa: BLE001 - the top: whatever happens is answered
            return error

    def _carried_out(self, visit: Visit, deed: Deed, verb: str) -> Reply:
        with self._database.transaction(urgent=True) as tx:
            if not storage.accepted.once(tx, visit.workspace, visit.key):
                return Reply(text=wording.TAKEN_ALREADY)
            reply = deed(tx, self._ask(tx, visit, self._clock()))
            reached(f"{verb}.before_commit")
        reached(f"{verb}.after_commit")
        return reply

    def _ask(self, tx: Transaction, visit: Visit, now: datetime) -> Ask:
        """What is known of the person and the channel. Raises NotAllowed for guests."""
        known = storage.people.get(tx, visit.workspace, visit.person.id)
        actor = known or visit.person
        if not actor.may_command:
            raise NotAllowed(wording.NOT_A_MEMBER)
        if known is None:
            telling.person_wanted(tx, visit.workspace, actor.id, now)
        channel = visit.channel
        here = storage.incidents.by_channel(tx, visit.workspace, channel) if channel else None
        return Ask(
            actor=actor,
            workspace=visit.workspace,
            channel=channel,
            incident=here,
            now=now,
            severities=self._severities,
            formats=self._formats,
            thread_ts=visit.thread_ts,
        )


def _explained(error: Exception) -> Reply:
    """The answer for each of three kinds: refused, the other side's failure, our bug."""
    match error:
        case Refused():
            buttons = error.buttons if isinstance(error, Unclear) else ()
            return Reply(text=str(error), buttons=buttons)
        case Unavailable():
            log.warning("not_saved", error=str(error))
            return Reply(text=wording.NOT_SAVED)
        case _:
            log.error("bug", exc_info=error)
            return Reply(text=wording.OUR_BUG)


def _undo(tx: Transaction, ask: Ask, value: str) -> Reply:
    return Reply(text=undoing.undo(tx, ask.workspace, value, actor=ask.actor, now=ask.now))


def _verb_in(text: str) -> str:
    """The command's name for the crash points; empty where the words are none."""
    command = parser.named(text.partition(" ")[0], COMMANDS)
    return command.word if command else ""
