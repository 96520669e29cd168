"""The elements of blocks, a row each: https://docs.slack.dev/reference/block-kit/block-elements"""

from devslack.blocks.rules import (
    Check,
    array,
    boolean,
    enum,
    integer,
    kinds,
    record,
    string,
)

TYPE = string()
IDENTIFIER = string(255)


def plain(most: int) -> Check:
    return kinds({"plain_text": _text_record(most)})


def text(most: int) -> Check:
    return kinds({"plain_text": _text_record(most), "mrkdwn": _mrkdwn_record(most)})


def _text_record(most: int) -> Check:
    return record({"type": TYPE, "text": string(most, 1)}, {"emoji": boolean})


def _mrkdwn_record(most: int) -> Check:
    return record({"type": TYPE, "text": string(most, 1)}, {"verbatim": boolean})


CONFIRM = record(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": enum("primary", "danger")},
)
DISPATCH = record(
    {}, {"trigger_actions_on": array(enum("on_enter_pressed", "on_character_entered"), 2)}
)
OPTION = record(
    {"text": text(75), "value": string(150)}, {"description": text(75), "url": string(3000)}
)
GROUP = record({"label": plain(75), "options": array(OPTION, 100)})
FILTER = record(
    {},
    {
        "include": array(enum("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)

_BASE: dict[str, Check] = {"action_id": IDENTIFIER, "confirm": CONFIRM, "focus_on_load": boolean}
_PLACEHOLDER: dict[str, Check] = {**_BASE, "placeholder": plain(150)}
_STATIC: dict[str, Check] = {
    **_PLACEHOLDER,
    "options": array(OPTION, 100),
    "option_groups": array(GROUP, 100),
}
_INPUT: dict[str, Check] = {
    "action_id": IDENTIFIER,
    "placeholder": plain(150),
    "focus_on_load": boolean,
    "dispatch_action_config": DISPATCH,
}
_MANY: dict[str, Check] = {"max_selected_items": integer}
_IDS = array(string(), 100)


def _row(optional: dict[str, Check], required: dict[str, Check] | None = None) -> Check:
    return record({"type": TYPE, **(required or {})}, optional)


IMAGE = record(
    {"type": TYPE, "alt_text": string(2000)}, {"image_url": string(3000), "slack_file": record({})}
)

PRESSABLE: dict[str, Check] = {
    "button": _row(
        {
            "action_id": IDENTIFIER,
            "url": string(3000),
            "value": string(2000),
            "style": enum("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
        {"text": plain(75)},
    ),
    "overflow": _row({"action_id": IDENTIFIER, "confirm": CONFIRM}, {"options": array(OPTION, 5)}),
}
CHOICES: dict[str, Check] = {
    "static_select": _row({**_STATIC, "initial_option": OPTION}),
    "multi_static_select": _row({**_STATIC, **_MANY, "initial_options": array(OPTION, 100)}),
    "users_select": _row({**_PLACEHOLDER, "initial_user": string()}),
    "multi_users_select": _row({**_PLACEHOLDER, **_MANY, "initial_users": _IDS}),
    "channels_select": _row({**_PLACEHOLDER, "initial_channel": string()}),
    "multi_channels_select": _row({**_PLACEHOLDER, **_MANY, "initial_channels": _IDS}),
    "conversations_select": _row(
        {
            **_PLACEHOLDER,
            "initial_conversation": string(),
            "default_to_current_conversation": boolean,
            "filter": FILTER,
        }
    ),
    "multi_conversations_select": _row(
        {**_PLACEHOLDER, **_MANY, "initial_conversations": _IDS, "filter": FILTER}
    ),
    "datepicker": _row({**_PLACEHOLDER, "initial_date": string()}),
    "timepicker": _row({**_PLACEHOLDER, "initial_time": string(), "timezone": string()}),
    "datetimepicker": _row({**_BASE, "initial_date_time": integer}),
    "checkboxes": _row(
        {**_BASE, "initial_options": array(OPTION, 10)}, {"options": array(OPTION, 10)}
    ),
    "radio_buttons": _row({**_BASE, "initial_option": OPTION}, {"options": array(OPTION, 10)}),
}
WRITTEN: dict[str, Check] = {
    "plain_text_input": _row(
        {
            **_INPUT,
            "initial_value": string(3000),
            "multiline": boolean,
            "min_length": integer,
            "max_length": integer,
        }
    ),
    "email_text_input": _row({**_INPUT, "initial_value": string(3000)}),
    "url_text_input": _row({**_INPUT, "initial_value": string(3000)}),
    "number_input": _row(
        {
            **_INPUT,
            "initial_value": string(),
            "min_value": string(),
            "max_value": string(),
        },
        {"is_decimal_allowed": boolean},
    ),
}
