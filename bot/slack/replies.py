"""What a person is answered, as a message that only they see."""

from collections.abc import Iterable
from typing import Any

from bot.domain.replies import Button
from bot.slack import blocks, buttons
from bot.slack.mrkdwn import Mrkdwn, fitted, spoken

SUMMARY = 3000  # what notifications and readers without blocks get of a long answer


def message(
    text: str, offered: Iterable[Button] = (), *, more: Mrkdwn | None = None
) -> dict[str, Any]:
    """`text` and `blocks` of a message. `more` is mark-up of ours that stands behind the text."""
    said = Mrkdwn(f"{spoken(text)} {more}") if more else spoken(text)
    shown = blocks.paragraphs(said)[: blocks.MESSAGE - 1]
    return {
        "text": fitted(text, SUMMARY),
        "blocks": [*shown, *blocks.actions(buttons.elements(offered))],
    }


def ephemeral(text: str, offered: Iterable[Button] = ()) -> dict[str, Any]:
    """As the answer to a command, or to a press through its response_url."""
    return {"response_type": "ephemeral", "replace_original": False, **message(text, offered)}
