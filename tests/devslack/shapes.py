"""What the local Slack sent and was sent, against Slack's published shapes, where they are here."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.support import machine

Problems = Callable[..., list[str]]

# What is different from the published types on purpose: a pattern of the complaint, and why.
_NULL = "Slack answers null for what a form does not have; the types say it is absent"
ACCEPTED: dict[str, str] = {
    r"view/(close|submit): None is not of type 'object'": _NULL,
    r"view/previous_view_id: None is not of type 'string'": _NULL,
    r"view/state: Additional properties are not allowed \('values'": (
        "the types stop at the state's door; submissions are read through state.values"
    ),
    r"channel_actions_ts: None is not of type 'number'": "Slack answers null, as its manual shows",
    r"replies: messages/\d+: Additional .* \('client_msg_id', 'root', 'subtype' were": (
        "the types know no subtypes in threads; a broadcast in one is told as anywhere"
    ),
    r"replies: messages/\d+: Additional .* \('subtype' was": (
        "the types know no subtypes in threads; a file in one has file_share there too"
    ),
    r"history: messages/\d+/root: Additional .* \('client_msg_id', 'team', 'user' were": (
        "the types know roots that apps posted; people's threads have broadcasts too"
    ),
    r"file_share: : Additional properties are not allowed \('app_id', 'bot_id', 'team' were": (
        "the types know files of people only; those of apps name their bot as all their posts do"
    ),
    r"(team_join|user_change)/None: user: 'tz(_label|_offset)?' is a required": (
        "bots and deactivated people have no time zone"
    ),
    r"user/profile: Additional .* \('always_active', 'api_app_id', 'bot_id' were": (
        "the types know the profiles of people only; bots' users join too"
    ),
    r"message/subtype: 'tombstone' should not be valid": (
        "the types leave out what a thread's deleted parent becomes"
    ),
}


def published_shapes() -> Problems:
    """The checker, or a skip where it is not beside the repository."""
    path = machine.shared("tools", "slack_shapes.py")
    spec = importlib.util.spec_from_file_location("slack_shapes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Problems = module.problems
    return found


def misshapen(log: dict[str, Any], problems: Problems) -> list[str]:
    """Everything in a local Slack's log that Slack itself would not have sent or taken."""
    return [
        f"{name}: {complaint}"
        for name, complaint in _complaints(log, problems)
        if not any(re.search(pattern, f"{name}: {complaint}") for pattern in ACCEPTED)
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
