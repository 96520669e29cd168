"""What is installed is what was pinned, and what was pinned is all that is needed."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.machine import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
RUNTIME = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
DEVELOPMENT = PROJECT["project"]["optional-dependencies"]["dev"]


def lines(*names: str) -> list[str]:
    return [line for name in names for line in (REPOSITORY / name).read_text().splitlines()]


def pins(*names: str) -> dict[str, str]:
    return {
        canonicalize_name(name): version
        for name, version in (line.split("==") for line in lines(*names))
    }


def needed(wanted: list[str]) -> Iterator[Requirement]:
    """All that the wanted ones want, and what those want in turn, on this Python."""
    waiting = [Requirement(text) for text in wanted]
    seen: set[str] = set()
    while waiting:
        requirement = waiting.pop()
        if str(requirement) in seen:
            continue
        seen.add(str(requirement))
        yield requirement
        try:
            inner = [Requirement(text) for text in requires(requirement.name) or ()]
        except PackageNotFoundError:
            continue
        extras = requirement.extras or {""}
        waiting += [
            each
            for each in inner
            if each.marker is None or any(each.marker.evaluate({"extra": e}) for e in extras)
        ]


@pytest.mark.parametrize(
    ("wanted", "locks"),
    [(RUNTIME, ["requirements.txt"]), (DEVELOPMENT, ["requirements.txt", "requirements-dev.txt"])],
    ids=["runtime", "development"],
)
def test_the_pins_are_complete_and_agree_with_the_ranges(
    wanted: list[str], locks: list[str]
) -> None:
    pinned = pins(*locks)
    for requirement in needed(wanted):
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"{requirement} is not pinned: make lock"
        assert requirement.specifier.contains(pinned[name], prereleases=True), str(requirement)


def test_a_pin_is_a_name_and_a_version_and_nothing_else() -> None:
    for line in lines("requirements.txt", "requirements-dev.txt"):
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line), line
