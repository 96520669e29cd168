"""Fields of forms. A field's name is its block's id, so that errors find their way back to it."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.slack.blocks import OPTION_TEXT, Block, plain

ACTION = "value"
PLACEHOLDER = 150
TYPED = 3000  # what Slack lets people type into one field
OPTION_VALUE = 150


def line(name: str, label: str, *, initial: str = "", longest: int = TYPED, **more: Any) -> Block:
    """One line of text; `hint`, `optional` and `multiline` as Slack knows them."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": ACTION,
        "multiline": bool(more.get("multiline")),
        "max_length": min(longest, TYPED),
    }
    if initial:
        element["initial_value"] = initial[:longest]
    if more.get("placeholder"):
        element["placeholder"] = plain(more["placeholder"], PLACEHOLDER)
    return _input(name, label, element, hint=more.get("hint"), optional=bool(more.get("optional")))


def choice(name: str, label: str, options: Mapping[str, str], *, initial: str = "") -> Block:
    """One of `options`: value to label."""
    element: Block = {"type": "static_select", "action_id": ACTION, "options": _options(options)}
    if initial in options:
        element["initial_option"] = _option(initial, options[initial])
    return _input(name, label, element)


def ticks(name: str, label: str, options: Mapping[str, str], *, initial: Iterable[str]) -> Block:
    """Any of `options`, none among them."""
    element: Block = {"type": "checkboxes", "action_id": ACTION, "options": _options(options)}
    ticked = [_option(value, options[value]) for value in initial if value in options]
    if ticked:
        element["initial_options"] = ticked
    return _input(name, label, element, optional=True)


def menu(name: str, text: Block, options: Mapping[str, str], *, initial: str) -> Block:
    """A choice that is heard as soon as it is made, beside a line of text."""
    accessory: Block = {"type": "static_select", "action_id": name, "options": _options(options)}
    if initial in options:
        accessory["initial_option"] = _option(initial, options[initial])
    return {"type": "section", "block_id": name, "text": text, "accessory": accessory}


def value(state: Mapping[str, Any]) -> str | list[str] | None:
    """What stands in one field of a form that was sent back."""
    match state.get("type"):
        case "static_select":
            chosen = state.get("selected_option")
            return str(chosen["value"]) if chosen else None
        case "checkboxes":
            return [str(each["value"]) for each in state.get("selected_options") or ()]
        case _:
            typed = state.get("value")
            return str(typed) if typed is not None else None


def _input(
    name: str, label: str, element: Block, *, hint: str | None = None, optional: bool = False
) -> Block:
    made: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label, 2000),
        "element": element,
        "optional": optional,
    }
    return made | ({"hint": plain(hint, 2000)} if hint else {})


def _options(options: Mapping[str, str]) -> list[Block]:
    return [_option(value, label) for value, label in list(options.items())[:100]]


def _option(value: str, label: str) -> Block:
    return {"text": plain(label, OPTION_TEXT), "value": value[:OPTION_VALUE]}
