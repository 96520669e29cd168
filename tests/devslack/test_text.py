"""What Slack makes of what people type."""

import pytest

from devslack.clock import Clock
from devslack.emoji import characters, is_emoji
from devslack.workspace.model import Channel, Person, Team
from devslack.workspace.state import Workspace
from devslack.workspace.text import normalise


@pytest.fixture
def workspace() -> Workspace:
    clock = Clock()
    team = Team(id="T1", name="Team", domain="team")
    space = Workspace(team=team, stamp=clock.stamp, seconds=clock.seconds)
    for number, name in enumerate(("responder", "responder-two", "on call"), start=1):
        person = Person(id=f"U{number}", team_id="T1", name=name, real_name=name)
        space.people[person.id] = person
    for number, name in enumerate(("incidents", "inc-1"), start=1):
        space.keep_channel(Channel(id=f"C{number}", name=name, creator="U1", created=0, members=()))
    return space


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<@U1> is no mention", "&lt;@U1&gt; is no mention"),
        ("@responder, look", "<@U1>, look"),
        ("@responder-two look", "<@U2> look"),
        ("@on call look", "<@U3> look"),
        ("@responders look", "@responders look"),
        ("mail@responder.example", "<mailto:mail@responder.example|mail@responder.example>"),
        ("@here and @channel", "<!here> and <!channel>"),
        ("see #inc-1.", "see <#C2>."),
        ("see #nowhere", "see #nowhere"),
        ("see https://a.example/x?a=1&b=2.", "see <https://a.example/x?a=1&amp;b=2>."),
        ("see example.com", "see <http://example.com|example.com>"),
        ("v1.2.3 and main.py", "v1.2.3 and main.py"),
        ("\U0001f6a8 down", ":rotating_light: down"),
        ("\U0001f44d\U0001f3fd", ":+1::skin-tone-4:"),
        ("\u2705 done", ":white_check_mark: done"),
        ("\u26a0\ufe0f and \u26a0", ":warning: and :warning:"),
        ("call 112 at 14:02", "call 112 at 14:02"),
        ("`@responder <b>` stays", "`@responder &lt;b&gt;` stays"),
        ("日本語 @responder", "日本語 <@U1>"),
    ],
)
def test_typed_text_is_written_as_slack_writes_it(
    workspace: Workspace, typed: str, said: str
) -> None:
    assert normalise(workspace, typed) == said


def test_commands_carry_the_names_too(workspace: Workspace) -> None:
    assert normalise(workspace, "@responder in #inc-1", labels=True) == (
        "<@U1|responder> in <#C2|inc-1>"
    )


@pytest.mark.parametrize("name", ["boom", "+1", "thumbsup", "thumbsup::skin-tone-3", "memo"])
def test_short_names_are_slacks(name: str) -> None:
    assert is_emoji(name)


@pytest.mark.parametrize("name", ["", "Boom", ":boom:", "no-such", "boom::skin-tone-7"])
def test_other_names_are_none(name: str) -> None:
    assert not is_emoji(name)


def test_aliases_are_the_same_character() -> None:
    assert characters()["thumbsup"] == characters()["+1"]
