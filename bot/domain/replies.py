"""What a person is answered, on any platform: a few sentences, buttons, perhaps a form.

Text is neutral: people as mention signs, what can be typed in backticks, nothing else marked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.notices import Json


class Act(StrEnum):
    """What a press does."""

    RUN = "run"  # value: the words of a command, run as if the presser had typed them here
    UNDO = "undo"  # value: what to undo, as made by bot.incidents
    FORM = "form"  # value: a form's name, "|", its values as JSON


class Style(StrEnum):
    PLAIN = ""
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    label: str
    act: Act
    value: str
    style: Style = Style.PLAIN


class FormName(StrEnum):
    DECLARE = "declare"  # title, severity, started (words), affected, private, drill
    RESOLVE = "resolve"  # when (words, empty: now), what fixed it
    SECTION = "section"  # a section of the draft: section, body


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    name: FormName
    values: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer for one person alone; `form` is opened where the platform can, instead of text."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    form: Form | None = None
