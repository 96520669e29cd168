"""Our buttons as Slack's, and back: the act is in the action's id, the value what to do it with."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.notices import Json
from bot.domain.replies import Act, Button, Style
from bot.slack.blocks import BUTTON_TEXT, BUTTON_VALUE, Block, plain

_NO_WORD = re.compile(r"[\W_]+")


def elements(buttons: Iterable[Button]) -> list[Block]:
    """A row of them, each with an id that stays while others beside it come and go."""
    made: dict[str, Block] = {}
    for button in buttons:
        name = f"{button.act.value}:{_NO_WORD.sub('_', button.label.lower()).strip('_')}"
        name = name if name not in made else f"{name}_{len(made)}"
        made[name] = _element(button, name)
    return list(made.values())


def _element(button: Button, name: str) -> Block:
    if len(button.value) > BUTTON_VALUE:
        raise ValueError(f"{button.label}: {len(button.value)} characters of value, at most 2000")
    made = {
        "type": "button",
        "action_id": name,
        "text": plain(button.label, BUTTON_TEXT),
        "value": button.value,
    }
    return made | ({"style": button.style.value} if button.style else {})


def pressed(action: Mapping[str, Any]) -> tuple[Act, str] | None:
    """What a press asks for; None for an element that does nothing by itself (a link, a menu)."""
    name = str(action.get("action_id", "")).partition(":")[0]
    return (Act(name), str(action.get("value") or "")) if name in set(Act) else None


def from_facts(listed: Json) -> tuple[Button, ...]:
    """Buttons as a notice carries them."""
    return tuple(
        Button(
            label=str(each["label"]),
            act=Act(str(each["act"])),
            value=str(each["value"]),
            style=Style(str(each.get("style") or "")),
        )
        for each in (listed if isinstance(listed, list) else [])
        if isinstance(each, dict)
    )
