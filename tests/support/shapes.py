"""What a local Slack sent and was sent, against Slack's published shapes, where those are here."""

import importlib.util
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from bot.localslack import LocalSlack
from tests.support import machine
from tests.support.shape_exceptions import EXCEPTIONS

CHECKER = ("tools", "slack_shapes.py")

Problems = Callable[..., list[str]]


@cache
def published() -> Problems | None:
    """The checker, None where it is not there to ask."""
    path = machine.shared_if_there(*CHECKER)
    if path is None:
        return None
    spec = importlib.util.spec_from_file_location("slack_shapes", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Problems = module.problems
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if published() is None:
        terminalreporter.write_line(
            f"What was sent to and by Slack was held against no shapes: {'/'.join(CHECKER)} is not "
            "beside the repository, nor in SCRIBE_TEST_SHARED."
        )


def problems(kind: str, payload: Any) -> list[str]:
    """What is wrong with one payload; nothing where no checker is there to say."""
    checker = published()
    return checker(kind, payload) if checker else []


def hold(slack: LocalSlack) -> None:
    """Fail for anything in the local Slack's log that Slack itself would not have sent or taken."""
    checker = published()
    if checker:
        assert "\n".join(misshapen(slack.get("log"), checker)) == ""


def misshapen(log: dict[str, Any], checker: Problems) -> list[str]:
    """Everything in the log that has another shape than Slack's, but for the exceptions."""
    found = (f"{name}: {complaint}" for name, complaint in _complaints(log, checker))
    return [each for each in found if not any(re.search(known, each) for known in EXCEPTIONS)]


def _complaints(log: dict[str, Any], checker: Problems) -> Iterator[tuple[str, str]]:
    for envelope in log["events"]:
        event = envelope["event"]
        name = f"{event['type']}/{event.get('subtype')}"
        yield from ((name, found) for found in checker("event", event))
    for call in log["calls"]:
        yield from ((call["method"], found) for found in _of_call(call, checker))
    for interaction in log["interactions"]:
        yield from ((interaction["type"], found) for found in _of_interaction(interaction, checker))


def _of_call(call: dict[str, Any], checker: Problems) -> Iterator[str]:
    """What was sent, taken or not, and what was answered where it was taken."""
    yield from _of_body(call["args"], checker)
    if call["response"]["ok"]:
        yield from checker("response", call["response"], call["method"])


def _of_interaction(interaction: dict[str, Any], checker: Problems) -> Iterator[str]:
    view = interaction["payload"].get("view")
    if view:
        yield from checker("modal", _as_sent(view))
    if isinstance(interaction["answer"], dict):
        yield from _of_body(interaction["answer"], checker)


def _of_body(body: dict[str, Any], checker: Problems) -> Iterator[str]:
    for key, kind in (("blocks", "blocks"), ("view", "modal")):
        given = body.get(key)
        if given:
            yield from checker(kind, json.loads(given) if isinstance(given, str) else given)


def _as_sent(view: dict[str, Any]) -> dict[str, Any]:
    """A form as its app sent it, out of what the local Slack made of it."""
    kept = (
        *("type", "title", "submit", "close", "blocks", "private_metadata", "callback_id"),
        *("clear_on_close", "notify_on_close", "external_id"),
    )
    return {key: view[key] for key in kept if view.get(key) is not None}
