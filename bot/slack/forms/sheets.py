"""Forms as Slack's views, and views that were sent back as the values of their fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.commands import forms as written
from bot.domain.events import Said
from bot.domain.notices import Json
from bot.domain.replies import Act, Form, FormName
from bot.domain.severities import Severities
from bot.slack.blocks import Block, plain
from bot.slack.forms import declare, resolve, section
from bot.slack.forms.fields import value
from bot.slack.forms.kept import on_the_back, read_back

TITLE = 24
TITLES = {
    FormName.DECLARE: ("Declare an incident", "Declare"),
    FormName.RESOLVE: ("Resolve the incident", "Resolve"),
    FormName.SECTION: ("Edit the draft", "Keep"),
}
UNSEEN = ("opened", "format", "section")  # values that come back with the form unseen


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    name: FormName
    values: Mapping[str, str | bool | None]
    kept: Said | None = None


@dataclass(frozen=True, slots=True)
class Sheets:
    """What forms need to know of the settings."""

    severities: Severities

    def view(self, form: Form, *, channel: str | None, kept: Said | None = None) -> Block:
        """The form as a view. Where it was asked for, and on what, stands on its back."""
        title, submit = TITLES[form.name]
        notes: dict[str, Json] = {name: form.values[name] for name in UNSEEN if name in form.values}
        if channel:
            notes["channel"] = channel
        shown: Block = {
            "type": "modal",
            "callback_id": form.name.value,
            "title": plain(title, TITLE),
            "close": plain("Cancel", TITLE),
            "blocks": self._blocks(form, kept),
            "private_metadata": on_the_back(notes, kept),
        }
        if any(block["type"] == "input" for block in shown["blocks"]):
            shown["submit"] = plain(submit, TITLE)
        return shown

    def _blocks(self, form: Form, kept: Said | None) -> list[Block]:
        match form.name:
            case FormName.DECLARE:
                return declare.build(form.values, self.severities, kept)
            case FormName.RESOLVE:
                return resolve.build()
            case FormName.SECTION:
                return section.build(form.values)


def filled_in(view: Mapping[str, Any]) -> Filled:
    """What was sent back. ValueError for a view that is none of our forms."""
    name = FormName(view["callback_id"])
    notes = json.loads(view.get("private_metadata") or "{}")
    answers = {
        block: value(next(iter(fields.values()), {}))
        for block, fields in view["state"]["values"].items()
    }
    if name is FormName.DECLARE:
        return Filled(name=name, values=declare.read(answers), kept=read_back(notes))
    if name is FormName.SECTION:
        return Filled(name=name, values=section.read(answers, notes))
    unseen = {key: str(notes[key]) for key in UNSEEN if key in notes}
    typed = {key: said for key, said in answers.items() if not isinstance(said, list)}
    return Filled(name=name, values={**unseen, **typed})


def sent_back(view: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, Any]:
    """The answer that leaves the form open. What is about no field stands at the first."""
    names = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    placed: dict[str, str] = {}
    for field, sentence in errors.items():
        exact = [name for name in names if name.partition(":")[0] == field]
        where = (exact or names)[0]
        placed[where] = f"{placed[where]} {sentence}" if where in placed else sentence
    return {"response_action": "errors", "errors": placed}


def chosen(action: Mapping[str, Any], view: Mapping[str, Any]) -> tuple[Act, str] | None:
    """Another section was chosen in the form of a draft: the same form, for that section."""
    if action.get("action_id") != section.CHOOSE or not action.get("selected_option"):
        return None
    notes = json.loads(view.get("private_metadata") or "{}")
    wanted = {"format": notes.get("format"), "section": action["selected_option"]["value"]}
    return Act.FORM, written.written(Form(name=FormName.SECTION, values=wanted))
