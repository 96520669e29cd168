"""What the local Slack sent and was sent, against Slack's published shapes, where they are here."""

import importlib.util
from collections.abc import Callable, Iterator
from typing import Any

from tests.support import machine

Problems = Callable[..., list[str]]

# What is different from the published types on purpose: part of a complaint, and why.
ACCEPTED: dict[str, str] = {}


def published_shapes() -> Problems:
    """The checker, or a skip where it is not beside the repository."""
    path = machine.shared("tools", "slack_shapes.py")
    spec = importlib.util.spec_from_file_location("slack_shapes", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Problems = module.problems
    return found


def misshapen(log: dict[str, Any], problems: Problems) -> list[str]:
    """Everything in a local Slack's log that Slack itself would not have sent or taken."""
    return [
        f"{name}: {complaint}"
        for name, complaint in _complaints(log, problems)
        if not any(part in complaint for part in ACCEPTED)
    ]


def _complaints(log: dict[str, Any], problems: Problems) -> Iterator[tuple[str, str]]:
    for envelope in log["events"]:
        event = envelope["event"]
        name = f"{event['type']}/{event.get('subtype')}"
        yield from ((name, found) for found in problems("event", event))
    for call in log["calls"]:
        method, answer = call["method"], call["response"]
        if answer["ok"]:
            yield from ((method, found) for found in problems("response", answer, method))
            yield from ((method, found) for found in _of_arguments(call["args"], problems))
    for interaction in log["interactions"]:
        view = interaction["payload"].get("view")
        if view:
            found = problems("modal", _as_sent(view))
            yield from ((interaction["type"], one) for one in found)


def _of_arguments(args: dict[str, Any], problems: Problems) -> list[str]:
    found = []
    if isinstance(args.get("blocks"), list):
        found += problems("blocks", args["blocks"])
    if isinstance(args.get("view"), dict):
        found += problems("modal", args["view"])
    return found


def _as_sent(view: dict[str, Any]) -> dict[str, Any]:
    """A form as its app sent it, out of what the local Slack made of it."""
    kept = (
        *("type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"),
        *("clear_on_close", "notify_on_close", "external_id"),
    )
    return {key: view[key] for key in kept if view.get(key) is not None}
