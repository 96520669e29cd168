"""What can be pressed or filled in among blocks, and what it holds."""

from collections.abc import Callable, Iterator
from typing import Any

from devslack.wire import Json, Refused

# Of each element: the key of what it holds, and of what it held at first.
_HELD = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
_MANY = frozenset(kind for kind, (key, _) in _HELD.items() if key.endswith("s"))


def elements(blocks: list[Json] | tuple[Json, ...]) -> Iterator[tuple[Json, Json]]:
    """Every element that has an action_id, with its block."""
    for block in blocks:
        inner = list(block.get("elements") or []) if block["type"] == "actions" else []
        inner += [block.get("accessory"), block.get("element")]
        for element in inner:
            if isinstance(element, dict) and "action_id" in element:
                yield block, element


def initial_state(blocks: list[Json] | tuple[Json, ...]) -> Json:
    """What all elements hold before anybody touches them: block_id to action_id to value."""
    state: Json = {}
    for block, element in elements(blocks):
        if element["type"] in _HELD and element["type"] != "overflow":
            key, first = _HELD[element["type"]]
            held: Any = element.get(first)
            if held is None and element["type"] in _MANY:
                held = []
            state.setdefault(block["block_id"], {})[element["action_id"]] = {
                "type": element["type"],
                key: held,
            }
    return state


def filled(blocks: list[Json] | tuple[Json, ...], values: Json) -> Json:
    """The state with what a person gave in it: block_id to action_id to plain value."""
    state = initial_state(blocks)
    known = {(block["block_id"], one["action_id"]): one for block, one in elements(blocks)}
    for block_id, actions in values.items():
        for action_id, given in actions.items():
            element = known.get((block_id, action_id))
            if element is None:
                raise Refused("no_element", f"there is no {block_id}/{action_id} to fill in")
            state[block_id][action_id] = held(element, given)
    return state


def held(element: Json, given: Any) -> Json:
    """What an element holds after a person gave it a plain value (an option by its value)."""
    kind = element["type"]
    if kind not in _HELD:
        return {"type": kind}
    key, _ = _HELD[kind]
    return {"type": kind, key: _KINDS.get(key, _as_is)(element, given)}


def is_empty(value: Json) -> bool:
    return all(held in (None, "", []) for key, held in value.items() if key != "type")


def _option(element: Json, given: Any) -> Json | None:
    if given in (None, ""):
        return None
    value = given.get("value") if isinstance(given, dict) else given
    groups = element.get("option_groups") or []
    options = [*(element.get("options") or []), *(o for g in groups for o in g["options"])]
    for option in options:
        if value in (option["value"], option["text"]["text"]):
            found: Json = option
            return found
    raise Refused("invalid_arguments", f"there is no option {value!r} to choose")


def _options(element: Json, given: Any) -> list[Json]:
    chosen = given if isinstance(given, list) else [given] if given else []
    return [option for one in chosen if (option := _option(element, one))]


def _several(_element: Json, given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given] if given else []


def _as_is(_element: Json, given: Any) -> Any:
    return given if given != "" else None


_KINDS: dict[str, Callable[[Json, Any], Any]] = {
    "selected_option": _option,
    "selected_options": _options,
    "selected_users": _several,
    "selected_channels": _several,
    "selected_conversations": _several,
}
