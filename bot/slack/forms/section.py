"""The form in which a section of the draft is written: choose one, and its text is there."""

from collections.abc import Mapping

from bot.domain.notices import Json
from bot.slack import blocks
from bot.slack.blocks import Block, plain
from bot.slack.forms.fields import TYPED, line, menu
from bot.slack.mrkdwn import escaped

CHOOSE = "section"
BODY = "body:"  # the section's name behind it: Slack keeps what stands in a field of the same name
NO_DRAFT = "There is no draft yet. `/incident postmortem` makes one."
TOO_LONG = (
    "This section is longer than the 3,000 characters that a form takes. Only what is written here "
    "replaces it; left as it is, nothing changes."
)


def build(values: Mapping[str, Json]) -> list[Block]:
    """The menu of sections and, once one is chosen, its text as it stands now."""
    listed = values.get("sections")
    titles = {
        str(each["key"]): str(each["title"])
        for each in (listed if isinstance(listed, list) else [])
        if isinstance(each, dict)
    }
    chosen = str(values.get("section") or "")
    body = str(values.get("body") or "")
    if not (titles or chosen):
        return [blocks.section(escaped(NO_DRAFT))]
    text = plain("Which section?", 75)
    shown = [menu(CHOOSE, text, titles, initial=chosen)] if titles else []
    if not chosen:
        return shown
    if len(body) > TYPED:
        return [*shown, blocks.section(escaped(TOO_LONG))]
    label = titles.get(chosen, chosen)
    written = line(BODY + chosen, label, initial=body, multiline=True, optional=True)
    return [*shown, written]


def read(
    answers: Mapping[str, str | list[str] | None], notes: Mapping[str, Json]
) -> dict[str, str | bool | None]:
    """The section by its name, and its text."""
    for name, said in answers.items():
        if name.startswith(BODY):
            section, body = name.removeprefix(BODY), said if isinstance(said, str) else ""
            return {"format": str(notes.get("format") or ""), "section": section, "body": body}
    return {}
