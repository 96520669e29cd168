"""`/incident postmortem`: draft it again, with what people wrote in it."""

import storage.drafts
from bot.commands import forms, wording
from bot.commands.command import Ask, Command
from bot.commands.forms import NotAccepted, Values
from bot.domain.errors import Refused
from bot.domain.notices import Json
from bot.domain.replies import Form, FormName, Reply
from bot.incidents import drafting, reading
from bot.incidents.steering import STANDARD
from bot.postmortem.sections import parted
from storage import Transaction


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    name = words.lower() or STANDARD
    if name not in ask.formats:
        raise Refused(wording.no_such_format(words, ask.formats))
    drafting.want(tx, ask.here, format_name=name, actor=ask.actor, now=ask.now)
    latest = storage.drafts.latest(tx, ask.workspace, ask.here.id, name)
    link = None
    if latest:
        link = reading.briefing(tx, ask.here).link(latest.channel, latest.ts)
    return Reply(text=wording.draft_comes(link))


def form(tx: Transaction, ask: Ask, wanted: Form) -> Form:
    """The form for one section: what people wrote in it, or else what the draft says there.

    `sections` are those of the latest draft, to choose from; `format` comes back unseen.
    """
    format_name, section = _named(wanted, "format") or STANDARD, _named(wanted, "section")
    latest = storage.drafts.latest(tx, ask.workspace, ask.here.id, format_name)
    sections = parted(latest.markdown)[1] if latest else ()
    bodies = {each.key: each.body for each in sections}
    bodies |= storage.drafts.sections(tx, ask.workspace, ask.here.id, format_name)
    values: dict[str, Json] = {"body": bodies.get(section, "")}
    if sections:
        values["sections"] = [{"key": each.key, "title": each.title} for each in sections]
    return Form(
        name=FormName.SECTION, values=values | dict(wanted.values) | {"format": format_name}
    )


def submit(tx: Transaction, ask: Ask, values: Values) -> Reply:
    """Take the form with one section's text; an empty one gives the section back to the draft.

    Raises NotAccepted where no section was chosen.
    """
    section = forms.text(values, "section")
    if not section:
        raise NotAccepted(section=wording.SECTION_WHICH)
    drafting.write_section(
        tx,
        ask.here,
        format_name=forms.text(values, "format") or STANDARD,
        section=section,
        body=forms.text(values, "body"),
        actor=ask.actor,
        now=ask.now,
    )
    return Reply(text=wording.SECTION_KEPT)


def _named(wanted: Form, field: str) -> str:
    return str(wanted.values.get(field) or "")


COMMAND = Command(
    word="postmortem",
    aliases=("pm", "retro", "draft"),
    usage="postmortem [FORMAT]",
    does="Drafts the postmortem again; what people wrote in it stays.",
    run=run,
)
