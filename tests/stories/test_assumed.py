"""What may be assumed of an incident of which nobody has said more."""

from tests.stories.here import Here
from tests.stories.told import times


def known(here: Here) -> dict[str, str]:
    return times(here.team.scene, here.number)


def test_the_declarers_own_message_acknowledges_and_the_declaration_detects(here: Here) -> None:
    assert "acknowledged" not in known(here)
    assert known(here)["detected"] == "12:00:00 assumed"
    here.at("12:03")
    here.reporter.says("Looking at it")
    here.at("12:04")
    here.commander.types("/incident lead")
    assert known(here)["acknowledged"] == "12:03:00 assumed"


def test_a_command_right_after_the_declaration_acknowledges(here: Here) -> None:
    here.at("12:01")
    here.reporter.types("/incident note 11:20: errors began")
    assert known(here)["acknowledged"] == "12:01:00 assumed"
    here.reporter.types("/incident set resolved 11:50")
    told = known(here)
    assert "acknowledged" not in told  # it would lie behind the end
    assert told["detected"] == "11:50:00 assumed"


def test_what_was_said_before_the_declaration_as_corrected_acknowledges_nothing(
    here: Here,
) -> None:
    here.at("12:03")
    here.reporter.says("Looking at it")
    here.at("12:30")
    here.reporter.says("Still there")
    here.at("12:40")
    here.commander.types("/incident set declared 13:10")  # Berlin: 12:10 UTC
    assert known(here)["acknowledged"] == "12:30:00 assumed"
