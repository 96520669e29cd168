"""Forms inside a button's value, and what a form that was sent back says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.errors import Refused
from bot.domain.notices import Json
from bot.domain.replies import Act, Button, Form, FormName, Style

Values = Mapping[str, str | bool | None]

# Where a form says what is the case with all of it.
FIRST_FIELD = {FormName.DECLARE: "title", FormName.RESOLVE: "what", FormName.SECTION: "body"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormErrors:
    """A form that was not accepted: a sentence for each field that it is about."""

    errors: Mapping[str, str]


class NotAccepted(Refused):
    """What was sent back in a form cannot be taken; nothing was changed, the form stays open."""

    def __init__(self, **errors: str) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


def button(label: str, form: Form, style: Style = Style.PLAIN) -> Button:
    """A button that opens the form with its values filled in."""
    return Button(label=label, act=Act.FORM, value=written(form), style=style)


def written(form: Form) -> str:
    return f"{form.name}|{json.dumps(dict(form.values), ensure_ascii=False)}"


def read(value: str) -> Form:
    """The form that a button's value names. Raises ValueError where `written` never made it."""
    name, _, values = value.partition("|")
    filled: dict[str, Json] = json.loads(values or "{}")
    return Form(name=FormName(name), values=filled)


def text(values: Values, field: str) -> str:
    """What was typed into the field, stripped; empty where nothing was."""
    value = values.get(field)
    return value.strip() if isinstance(value, str) else ""


def ticked(values: Values, field: str) -> bool:
    return values.get(field) in (True, "true", "yes", field)
