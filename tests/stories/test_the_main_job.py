"""One incident from the first word to the draft: the same record however Slack delivers it."""

from collections.abc import Callable

import pytest

from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.stories.told import told

ORDINARY = {"deliver": 1, "shuffle": False}
UNRULY = {"deliver": 3, "shuffle": True, "seed": 7}


def checkout_is_down(team: Team) -> None:
    """What the team does between 12:00 and 13:00 UTC on a Tuesday in November."""
    commander, responder, reporter = team.commander, team.responder, team.reporter
    team.at("2026-11-17T12:00:00Z")
    team.declare("sev1 checkout is down")
    team.at("2026-11-17T12:02:00Z")
    responder.says("Taking a look").ts  # noqa: B018 - nobody marks it
    team.at("2026-11-17T12:04:00Z")
    commander.types("/incident lead")
    errors = reporter.says("Error rate is at 40% in the EU region")
    responder.reacts(errors, "busts_in_silhouette")
    commander.reacts(errors, "busts_in_silhouette")
    team.at("2026-11-17T12:10:00Z")
    reply = responder.says("It began with the deploy of 11:52", in_thread_of=errors)
    commander.reacts(reply, "mag")
    suspect = responder.says("The pool is exhausted")
    commander.reacts(suspect, "dart")
    team.at("2026-11-17T12:12:00Z")
    responder.edits(suspect, "The connection pool is exhausted")
    joke = reporter.says("Is it Friday already?")
    reporter.reacts(joke, "trophy")
    reporter.reacts(joke, "eyes")
    reporter.takes_back(joke, "trophy")
    team.at("2026-11-17T12:15:00Z")
    commander.types("/incident set started 12:52")  # Berlin: 11:52 UTC
    typo = responder.says("I roll back teh deploy")
    responder.reacts(typo, "wrench")
    responder.deletes(typo)
    team.at("2026-11-17T12:31:00Z")
    better = responder.says("Error rate is back to normal")
    responder.reacts(better, "adhesive_bandage")
    team.at("2026-11-17T12:40:00Z")
    commander.types("/incident resolve rolled back the deploy")
    team.scene.settle()


THE_TIMELINE = [
    ("11:52:00", "Impact started", "commander", ("started",)),
    ("12:00:00", "Declared sev1: checkout is down", "reporter", ("declared",)),
    ("12:04:00", "@commander took the role commander", "commander", ()),
    ("12:04:00", "Error rate is at 40% in the EU region", "reporter", ("impact",)),
    ("12:10:00", "It began with the deploy of 11:52", "responder", ("finding",)),
    ("12:10:00", "The connection pool is exhausted", "responder", ("identified",)),
    ("12:15:00", "message deleted by its author", "responder", ("fix_started",)),
    ("12:31:00", "Error rate is back to normal", "responder", ("mitigated",)),
    ("12:40:00", "Resolved: rolled back the deploy", "commander", ("resolved",)),
]

THE_NUMBERS = {
    "time_to_detect": 8,
    "time_to_acknowledge": 2,
    "time_to_identify": 10,
    "time_to_fix_start": 5,
    "time_to_mitigate": 31,
    "time_to_resolve": 40,
    "impact_duration": 39,
    "outage": 48,
    "duration": 40,
}


@pytest.mark.parametrize("over", ["socket", "http"])
@pytest.mark.parametrize("delivery", [ORDINARY, UNRULY], ids=["once_in_order", "thrice_shuffled"])
def test_the_record_is_the_same_however_slack_delivers(
    open_scene: Callable[..., Scene], database_url: str, over: str, delivery: dict[str, object]
) -> None:
    scene = open_scene(database_url, over)
    scene.start()
    scene.slack.post("faults", **delivery)
    team = Team(scene)
    checkout_is_down(team)
    assert told(scene) == THE_TIMELINE
    numbers = {
        each.metric.name: each.value.total_seconds() / 60
        for each in scene.briefing().measurements
        if each.value is not None
    }
    assert numbers == THE_NUMBERS
