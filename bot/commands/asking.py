"""From what was typed or pressed to what is done about it."""

from collections.abc import Callable

from bot.commands import declare, forms, overview, parser, postmortem, resolve, slips, wording
from bot.commands.command import Ask
from bot.commands.forms import Values
from bot.commands.parser import Call, Nothing, Slip, Title
from bot.commands.table import COMMANDS
from bot.domain.errors import Refused
from bot.domain.events import Said
from bot.domain.replies import FormName, Reply
from storage import Transaction


def typed(tx: Transaction, ask: Ask, text: str) -> Reply:
    """Carry out the words. Raises Refused; nothing was changed then."""
    match parser.parse(text, COMMANDS, in_incident=ask.incident is not None):
        case Nothing():
            return overview.reply(tx, ask) if ask.incident else declare.opening(declare.form())
        case Call() as call if call.command.needs_incident and ask.incident is None:
            return slips.no_incident(call)
        case Call() as call:
            return call.command.run(tx, ask, call.words)
        case Slip() as slip:
            return slips.unknown_word(ask, slip)
        case Title(typed=title):
            return declare.titled(ask, title)


def form(tx: Transaction, ask: Ask, value: str) -> Reply:
    """The form that a button's value names, as it is to be opened now."""
    try:
        wanted = forms.read(value)
    except ValueError as error:
        raise Refused(wording.NOTHING_TO_OPEN) from error
    match wanted.name:
        case FormName.DECLARE:
            return declare.opening(wanted)
        case FormName.RESOLVE:
            return Reply(form=resolve.form(ask))
        case FormName.SECTION:
            return Reply(form=postmortem.form(tx, ask, wanted))


def taking(
    form: FormName, values: Values, kept: Said | None
) -> Callable[[Transaction, Ask], Reply]:
    """What a form that was sent back does. Raises NotAccepted naming its fields, and Refused."""

    def take(tx: Transaction, ask: Ask) -> Reply:
        match form:
            case FormName.DECLARE:
                return declare.submit(tx, ask, values, kept)
            case FormName.RESOLVE:
                return resolve.submit(tx, ask, values)
            case FormName.SECTION:
                return postmortem.submit(tx, ask, values)

    return take
