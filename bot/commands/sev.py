"""`/incident sev`: how bad it is."""

from bot.commands import wording
from bot.commands.command import Ask, Command
from bot.domain.replies import Act, Button, Reply
from bot.incidents import noting, steering
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if not words:
        return Reply(text=wording.severity_is(ask.here, ask.severities))
    former = ask.here.severity
    severity, rest = _told_apart(ask, words)
    changed = steering.set_severity(tx, ask.here, severity, actor=ask.actor, now=ask.now)
    noted = ""
    if rest:
        noting.note(tx, ask.here, actor=ask.actor, text=rest, instant=None, now=ask.now)
        noted = wording.WORDS_NOTED
    if not changed:
        return Reply(text=wording.lines(wording.severity_already(ask.here), noted))
    back = Button(label=f"Back to {former}", act=Act.RUN, value=f"sev {former}")
    text = wording.lines(wording.severity_changed(ask.here, severity), noted)
    return Reply(text=text, buttons=(back,))


def _told_apart(ask: Ask, words: str) -> tuple[str, str]:
    """The severity, and what was said behind it. Raises NoSuchSeverity."""
    first, _, rest = words.partition(" ")
    named = ask.severities.named(first)
    if named and ask.severities.named(words) is None:
        return named.name, rest.strip()
    return ask.severities.chosen(words).name, ""


COMMAND = Command(
    word="sev",
    aliases=("severity",),
    usage="sev [SEVERITY]",
    does="How bad it is; with a word, how bad it is from now on: `sev 2`.",
    run=run,
)
