"""Blocks and forms: what is refused, with the words that Slack has for it."""

from typing import Any

import pytest

from devslack.blocks.checking import message_blocks, modal
from devslack.wire import Refused


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(**more: Any) -> dict[str, Any]:
    return {"type": "button", "action_id": "go", "text": plain("Go"), **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def form(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain("A form"), "blocks": list(blocks), **more}


INPUT = {
    "type": "input",
    "label": plain("Words"),
    "element": {"type": "plain_text_input", "action_id": "words"},
}


@pytest.mark.parametrize(
    ("blocks", "complaint"),
    [
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (
            [section("x" * 3001)],
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        ),
        ([section("x")] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([{"type": "poem"}], "unsupported type: poem [json-pointer:/blocks/0/type]"),
        ([INPUT], "unsupported type: input [json-pointer:/blocks/0/type]"),
        ([{"type": "header"}], "missing required field: text [json-pointer:/blocks/0]"),
        ([{"type": "section"}], "missing required field: text [json-pointer:/blocks/0]"),
        (
            [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
            "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        ),
        (
            [actions(button(style="loud"))],
            "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
        ),
        (
            [actions(button(value=7))],
            "must provide a string [json-pointer:/blocks/0/elements/0/value]",
        ),
        (
            [actions(button(colour="red"))],
            "invalid additional property: colour [json-pointer:/blocks/0/elements/0]",
        ),
        (
            [actions(button(), button())],
            "`action_id` go already exists for block_id [json-pointer:/blocks/0/elements]",
        ),
        ([actions()], "no fewer than 1 items allowed [json-pointer:/blocks/0/elements]"),
        ("text", "must provide an array [json-pointer:/blocks]"),
    ],
)
def test_a_message_with_wrong_blocks_is_refused(blocks: Any, complaint: str) -> None:
    with pytest.raises(Refused) as caught:
        message_blocks(blocks)
    assert caught.value.name == "invalid_blocks"
    assert caught.value.messages == (f"[ERROR] {complaint}",)


def test_a_block_id_is_used_once() -> None:
    with pytest.raises(Refused) as caught:
        message_blocks([section("x") | {"block_id": "same"}] * 2)
    assert caught.value.messages == (
        "[ERROR] block_id already exists [json-pointer:/blocks/0/block_id]",
        "[ERROR] block_id already exists [json-pointer:/blocks/1/block_id]",
    )


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        (form(INPUT), "missing required field: submit [json-pointer:/view]"),
        (
            form(section("x"), title=plain("x" * 25)),
            "must be less than 25 characters [json-pointer:/view/title/text]",
        ),
        (form(), "no fewer than 1 items allowed [json-pointer:/view/blocks]"),
        (
            form(section("x"), private_metadata="x" * 3001),
            "must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ),
        (
            form({"type": "markdown", "text": "x"}),
            "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
        ),
        ({"type": "sheet"}, "unsupported type: sheet [json-pointer:/view/type]"),
    ],
)
def test_a_wrong_form_is_refused(view: Any, complaint: str) -> None:
    with pytest.raises(Refused) as caught:
        modal(view)
    assert caught.value.name == "invalid_arguments"
    assert caught.value.messages == (f"[ERROR] {complaint}",)


def test_slack_names_what_the_app_left_nameless() -> None:
    [section_block, row] = message_blocks(
        [section("x"), actions({"type": "button", "text": plain("Go")})]
    )
    assert section_block["block_id"]
    assert row["block_id"]
    assert row["block_id"] != section_block["block_id"]
    assert row["elements"][0]["action_id"]
