"""An incident at a glance, for one person: how it stands, who does what, when what was."""

from bot.commands import forms, sheets, times, wording
from bot.commands.command import Ask
from bot.domain.briefing import Briefing
from bot.domain.incident import Role
from bot.domain.kinds import Milestone
from bot.domain.moments import Basis
from bot.domain.replies import Act, Button, Form, FormName, Reply, Style
from bot.incidents import reading
from storage import Transaction


def reply(tx: Transaction, ask: Ask) -> Reply:
    """All of it, with the presses that are called for now."""
    briefing = reading.briefing(tx, ask.here)
    text = sheets.overview(briefing, zone=ask.zone, now=ask.now)
    return Reply(text=text, buttons=tuple(_buttons(briefing)))


def moments(tx: Transaction, ask: Ask) -> Reply:
    """Every milestone with what is known; one press confirms what was only assumed."""
    briefing = reading.briefing(tx, ask.here)
    text = sheets.moments(briefing, zone=ask.zone, now=ask.now)
    assumed = [one for one in briefing.moments.known.values() if one.basis is Basis.ASSUMED]
    return Reply(
        text=wording.lines(text, wording.SET_HOW), buttons=tuple(map(times.confirmation, assumed))
    )


def roles(tx: Transaction, ask: Ask) -> Reply:
    briefing = reading.briefing(tx, ask.here)
    return Reply(text=wording.lines(sheets.roles(briefing.roles), wording.ROLE_HOW))


def _buttons(briefing: Briefing) -> list[Button]:
    if briefing.incident.status.is_over:
        return [_run("Reopen", "reopen"), _run("Draft again", "postmortem")]
    buttons = []
    acknowledged = briefing.moments.known.get(Milestone.ACKNOWLEDGED)
    if acknowledged is None or acknowledged.basis is Basis.ASSUMED:
        buttons.append(_run("Acknowledge", "ack"))
    if all(held.role is not Role.COMMANDER for held in briefing.roles):
        buttons.append(_run("Take command", "lead"))
    if Milestone.MITIGATED not in briefing.moments.known:
        buttons.append(_run("Mitigated", "mitigate"))
    return [*buttons, forms.button("Resolve…", Form(name=FormName.RESOLVE), Style.PRIMARY)]


def _run(label: str, words: str) -> Button:
    return Button(label=label, act=Act.RUN, value=words)
