"""Declarations that are out of the ordinary: each ends in an incident that one can work with, and
whoever declared it reads what came out different."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.stories.scene import Scene
from tests.stories.team import Team

NOON = "2026-11-20T12:00:00Z"
READY = "The channel of INC-1 is ready."


@pytest.fixture
def team(open_scene: Callable[..., Scene], sqlite_url: str, request: pytest.FixtureRequest) -> Team:
    """A team at noon, with the settings that the test wants."""
    scene = open_scene(sqlite_url, **getattr(request, "param", {}))
    scene.start()
    team = Team(scene)
    team.at(NOON)
    return team


def works(team: Team, number: int = 1) -> None:
    """Everything an incident is for can be done in it."""
    incident = team.scene.incident(number)
    assert incident.channel
    headline = next(p for p in team.commander.reads() if p.ts == incident.headline)
    assert headline.raw["pinned_to"] == [incident.channel]
    assert team.commander.types("/incident lead") == "You have the role commander now."
    cause = team.reporter.says("A certificate has expired")
    team.responder.reacts(cause, "dart")
    (kept,) = [p for p in team.reporter.reads() if p.ts == cause.ts]
    assert {each["name"] for each in kept.raw["reactions"]} == {"dart", "memo"}
    assert team.reporter.types("/incident resolve renewed it").startswith("Resolved at 12:00")
    team.reporter.sees(f"The postmortem draft of INC-{number} is ready")


def read_by_the_declarer(team: Team) -> list[str]:
    """What the declarer alone read where they declared, behind the command's own answer."""
    team.reporter.channel = "general"
    answer, *later = team.reporter.reads_alone()
    assert answer.startswith("INC-1 is declared")
    team.gather()
    return later


def test_a_title_of_120_japanese_characters_is_cut_only_in_the_channels_name(team: Team) -> None:
    title = ("決済サービスが全地域で失敗している。" * 7)[:120]
    assert len(title) == 120
    team.declare(f"sev1 {title}")
    assert team.scene.incident().title == title
    name = team.scene.incident().channel_name
    assert read_by_the_declarer(team) == [
        f"{READY} The title is too long for a channel's name, so the channel is #{name}."
    ]
    assert name == "inc-1-2026-11-20" + "-決済サービスが全地域で失敗している" * 3
    works(team)


def test_a_title_of_only_emoji_gives_a_channel_named_by_number_and_day(team: Team) -> None:
    team.declare("sev1 🔥🔥🚒")
    assert read_by_the_declarer(team) == [
        (
            f"{READY} Nothing of the title can stand in a channel's name, "
            "so the channel is #inc-1-2026-11-20."
        )
    ]
    works(team)


@pytest.mark.parametrize(
    ("title", "slug"),
    [("चेकआउट बंद है", "चेकआउट-बंद-है"), ("ระบบล่ม", "ระบบล่ม")],
    ids=["hindi", "thai"],
)
def test_vowel_signs_stay_in_the_channels_name(team: Team, title: str, slug: str) -> None:
    team.declare(f"sev1 {title}")
    assert team.scene.incident().channel_name == f"inc-1-2026-11-20-{slug}"
    assert read_by_the_declarer(team) == [READY]
    works(team)


def test_a_name_that_slack_does_not_take_is_done_without(team: Team) -> None:
    refusal = {"error": "invalid_name_specials", "times": 1}
    team.faults(methods={"conversations.create": refusal})
    team.declare("sev1 चेकआउट बंद है")
    assert read_by_the_declarer(team) == [
        (
            f"{READY} Slack does not take #inc-1-2026-11-20-चेकआउट-बंद-है for a name, "
            "so the channel is #inc-1-2026-11-20."
        )
    ]
    works(team)


def test_a_name_that_is_taken_gets_a_number(team: Team) -> None:
    name = "inc-1-2026-11-20-checkout-is-down"
    team.scene.slack.post("channels", name=name, **{"as": "operator"})
    team.declare("sev1 checkout is down")
    assert read_by_the_declarer(team) == [
        f"{READY} The name #{name} was taken, so the channel is #{name}-2."
    ]
    works(team)


def test_two_incidents_of_one_title_in_one_second_are_two_incidents(team: Team) -> None:
    declare = "/incident declare sev1 checkout is down"
    with ThreadPoolExecutor(2) as both_at_once:
        replies = list(both_at_once.map(lambda who: who.types(declare), team.everyone[:2]))
    assert {reply.split()[0] for reply in replies} == {"INC-1", "INC-2"}
    for number in (1, 2):
        team.gather(number)
        name = team.scene.incident(number).channel_name
        assert name == f"inc-{number}-2026-11-20-checkout-is-down"
        works(team, number)


def test_a_429_at_the_creation_delays_the_channel_and_nothing_else(team: Team) -> None:
    team.faults(methods={"conversations.create": {"status": 429, "retry_after": 1, "times": 2}})
    reply = team.declare("sev1 checkout is down")
    assert reply == (
        "INC-1 is declared (sev1): checkout is down\n"
        "Its channel is being made, and you will be in it.\n"
        "By mistake? `/incident cancel` there."
    )
    assert read_by_the_declarer(team) == [
        f"{READY} Slack did not make it at once, so it came late."
    ]
    works(team)


def test_a_deactivated_person_is_given_no_role(team: Team) -> None:
    gone = team.joined_by("former-colleague")
    team.scene.slack.patch("people", deactivated=True, **{"as": "former-colleague"})
    team.declare("sev1 checkout is down")
    assert team.reporter.types("/incident role commander @former-colleague") == (
        f"<@{gone.id}> is deactivated and cannot be given the role commander; nothing was changed."
    )
    works(team)


def test_a_private_incident_is_announced_nowhere(team: Team) -> None:
    reply = team.declare("sev1 --private a customer's key has leaked")
    assert reply.startswith("INC-1 is declared (sev1, private): a customer's key has leaked\n")
    channels = {each["id"]: each for each in team.scene.slack.get("state")["channels"]}
    incident = team.scene.incident()
    assert channels[incident.channel or ""]["is_private"]
    team.commander.channel = "incidents"
    assert not [post for post in team.commander.reads() if "INC-1" in post.text]
    members = [team.commander.id, team.responder.id]
    team.scene.slack.post(
        "channels/invite", channel=incident.channel, members=members, **{"as": "reporter"}
    )
    team.gather()
    works(team)


def test_a_drill_says_so_everywhere(team: Team) -> None:
    reply = team.declare("sev2 --drill the data centre is gone")
    assert reply.startswith("INC-1 is declared (sev2, a drill): the data centre is gone\n")
    headline = next(p for p in team.commander.reads() if p.ts == team.scene.incident().headline)
    assert "drill" in str(headline.raw["blocks"])
    works(team)


NOWHERE = {"SCRIBE_ANNOUNCE_CHANNEL": "nowhere"}
ELSEWHERE = {"SCRIBE_ANNOUNCE_CHANNEL": "random"}  # where the bot is not


@pytest.mark.parametrize("team", [NOWHERE], indirect=True)
def test_without_an_announcement_channel_all_else_goes_on(team: Team) -> None:
    team.declare("sev1 checkout is down")
    assert sorted(read_by_the_declarer(team)) == [
        "It was not announced in nowhere: Slack says channel_not_found.",
        READY,
    ]
    works(team)


@pytest.mark.parametrize("team", [ELSEWHERE], indirect=True)
def test_the_bot_joins_the_announcement_channel_by_itself(team: Team) -> None:
    team.declare("sev1 checkout is down")
    assert read_by_the_declarer(team) == [READY]
    team.reporter.goes_to("random")
    team.reporter.sees("INC-1: checkout is down (sev1, investigating)")
    team.gather()
    works(team)


@pytest.mark.parametrize("team", [ELSEWHERE], indirect=True)
def test_an_announcement_channel_that_stays_closed_is_named(team: Team) -> None:
    team.faults(methods={"conversations.join": {"error": "not_in_channel"}})
    team.declare("sev1 checkout is down")
    assert sorted(read_by_the_declarer(team)) == [
        "It was not announced in random: Slack says not_in_channel.",
        READY,
    ]
    works(team)
