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
from bot.incidents import undoing
from storage import Database, Transaction, Unavailable

Deed = Callable[[Transaction, Ask], Reply]

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Visit:
    """Who came, where, and the key under which what they ask for counts once."""

    workspace: str
    person: Person
    channel: str | None
    key: str
    thread_ts: str | None = None


class Desk:
    """`formats` are the names of the postmortem formats that there are.

    `command`, `press` and `submit` never raise: every outcome is an answer. `person` is who acts as
    the platform's request tells it; what is stored of them counts for more.
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

    def command(
        self,
        workspace: str,
        person: Person,
        channel: str | None,
        text: str,
        *,
        key: str,
        thread_ts: str | None = None,
    ) -> Reply:
        """Carry out what was typed after `/incident`."""
        visit = _Visit(
            workspace=workspace, person=person, channel=channel, key=key, thread_ts=thread_ts
        )
        return self._typed(visit, text)

    def press(
        self,
        workspace: str,
        person: Person,
        channel: str | None,
        act: Act,
        value: str,
        *,
        key: str,
    ) -> Reply:
        """Carry out what a button stands for."""
        visit = _Visit(workspace=workspace, person=person, channel=channel, key=key)
        match act:
            case Act.RUN:
                return self._typed(visit, value)
            case Act.FORM:
                return self._answered(visit, lambda _, ask: asking.form(ask, value), "form")
            case Act.UNDO:
                return self._answered(visit, lambda tx, ask: _undo(tx, ask, value), "undo")

    def submit(  # noqa: PLR0913 - a form, who sent it and from where
        self,
        workspace: str,
        person: Person,
        channel: str | None,
        form: FormName,
        values: Values,
        *,
        key: str,
        kept: Said | None = None,
    ) -> Reply | FormErrors:
        """Take a form that was sent back; `kept` is the message on which it was opened, if any.

        FormErrors keep the form open with all that was typed, whatever the reason.
        """
        visit = _Visit(workspace=workspace, person=person, channel=channel, key=key)
        outcome = self._outcome(visit, asking.taking(form, values, kept), form.value)
        match outcome:
            case Reply():
                return outcome
            case NotAccepted():
                return FormErrors(errors=outcome.errors)
            case _:
                return FormErrors(errors={forms.FIRST_FIELD[form]: _explained(outcome).text})

    def keep(self, workspace: str, person: Person, said: Said, *, key: str) -> Reply:
        """Put a message on the timeline of its channel's incident ("Add to timeline")."""
        channel = said.message.channel
        visit = _Visit(workspace=workspace, person=person, channel=channel, key=key)
        return self._answered(visit, lambda tx, ask: keeping.keep(tx, ask, said), "keep")

    def asked(self, tx: Transaction, asked: Asked, person: Person) -> Reply:
        """Carry out words with which the bot was mentioned, at the time when they were said.

        Only a refusal is answered here; what else goes wrong is for who opened the transaction.
        """
        visit = _Visit(
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

    def _typed(self, visit: _Visit, text: str) -> Reply:
        return self._answered(visit, lambda tx, ask: asking.typed(tx, ask, text), _verb_in(text))

    def _answered(self, visit: _Visit, deed: Deed, verb: str) -> Reply:
        outcome = self._outcome(visit, deed, verb)
        return outcome if isinstance(outcome, Reply) else _explained(outcome)

    def _outcome(self, visit: _Visit, deed: Deed, verb: str) -> Reply | Exception:
        try:
            return self._carried_out(visit, deed, verb)
        except Exception as error:  # noqa: BLE001 - the top: whatever happens is answered
            return error

    def _carried_out(self, visit: _Visit, deed: Deed, verb: str) -> Reply:
        with self._database.transaction(urgent=True) as tx:
            if not storage.accepted.once(tx, visit.workspace, visit.key):
                return Reply(text=wording.TAKEN_ALREADY)
            reply = deed(tx, self._ask(tx, visit, self._clock()))
            reached(f"{verb}.before_commit")
        reached(f"{verb}.after_commit")
        return reply

    def _ask(self, tx: Transaction, visit: _Visit, now: datetime) -> Ask:
        """What is known of the person and the channel. Raises NotAllowed for guests."""
        actor = storage.people.get(tx, visit.workspace, visit.person.id) or visit.person
        if not actor.may_command:
            raise NotAllowed(wording.NOT_A_MEMBER)
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
