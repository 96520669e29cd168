"""`/incident help`: made from the table, so that it tells of everything there is and of no more."""

from collections.abc import Sequence

from bot.commands import declare, forms, parser, wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Reply
from storage import Transaction


def command(others: Sequence[Command]) -> Command:
    """The word that explains the others, and itself."""

    def run(_: Transaction, ask: Ask, words: str) -> Reply:
        return _explaining((*others, itself), ask, words)

    itself = Command(
        word="help",
        aliases=("?",),
        usage="help [WORD]",
        does="What can be typed here.",
        needs_incident=False,
        run=run,
    )
    return itself


def _explaining(commands: Sequence[Command], ask: Ask, words: str) -> Reply:
    """`help desk is down` is no question: it gets the help, and the offer to declare it."""
    about = parser.named(words, commands)
    if about:
        return Reply(text=wording.help_on(about))
    text = wording.help_on_all(commands)
    if not words or ask.incident:
        return Reply(text=text)
    button = forms.button(wording.DECLARE_IT, declare.form(f"help {words}"))
    return Reply(text=text, buttons=(button,))
