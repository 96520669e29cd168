"""What `make` says to somebody who has just arrived."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.machine import REPOSITORY


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder with the Makefile in it and no .venv."""
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    return tmp_path


def make(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def python_that(folder: Path, script: str) -> str:
    """A stand-in for python3 that answers as the shell script says."""
    path = folder / "python-of-another-kind"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return f"PYTHON={path}"


def test_make_alone_lists_what_there_is(elsewhere: Path) -> None:
    assert make(elsewhere).stdout.splitlines() == [
        "make help     this list",
        "make install  make .venv with `scribe` in it",
        "make demo     try all of it: the bot against a local Slack, in a browser",
        "make test     the whole test suite; what had to be skipped is named at the end",
        "make check    style, types, and who imports whom",
        "make lock     pin what pyproject.toml asks for, as it is today",
        "make clean    remove .venv and everything else that can be made again",
    ]


def test_an_old_python_is_named(elsewhere: Path) -> None:
    old = python_that(
        elsewhere, 'case "$1" in --version) echo Python 3.9.2;; *) exit 1;; esac'
    )  # fmt: skip
    said = make(elsewhere, "install", old)
    assert said.returncode != 0
    assert said.stdout == (
        "Scribe needs Python 3.11 or newer; this is Python 3.9.2. "
        "Name another: make PYTHON=python3.12\n"
    )


def test_a_python_without_venv_is_told_what_to_install(elsewhere: Path) -> None:
    bare = python_that(elsewhere, 'case "$2" in *ensurepip*) exit 1;; esac')
    said = make(elsewhere, "install", bare)
    assert said.returncode != 0
    assert said.stdout == (
        "This Python cannot make virtual environments. "
        "On Debian and Ubuntu: apt-get install python3-venv\n"
    )


def test_a_machine_without_python_is_told_so(elsewhere: Path) -> None:
    said = make(elsewhere, "install", "PYTHON=python-nobody-has")
    assert said.returncode != 0
    assert said.stdout == (
        "There is no python-nobody-has here. "
        "Scribe needs Python 3.11 or newer: make PYTHON=/path/to/python3\n"
    )
