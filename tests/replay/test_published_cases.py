"""Published incidents, played through the whole bot, give the minutes that their authors stated."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import main
from bot.replay import play
from bot.replay.case import read_case
from tests.support import machine

SHARED = machine.REPOSITORY.parent / "shared" / "cases"
CASES = sorted(SHARED.glob("*.json"))

# The cases' own names for the differences between moments, and ours.
NAMED_SO = {
    "ttd_start_detected": "time_to_detect",
    "tta_detected_ack": "time_to_acknowledge",
    "ttm_detected_mitigated": "time_to_mitigate",
    "ttr_detected_resolved": "time_to_resolve",
    "ttm_start_mitigated": "impact_duration",
    "ttr_start_resolved": "outage",
}


@pytest.mark.skipif(not CASES, reason="the published cases are not beside this checkout")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_published_incident_gives_the_stated_minutes(path: Path, database_url: str) -> None:
    raw = json.loads(path.read_text())
    result = play(read_case(path), "standard", database_url, main.foreign_environment(), print)
    stated = {
        NAMED_SO[one["metric"]]: one["minutes"]
        for one in raw["stated"]
        if one["agrees_with_its_own_timeline"] is True and one["metric"] in NAMED_SO
    }
    expected = stated or {
        NAMED_SO[name]: minutes
        for name, minutes in raw["computed_minutes"].items()
        if name in NAMED_SO
    }
    assert expected
    assert {name: result["metrics"][name] / 60 for name in expected} == expected
    for name, at in raw["milestones"].items():
        assert result["milestones"][name]["at"] == in_utc(at)
        assert "/archives/" in result["milestones"][name]["source"]


def in_utc(said: str) -> str:
    return datetime.fromisoformat(said).astimezone(UTC).isoformat().replace("+00:00", "Z")
