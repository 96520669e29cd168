"""Slack's published shapes, where a checker for them lies beside this repository."""

import importlib.util
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "slack_shapes.py"


@cache
def checker() -> ModuleType | None:
    """The checker, None where there is none."""
    if not CHECKER.exists():
        return None
    spec = importlib.util.spec_from_file_location("slack_shapes", CHECKER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def problems(kind: str, payload: Any) -> list[str]:
    """What is wrong with blocks or a modal; nothing where no checker is there to say."""
    found = checker()
    return list(found.problems(kind, payload)) if found else []


def problems_of_calls(calls: list[dict[str, Any]]) -> list[str]:
    """What is wrong with any blocks or views that were sent."""
    wrong: list[str] = []
    for call in calls:
        sent = call["args"]
        if isinstance(sent.get("blocks"), list):
            wrong += [f"{call['method']}: {each}" for each in problems("blocks", sent["blocks"])]
        if isinstance(sent.get("view"), dict):
            wrong += [f"{call['method']}: {each}" for each in problems("modal", sent["view"])]
    return wrong
