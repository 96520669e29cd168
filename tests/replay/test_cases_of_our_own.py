"""What a case may look like beside the published ones: how it is acted, and what it comes to."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot import main
from bot.replay import play
from bot.replay.case import read_case


def played(path: Path) -> Mapping[str, Any]:
    return play(read_case(path), "standard", None, main.foreign_environment(), print)


def test_what_was_before_the_opening_is_noted_and_keeps_its_own_times(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(
        zone="+05:30",
        entries=[
            {"at": "2026-03-01T09:00:00+05:30", "text": "errors: 14:1", "marks": ["started"]},
            {"at": "2026-03-01T09:04:30+05:30", "text": "/status says down", "marks": ["detected"]},
            {"at": "2026-03-01T09:10:00+05:30", "text": "war room", "marks": ["declared"]},
            {"at": "2026-03-01T09:10:00+05:30", "text": "on it", "marks": ["acknowledged"]},
            {"at": "2026-03-01T09:12:05+05:30", "text": "full disk", "marks": ["identified"]},
            {"at": "2026-03-01T09:20:00+05:30", "text": "log moved", "marks": ["fix_started"]},
            {"at": "2026-03-01T09:20:00+05:30", "text": "pay ok", "marks": ["mitigated", "impact"]},
            {"at": "2026-03-01T09:25:00+05:30", "text": "all good", "marks": ["resolved"]},
            {"at": "2026-03-01T10:00:00+05:30", "text": "watched", "marks": ["closed", "lesson"]},
        ],
    )
    result = played(path)
    moments = {name: moment["at"] for name, moment in result["milestones"].items()}
    assert moments == {
        "started": "2026-03-01T03:30:00Z",
        "detected": "2026-03-01T03:34:30Z",
        "declared": "2026-03-01T03:40:00Z",
        "acknowledged": "2026-03-01T03:40:00Z",
        "identified": "2026-03-01T03:42:05Z",
        "fix_started": "2026-03-01T03:50:00Z",
        "mitigated": "2026-03-01T03:50:00Z",
        "resolved": "2026-03-01T03:55:00Z",
        "closed": "2026-03-01T04:30:00Z",
    }
    assert result["milestones"]["started"]["precision"] == "minute"
    assert result["milestones"]["detected"]["precision"] == "second"
    assert result["metrics"] == {
        "time_to_detect": 240,  # the start is known to the minute only
        "time_to_acknowledge": 330,
        "time_to_identify": 455,
        "time_to_fix_start": 475,
        "time_to_mitigate": 930,
        "time_to_resolve": 1230,
        "impact_duration": 1200,
        "outage": 1500,
        "duration": 3000,
    }
    told = [(entry["text"], entry["kinds"], entry["by"]) for entry in result["entries"]]
    assert told == [
        ("errors: 14:1", ["started"], "reporter"),
        ("/status says down", ["detected"], "reporter"),
        ("Declared sev3: Checkout is down", ["declared"], "reporter"),
        ("on it", ["acknowledged"], "reporter"),
        ("full disk", ["identified"], "reporter"),
        ("log moved", ["fix_started"], "reporter"),
        ("pay ok", ["mitigated", "impact"], "reporter"),
        ("all good", ["resolved"], "reporter"),
        ("Resolved", ["resolved"], "reporter"),
        ("watched", ["lesson"], "reporter"),
        ("Closed", ["closed"], "reporter"),
    ]


def test_an_incident_declared_after_it_was_over_is_resolved_at_its_own_time(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(
        entries=[
            {"at": "2026-03-01T09:00:00Z", "text": "down", "marks": ["started", "detected"]},
            {"at": "2026-03-01T09:30:00Z", "text": "up", "marks": ["mitigated", "resolved"]},
            {"at": "2026-03-01T11:00:00Z", "text": "written down", "marks": ["declared"]},
        ],
    )
    result = played(path)
    assert result["milestones"]["resolved"]["at"] == "2026-03-01T09:30:00Z"
    assert result["milestones"]["resolved"]["basis"] == "set"
    assert result["metrics"]["outage"] == 1800
    assert result["metrics"]["duration"] is None  # it was over before it was declared
    assert "before" in result["draft"]


def test_people_of_the_transcript_speak_for_themselves(case_file: Callable[..., Path]) -> None:
    path = case_file(
        zone="America/New_York",
        entries=[{"at": "2026-03-01T09:00:00-05:00", "text": "it began"}],
        transcript=[
            {"at": "2026-03-01T08:55:00-05:00", "by": "first", "channel": "#ops", "text": "odd"},
            {"at": "2026-03-01T09:01:00-05:00", "by": "second", "channel": "#ops", "text": "look"},
        ],
    )
    result = played(path)
    assert result["milestones"]["declared"]["at"] == "2026-03-01T14:00:00Z"
    assert result["milestones"]["acknowledged"]["at"] == "2026-03-01T14:00:00Z"
    assert result["milestones"]["resolved"]["at"] == "2026-03-01T14:00:00Z"
    assert result["milestones"]["started"] is None
    assert "odd" not in result["draft"]


def test_what_is_marked_closed_before_it_is_resolved_is_closed_afterwards(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(
        entries=[
            {"at": "2026-03-01T08:50:00Z", "text": "thought over", "marks": ["resolved", "closed"]},
            {"at": "2026-03-01T09:00:00Z", "text": "back again", "marks": ["declared"]},
            {"at": "2026-03-01T09:10:00Z", "text": "up", "marks": ["resolved"]},
            {"at": "2026-03-01T09:20:00Z", "text": "up for good", "marks": ["resolved"]},
            {"at": "2026-03-01T10:00:00Z", "text": "watched", "marks": ["closed"]},
        ],
    )
    moments = played(path)["milestones"]
    assert moments["resolved"]["at"] == "2026-03-01T09:20:00Z"
    assert moments["resolved"]["basis"] == "set"
    assert moments["closed"]["at"] == "2026-03-01T10:00:00Z"


def test_a_person_of_the_transcript_may_be_called_as_the_bot_is(
    case_file: Callable[..., Path],
) -> None:
    path = case_file(
        zone="+05:45",
        entries=[{"at": "2026-03-01T09:00:00+05:45", "text": "it began"}],
        transcript=[
            {"at": "2026-03-01T08:55:00+05:45", "by": "scribe", "channel": "#ops", "text": "odd"},
            {"at": "2026-03-01T09:00:00+05:45", "by": "J. the 2nd", "channel": "ops", "text": "hm"},
        ],
    )
    result = played(path)
    assert [entry["text"] for entry in result["entries"]] == [
        "Declared sev3: Checkout is down",
        "Resolved",
    ]
