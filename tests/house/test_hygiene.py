"""The repository is the same everywhere: it names no machine, no registry, no neighbour."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.machine import REPOSITORY

MADE = {".git", ".venv", ".hypothesis", "__pycache__", "build", "dist", "node_modules"}
# Put together, so that this file is not its own first finding.
HOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".",
    "yarnpkg" + ".",
    "debian" + ".org/",
]
NOT_OURS_TO_NAME = {
    "a registry": re.compile("|".join(re.escape(host) for host in HOSTS)),
    "a path of one machine": re.compile(r"(?<![\w.~-])/(work|root|opt|home|Users)/\w"),
    "a folder beside the repository": re.compile(re.escape("../" + "shared")),
}  # fmt: skip


def files(folder: Path = REPOSITORY) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in MADE or path.name.endswith(("_cache", ".egg-info")):
            continue
        if path.is_dir():
            yield from files(path)
        elif path.suffix not in {".png", ".db", ".pyc"} and path.name != ".env":
            yield path


@pytest.mark.parametrize("what", NOT_OURS_TO_NAME)
def test_no_file_names(what: str) -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()}"
        for path in files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if NOT_OURS_TO_NAME[what].search(line)
    ]
    assert found == []


def test_alembic_is_a_folder_and_no_package() -> None:
    packages = (REPOSITORY / "alembic").rglob("__init__.py")
    assert list(packages) == [], "a package of that name would shadow alembic itself"


def test_every_script_that_is_run_by_name_may_be_run() -> None:
    assert (REPOSITORY / ".ci" / "run").stat().st_mode & 0o111
