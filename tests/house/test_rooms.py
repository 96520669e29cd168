"""Every room of the house is on the plan that the import contracts are drawn from."""

import re
import tomllib

from tests.support.machine import REPOSITORY

PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]


def rooms() -> set[str]:
    """The packages that ship, the bot's taken apart into its modules."""
    inside = (REPOSITORY / "bot").iterdir()
    ours = {f"bot.{path.stem}" for path in inside if path.suffix == ".py" or path.is_dir()}
    return (ours - {"bot.__init__", "bot.__pycache__"}) | {"storage"}


def test_every_module_has_its_floor() -> None:
    layers = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")
    planned = {room.strip() for layer in layers for room in re.split("[|:]", layer)}
    assert planned == rooms()


def test_only_the_slack_edge_may_know_slacks_sdk() -> None:
    contract = next(each for each in CONTRACTS if "slack_sdk" in each.get("forbidden_modules", ()))
    assert rooms() - set(contract["source_modules"]) == {"bot.slack"}
