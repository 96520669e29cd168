"""Blocks and forms as an app sends them: refused with Slack's words, or made complete."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from devslack.blocks.catalogue import MESSAGE_BLOCKS, MODAL
from devslack.blocks.rules import complaint, kinds
from devslack.ids import new_block_id
from devslack.wire import Json, Refused

_MODAL = kinds({"modal": MODAL})


def message_blocks(given: Any) -> tuple[Json, ...]:
    """The blocks with the ids that Slack gives them, else raise `invalid_blocks`."""
    if given is None:
        return ()
    complaints = [*MESSAGE_BLOCKS(given, "/blocks"), *_beyond_types(given, "/blocks")]
    if complaints:
        raise Refused("invalid_blocks", *complaints, errors=complaints)
    return tuple(_complete(given))


def modal(given: Any) -> Json:
    """A form, checked and with ids, else raise `invalid_arguments`."""
    if not isinstance(given, dict):
        raise Refused("invalid_arguments", "[ERROR] missing required field: view")
    complaints = [*_MODAL(given, "/view"), *_beyond_types(given.get("blocks"), "/view/blocks")]
    if not complaints and not given.get("submit") and _has_inputs(given["blocks"]):
        complaints.append(complaint("missing required field: submit", "/view"))
    if complaints:
        raise Refused("invalid_arguments", *complaints)
    return {**given, "blocks": _complete(given["blocks"])}


def _has_inputs(blocks: list[Json]) -> bool:
    return any(block["type"] == "input" for block in blocks)


def _beyond_types(blocks: Any, at: str) -> Iterator[str]:
    """What no single block shows: ids used twice, sections that say nothing."""
    if not isinstance(blocks, list):
        return
    known = [block if isinstance(block, dict) else {} for block in blocks]
    ids = Counter(block["block_id"] for block in known if block.get("block_id"))
    for index, block in enumerate(known):
        if ids.get(block.get("block_id"), 0) > 1:
            yield complaint("block_id already exists", f"{at}/{index}/block_id")
        if block.get("type") == "section" and not block.get("text") and not block.get("fields"):
            yield complaint("missing required field: text", f"{at}/{index}")
        yield from _elements_beyond_types(block, f"{at}/{index}")


def _elements_beyond_types(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements")
    if block.get("type") == "actions" and isinstance(elements, list):
        named = [one.get("action_id") for one in elements if isinstance(one, dict)]
        twice = [name for name, count in Counter(named).items() if name and count > 1]
        for name in twice:
            yield complaint(f"`action_id` {name} already exists for block_id", f"{at}/elements")
    for element in _selects(block):
        if not element.get("options") and not element.get("option_groups"):
            yield complaint("missing required field: options", at)


def _selects(block: Json) -> Iterator[Json]:
    elements = block.get("elements")
    inner = [*(elements if isinstance(elements, list) else [])]
    inner += [block.get("accessory"), block.get("element")]
    for element in inner:
        if isinstance(element, dict) and element.get("type") in (
            "static_select",
            "multi_static_select",
        ):
            yield element


def _complete(blocks: list[Json]) -> list[Json]:
    return [_with_ids(block) for block in blocks]


def _with_ids(block: Json) -> Json:
    """Slack names every block and every element that its app left nameless."""
    whole = {"block_id": new_block_id(), **block}
    for key in ("accessory", "element"):
        if isinstance(whole.get(key), dict):
            whole[key] = _named(whole[key])
    if whole["type"] == "actions":
        whole["elements"] = [_named(element) for element in whole["elements"]]
    return whole


def _named(element: Json) -> Json:
    if element["type"] == "image":
        return element
    return {"action_id": new_block_id(), **element}
