"""`/incident postmortem`: draft it again, with what people wrote in it."""

from bot.commands import forms, wording
from bot.commands.command import Ask, Command
from bot.commands.forms import Values
from bot.domain.errors import Refused
from bot.domain.replies import Reply
from bot.incidents import drafting
from bot.incidents.steering import STANDARD
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    name = words.lower() or STANDARD
    if name not in ask.formats:
        raise Refused(wording.no_such_format(words, ask.formats))
    drafting.want(tx, ask.here, format_name=name, actor=ask.actor, now=ask.now)
    return Reply(text=wording.DRAFT_COMES)


def submit(tx: Transaction, ask: Ask, values: Values) -> Reply:
    """Take the form with one section's text; an empty one gives the section back to the draft."""
    drafting.write_section(
        tx,
        ask.here,
        format_name=forms.text(values, "format") or STANDARD,
        section=forms.text(values, "section"),
        body=forms.text(values, "body"),
        actor=ask.actor,
        now=ask.now,
    )
    return Reply(text=wording.SECTION_KEPT)


COMMAND = Command(
    word="postmortem",
    aliases=("pm", "retro", "draft"),
    usage="postmortem [FORMAT]",
    does="Drafts the postmortem again; what people wrote in it stays.",
    run=run,
)
