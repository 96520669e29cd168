"""The blocks, a row each: https://docs.slack.dev/reference/block-kit/blocks"""

from devslack.blocks.elements import (
    CHOICES,
    IDENTIFIER,
    IMAGE,
    PRESSABLE,
    TYPE,
    WRITTEN,
    plain,
    text,
)
from devslack.blocks.rules import Check, anything, array, boolean, kinds, record, string

_IN_SECTIONS: dict[str, Check] = {**PRESSABLE, **CHOICES, "image": IMAGE}
_IN_ACTIONS: dict[str, Check] = {**PRESSABLE, **CHOICES}
_IN_INPUTS: dict[str, Check] = {**CHOICES, **WRITTEN}
_IN_CONTEXT: dict[str, Check] = {
    "image": IMAGE,
    "plain_text": text(2000),
    "mrkdwn": text(2000),
}


def _block(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return record({"type": TYPE, **required}, {"block_id": IDENTIFIER, **(optional or {})})


ANYWHERE: dict[str, Check] = {
    "section": _block(
        {},
        {
            "text": text(3000),
            "fields": array(text(2000), 10),
            "accessory": kinds(_IN_SECTIONS),
            "expand": boolean,
        },
    ),
    "divider": _block({}),
    "header": _block({"text": plain(150)}),
    "context": _block({"elements": array(kinds(_IN_CONTEXT), 10)}),
    "actions": _block({"elements": array(kinds(_IN_ACTIONS), 25)}),
    "image": _block(
        {"alt_text": string(2000)},
        {"image_url": string(3000), "slack_file": record({}), "title": plain(2000)},
    ),
    "rich_text": _block({"elements": array(anything, 1000)}),
}
IN_MESSAGES: dict[str, Check] = {**ANYWHERE, "markdown": _block({"text": string(12_000, 1)})}
IN_VIEWS: dict[str, Check] = {
    **ANYWHERE,
    "input": _block(
        {"label": plain(2000), "element": kinds(_IN_INPUTS)},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
    ),
}
MESSAGE_BLOCKS = array(kinds(IN_MESSAGES), 50, least=0)
VIEW_BLOCKS = array(kinds(IN_VIEWS), 100)

MODAL = record(
    {"type": TYPE, "title": plain(24), "blocks": VIEW_BLOCKS},
    {
        "submit": plain(24),
        "close": plain(24),
        "private_metadata": string(3000),
        "callback_id": IDENTIFIER,
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "external_id": IDENTIFIER,
        "submit_disabled": boolean,
    },
)
