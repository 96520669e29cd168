"""Our buttons as Slack's, and back: the act is the action's id, what to do it with its value."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.domain.notices import Json
from bot.domain.replies import Act, Button, Style
from bot.slack.blocks import BUTTON_TEXT, BUTTON_VALUE, Block, plain


def element(button: Button, number: int) -> Block:
    """The `number` keeps ids apart where one row has two buttons of one act."""
    if len(button.value) > BUTTON_VALUE:
        raise ValueError(f"{button.label}: {len(button.value)} characters of value, at most 2000")
    made = {
        "type": "button",
        "action_id": f"{button.act.value}:{number}",
        "text": plain(button.label, BUTTON_TEXT),
        "value": button.value,
    }
    return made | ({"style": button.style.value} if button.style else {})


def elements(buttons: Iterable[Button]) -> list[Block]:
    return [element(button, number) for number, button in enumerate(buttons)]


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
