"""`/incident sev`: how bad it is."""

from bot.commands import wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Act, Button, Reply
from bot.incidents import steering
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if not words:
        return Reply(text=wording.severity_is(ask.here, ask.severities))
    former = ask.here.severity
    severity = ask.severities.chosen(words).name
    changed = steering.set_severity(tx, ask.here, severity, actor=ask.actor, now=ask.now)
    if not changed:
        return Reply(text=wording.severity_already(ask.here))
    back = Button(label=f"Back to {former}", act=Act.RUN, value=f"sev {former}")
    return Reply(text=wording.severity_changed(ask.here, severity), buttons=(back,))


COMMAND = Command(
    word="sev",
    aliases=("severity",),
    usage="sev [SEVERITY]",
    does="How bad it is; with a word, how bad it is from now on: `sev 2`.",
    run=run,
)
