"""A file that is no case is refused, naming the place."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.replay.case import BadCase, read_case

ENTRY = {"at": "2026-03-01T09:00:00Z", "text": "down"}


def refusal(path: Path) -> str:
    with pytest.raises(BadCase) as refused:
        read_case(path)
    return str(refused.value)


def test_broken_json_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"title": "x",\n "zone": "UTC",\n "entries" []}')
    assert refusal(path) == f"{path}, line 3: no JSON (Expecting ':' delimiter)."


def test_an_unknown_mark_is_named_by_its_entry(case_file: Callable[..., Path]) -> None:
    path = case_file(entries=[ENTRY, ENTRY | {"marks": ["exploded"]}])
    assert refusal(path).startswith("entry 2: 'exploded' is no mark. There are: started, detected")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "the case: title is missing or empty."),
        ({"zone": "Mars/Base"}, "the case: 'Mars/Base' is no zone"),
        ({"entries": []}, "the case has no entries; there is nothing to play."),
        ({"entries": {}}, "the case: entries is a list."),
        ({"entries": ["down"]}, "entry 1: is no JSON object."),
        ({"entries": [{"text": "down"}]}, "entry 1: at is missing or empty."),
        ({"entries": [{"at": "noon", "text": "x"}]}, "entry 1: 'noon' is no ISO 8601 time."),
        ({"entries": [ENTRY | {"marks": "started"}]}, "entry 1: marks is a list of names"),
        (
            {"entries": [ENTRY], "transcript": [{"at": "2026-03-01T09:00:00Z", "text": "x"}]},
            "transcript line 1: by is missing or empty.",
        ),
    ],
)
def test_what_is_missing_or_malformed_is_named(
    case_file: Callable[..., Path], fields: dict[str, object], sentence: str
) -> None:
    assert refusal(case_file(**({"entries": [ENTRY]} | fields))).startswith(sentence)


def test_a_time_without_a_zone_is_read_in_the_zone_of_the_case(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(zone="-08:00", entries=[ENTRY | {"at": "2026-03-01T09:00:00"}])
    assert read_case(path).entries[0].at.isoformat() == "2026-03-01T09:00:00-08:00"


def test_the_command_ends_with_2_for_a_bad_case_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text("[]")
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "replay", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == f"{path}: a case is a JSON object with title, zone and entries.\n"


def test_a_format_that_is_none_is_refused_before_anything_is_played(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(entries=[ENTRY])
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "replay", str(path), "--format", "nonsense"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "There is no format 'nonsense'; there is standard.\n"
