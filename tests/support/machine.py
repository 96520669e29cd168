"""What the machine under the tests offers: a PostgreSQL, a Chromium, a say in what may be missing.

The only place in the tests that reads the environment.
"""

import os
import pwd
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

REPOSITORY = Path(__file__).parents[2]

CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)


def given_postgres() -> str | None:
    """The URL of a server that the tests may make databases on, where one is given."""
    return os.environ.get("SCRIBE_TEST_POSTGRES") or None


def environment() -> dict[str, str]:
    """What a program that we start inherits: nothing that is a setting of ours."""
    ours = ("SCRIBE_", "DATABASE_URL", "PORT")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def missing(what: str) -> NoReturn:
    """Skip, saying what is missing; fail where everything is promised to be there."""
    if os.environ.get("SCRIBE_TEST_EVERYTHING"):
        pytest.fail(f"SCRIBE_TEST_EVERYTHING is set, but {what}")
    pytest.skip(what)


def chromium() -> Path | None:
    """A Chromium installed on the system, or the one that Playwright installed for itself."""
    for name in CHROMIUM_NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    downloaded = Path.home() / ".cache" / "ms-playwright"
    return next(iter(sorted(downloaded.glob("chromium-*/chrome-linux*/chrome"))), None)


def postgres_programs() -> Path | None:
    """The newest folder with both `initdb` and `postgres` in it; Debian keeps it off the PATH."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    newest_first = sorted(versions, key=lambda folder: float(folder.parent.name), reverse=True)
    on_the_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
    return next(
        (
            folder
            for folder in [*newest_first, *on_the_path]
            if (folder / "initdb").exists() and (folder / "postgres").exists()
        ),
        None,
    )


def postgres_account() -> pwd.struct_passwd:
    """Who may run a PostgreSQL: we ourselves, unless we are root, whom it refuses."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def shared(*parts: str) -> Path:
    """A file of the folder that stands beside the repository where the project is developed."""
    path = shared_if_there(*parts)
    if path is None:
        pytest.skip(f"{'/'.join(parts)} is not beside the repository")
    return path


def shared_if_there(*parts: str) -> Path | None:
    """The same, None where it is not; `SCRIBE_TEST_SHARED` says where else the folder is."""
    given = os.environ.get("SCRIBE_TEST_SHARED")
    folder = Path(given) if given else REPOSITORY.parent / "shared"
    path = folder.joinpath(*parts)
    return path if path.exists() else None
