"""Words that are no command here: what was probably meant, one press away."""

from bot.commands import declare, forms, wording
from bot.commands.command import Ask
from bot.commands.parser import Call, Slip
from bot.domain.replies import Act, Button, Reply, Style

LONGEST_VALUE = 1900  # a button of Slack's holds 2,000 characters


def unknown_word(ask: Ask, slip: Slip) -> Reply:
    """The nearest command, else the words as a note; outside an incident also as a title.

    A severity alone begins a declaration; in an incident it corrects the incident's.
    """
    if ask.incident is None and ask.severities.named(slip.typed):
        return declare.titled(ask, slip.typed)
    meant = _meant(ask, slip)
    buttons = [Button(label=meant.split()[0], act=Act.RUN, value=meant, style=Style.PRIMARY)]
    if ask.incident is None:
        buttons.append(_as_title(slip.typed))
    elif not meant.startswith("note "):
        buttons.append(Button(label="note it as it is", act=Act.RUN, value=f"note {slip.typed}"))
    return Reply(text=wording.did_you_mean(slip.word, meant), buttons=_that_fit(buttons))


def no_incident(call: Call) -> Reply:
    """A verb that needs an incident, where there is none: its words may be a title."""
    text = wording.needs_incident(call.command.word, call.typed)
    return Reply(text=text, buttons=_that_fit([_as_title(call.typed)]))


def _meant(ask: Ask, slip: Slip) -> str:
    if ask.incident and ask.severities.named(slip.word):
        return f"sev {slip.word}"
    return slip.meant or f"note {slip.typed}"


def _as_title(typed: str) -> Button:
    return forms.button(wording.DECLARE_IT, declare.form(typed))


def _that_fit(buttons: list[Button]) -> tuple[Button, ...]:
    return tuple(button for button in buttons if len(button.value) <= LONGEST_VALUE)
