"""Wherever the bot dies between two steps, the incident is there afterwards, whole and once."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

import storage.drafts
import storage.inbox
import storage.incidents
import storage.outbox
import storage.roles
from bot.crashpoints import POINTS
from bot.domain.incident import Status
from bot.domain.notices import NoticeKind
from bot.domain.people import with_names
from storage.tables.queues import outbox
from tests.stories.mortal import Mortal
from tests.stories.scene import Scene
from tests.stories.team import Post, Team

# Reached by whatever the bot hears, also of itself: it is armed when people begin to talk.
OF_WHAT_PEOPLE_SAY = ("hear.", "intake.", "capture.", "mark.")


def checkout_is_down(team: Team, mortal: Mortal) -> None:
    """Declared by command, taken over by a press, resolved by a form; talked and marked between."""
    commander, responder, reporter = team.commander, team.responder, team.reporter
    scene = team.scene
    at(scene, "2026-11-17T12:00:00Z")
    mortal.asked(
        "declare",
        lambda: types(reporter, "/incident declare sev1 checkout is down"),
        lambda: number_of_incidents(scene) == 1,
    )
    team.gather()
    mortal.settle()
    at(scene, "2026-11-17T12:04:00Z")
    mortal.asked(
        "role",
        lambda: commander.presses("Take command", headline(team)),
        lambda: bool(holders(scene)),
    )
    if mortal.point.startswith(OF_WHAT_PEOPLE_SAY):
        assert scene.stop() == 0
        mortal.start(armed=True)
    at(scene, "2026-11-17T12:10:00Z")
    said: list[Post] = []
    mortal.happens(lambda: said.append(responder.says("Error rate is back to normal")))
    mortal.happens(lambda: responder.reacts(said[0], "adhesive_bandage"))
    mortal.happens(lambda: said.append(reporter.says("It was the deploy", in_thread_of=said[0])))
    mortal.happens(lambda: commander.reacts(said[1], "dart"))
    mortal.happens(lambda: said.append(reporter.says("Is it Friday already?")))
    mortal.happens(lambda: reporter.reacts(said[2], "trophy"))
    mortal.happens(lambda: reporter.takes_back(said[2], "trophy"))
    at(scene, "2026-11-17T12:40:00Z")
    commander.presses("Resolve…", headline(team))
    scene.wait_for(commander.forms, "no form was opened")
    mortal.asked(
        "resolve",
        lambda: commander.submits(what="rolled back the deploy"),
        lambda: scene.incident().status is Status.RESOLVED,
    )


def at(scene: Scene, moment: str) -> None:
    scene.slack.post("clock", now=moment, running=False)


def types(member: Any, words: str) -> None:
    """Type a command; whether it was answered is told by what it did."""
    member.scene.slack.post("command", channel=member.channel, text=words, **{"as": member.name})


def headline(team: Team) -> Post:
    placed = team.scene.incident().headline
    return next(post for post in team.commander.reads() if post.ts == placed)


def number_of_incidents(scene: Scene) -> int:
    with scene.database.reading() as tx:
        found = [storage.incidents.by_number(tx, scene.workspace, number) for number in (1, 2)]
    return sum(incident is not None for incident in found)


def holders(scene: Scene) -> list[str]:
    with scene.database.reading() as tx:
        held = storage.roles.current(tx, scene.workspace, scene.incident().id)
    return [one.person for one in held]


def the_record(scene: Scene) -> dict[str, object]:
    """The incident as it can be read: where it is, its lines, its moments, its commander."""
    incident, briefing = scene.incident(), scene.briefing()
    return {
        "incidents": number_of_incidents(scene),
        "channel": incident.channel_name,
        "commander": [briefing.name_of(person) for person in holders(scene)],
        "lines": [
            (
                f"{line.at:%H:%M}",
                with_names(line.text, lambda person: f"@{briefing.name_of(person)}"),
                briefing.name_of(line.by),
                tuple(kind.value for kind in line.kinds),
            )
            for line in briefing.lines
        ],
        "moments": {
            milestone.value: (f"{known.at:%H:%M}", known.basis.value)
            for milestone, known in briefing.moments.known.items()
        },
    }


THE_RECORD = {
    "incidents": 1,
    "channel": "inc-1-2026-11-17-checkout-is-down",
    "commander": ["commander"],
    "lines": [
        ("12:00", "Declared sev1: checkout is down", "reporter", ("declared",)),
        ("12:04", "@commander took the role commander", "commander", ()),
        ("12:10", "Error rate is back to normal", "responder", ("mitigated",)),
        ("12:10", "It was the deploy", "reporter", ("identified",)),
        ("12:40", "Resolved: rolled back the deploy", "commander", ("resolved",)),
    ],
    "moments": {
        "detected": ("12:00", "assumed"),
        "declared": ("12:00", "set"),
        "acknowledged": ("12:04", "assumed"),
        "identified": ("12:10", "marked"),
        "mitigated": ("12:10", "marked"),
        "resolved": ("12:40", "set"),
    },
}


def the_channel(team: Team) -> list[tuple[str, str, dict[str, int], int, int]]:
    """What was said in the incident's channel: by whom, what, emoji, how often pinned, files."""
    names = names_in(team.scene)
    posts = [post for post in team.reporter.reads() if not post.raw.get("ephemeral")]
    roots = [post for post in posts if post.raw.get("reply_count")]
    replies = [reply for root in roots for reply in team.reporter.reads(thread_of=root)[1:]]
    return [
        (
            names[post.raw["user"]],
            post.text,
            {emoji["name"]: emoji["count"] for emoji in post.raw.get("reactions", ())},
            len(post.raw.get("pinned_to", ())),
            len(post.raw.get("files", ())),
        )
        for post in [*posts, *replies]
        if post.raw.get("subtype") in (None, "file_share")
    ]


def the_channel_of_the_story(commander: str) -> list[tuple[str, str, dict[str, int], int, int]]:
    ready = "*The postmortem draft of INC-1 is ready* (version 1). The document follows as a file."
    return [
        ("scribe", "INC-1: checkout is down (sev1, resolved)", {}, 1, 0),
        ("scribe", "Declared sev1: checkout is down", {}, 0, 0),
        ("scribe", f"<@{commander}> took the role commander", {}, 0, 0),
        ("responder", "Error rate is back to normal", {"adhesive_bandage": 1, "memo": 1}, 0, 0),
        ("reporter", "Is it Friday already?", {}, 0, 0),
        ("scribe", "Resolved: rolled back the deploy", {}, 0, 0),
        ("scribe", ready, {}, 0, 0),
        ("scribe", "", {}, 0, 1),
        ("reporter", "It was the deploy", {"dart": 1, "memo": 1}, 0, 0),
    ]


def names_in(scene: Scene) -> dict[str, str]:
    return {one["id"]: one["name"] for one in scene.slack.get("state")["people"]}


def assert_slack_has_everything_once(team: Team) -> None:
    scene, commander = team.scene, team.commander
    channels = [one["name"] for one in scene.slack.get("state")["channels"] if not one["is_im"]]
    assert sorted(channels) == ["general", THE_RECORD["channel"], "incidents", "random"]
    assert the_channel(team) == the_channel_of_the_story(commander.id)
    named = [post.raw.get("subtype") for post in team.reporter.reads()]
    assert (named.count("channel_topic"), named.count("channel_purpose")) == (1, 1)
    announced = scene.slack.get("messages", channel="incidents", **{"as": commander.name})
    assert [post["text"] for post in announced["messages"] if post.get("bot_id")] == [
        "INC-1: checkout is down (sev1, resolved)"
    ]


def assert_nobody_was_told_twice(team: Team) -> None:
    """What one person alone reads cannot be looked up: it is said once, or not at all."""
    for member in team.everyone:
        for channel in ("general", team.scene.incident().channel or ""):
            member.channel = channel
            alone = member.reads_alone()
            assert len(alone) == len(set(alone)), alone


def assert_the_record_knows_where_it_lies(team: Team) -> None:
    """Channel, headline, announcement, draft and file, as Slack has them."""
    scene, incident = team.scene, team.scene.incident()
    channels = {one["id"]: one["name"] for one in scene.slack.get("state")["channels"]}
    assert channels[incident.channel or ""] == incident.channel_name
    assert channels[incident.announcement_channel or ""] == "incidents"
    team.reporter.channel = incident.channel or ""
    posts = {post.ts: post for post in team.reporter.reads()}
    assert posts[incident.headline or ""].raw["pinned_to"] == [incident.channel]
    with scene.database.reading() as tx:
        draft = storage.drafts.latest(tx, scene.workspace, incident.id, "standard")
    assert draft is not None
    assert draft.version == 1
    assert "is ready" in posts[draft.ts or ""].text
    (file,) = [file for post in posts.values() for file in post.raw.get("files", ())]
    assert file["id"] == draft.file_id


def assert_nothing_is_left_over(scene: Scene) -> None:
    with scene.database.reading() as tx:
        assert (storage.inbox.counts(tx), storage.outbox.counts(tx)) == ({}, {})


def assert_every_kind_has_its_point(scene: Scene) -> None:
    """Whatever the story has Slack told of can be died of; a draft is made without telling."""
    with scene.database.reading() as tx:
        kinds = {row["kind"] for row in tx.rows(select(outbox.c.kind).distinct())}
    told = {f"told.{kind}" for kind in kinds - {NoticeKind.DRAFT_WANTED, NoticeKind.PERSON_UNKNOWN}}
    assert told <= set(POINTS)


def play(scene: Scene, point: str) -> None:
    """The story with a death at the point in it, and everything that has to be true after it."""
    team, mortal = Team(scene), Mortal(scene, point)
    mortal.start(armed=not point.startswith(OF_WHAT_PEOPLE_SAY))
    checkout_is_down(team, mortal)
    mortal.died_as_told()
    assert the_record(scene) == THE_RECORD
    assert_slack_has_everything_once(team)
    assert_the_record_knows_where_it_lies(team)
    assert_nobody_was_told_twice(team)
    assert_nothing_is_left_over(scene)
    assert_every_kind_has_its_point(scene)


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_it_leaves_everything_once(
    open_scene: Callable[..., Scene], migrated_database_url: str, point: str
) -> None:
    # On PostgreSQL what the dead held is free when their lease is over.
    play(open_scene(migrated_database_url, SCRIBE_LEASE_SECONDS="2"), point)


@pytest.mark.parametrize("point", ["hear.before_commit", "hear.after_commit"])
def test_killed_while_it_hears_over_http_it_leaves_everything_once(
    open_scene: Callable[..., Scene], migrated_sqlite_url: str, point: str
) -> None:
    scene = open_scene(migrated_sqlite_url, "http")
    scene.slack.post("faults", redelivery=[0.5, 5, 30])
    play(scene, point)


def test_an_unknown_point_stops_the_start(
    open_scene: Callable[..., Scene], migrated_sqlite_url: str
) -> None:
    scene = open_scene(migrated_sqlite_url)
    scene.start(wait=False, SCRIBE_CRASH_AT="declare.someday")
    assert scene.wait_for_death() == 1
    assert "'declare.someday' is no crash point; there are: declare." in scene.log.read_text()


def test_a_point_that_is_never_reached_is_a_failure(
    open_scene: Callable[..., Scene], migrated_sqlite_url: str
) -> None:
    mortal = Mortal(open_scene(migrated_sqlite_url), "draft.after_upload")
    mortal.start(armed=True)
    mortal.settle()
    with pytest.raises(AssertionError, match=r"draft\.after_upload was never reached"):
        mortal.died_as_told()
