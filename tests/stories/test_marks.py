"""What people mark, and what is only small talk."""

import pytest

from bot.localslack import LocalSlackFailed
from tests.stories.here import Here
from tests.stories.team import Post


def test_whoever_marks_a_moment_reads_alone_what_was_understood(here: Here) -> None:
    here.at("12:31")
    better = here.responder.says("Error rate is back to normal")
    here.at("12:33")
    here.commander.reacts(better, "adhesive_bandage")
    assert here.commander.reads_alone() == ["Mitigated at 13:31 Berlin time (12:31 UTC)."]
    assert here.responder.reads_alone() == []
    assert here.emoji_on(better) == {"adhesive_bandage", "memo"}


def test_undo_takes_a_mark_off_though_its_emoji_stays(here: Here) -> None:
    better = here.responder.says("Error rate is back to normal")
    here.commander.reacts(better, "adhesive_bandage")
    here.commander.presses("Undo", here.commander.sees("Mitigated at 13:00"))
    here.commander.sees(
        "Taken back: :adhesive_bandage: no longer counts. Put it again to mark again."
    )
    assert here.timeline() == []
    assert here.emoji_on(better) == {"adhesive_bandage"}
    here.at("12:05")
    here.commander.takes_back(better, "adhesive_bandage")
    here.commander.reacts(better, "adhesive_bandage")
    assert here.moments() == {"mitigated": "12:00:00"}


def test_eyes_and_check_marks_on_what_people_say_are_small_talk(here: Here) -> None:
    said = here.responder.says("The pool is exhausted")
    for emoji in ("eyes", "white_check_mark", "fire", "tada"):
        here.commander.reacts(said, emoji)
    assert here.timeline() == []
    assert here.commander.reads_alone() == []
    assert "memo" not in here.emoji_on(said)


def test_eyes_on_an_alert_acknowledge_when_they_are_put(here: Here) -> None:
    here.at("12:01")
    alert = here.team.alerted("Error rate above 5% on checkout")
    here.at("12:07")
    here.commander.reacts(alert, "eyes")
    here.at("12:40")
    here.responder.reacts(alert, "white_check_mark")
    assert here.moments() == {"acknowledged": "12:07:00", "resolved": "12:40:00"}
    assert here.timeline() == [
        ("12:01:00", "Error rate above 5% on checkout", "monitor", ("acknowledged", "resolved"))
    ]
    assert here.commander.reads_alone() == ["Acknowledged at 13:07 Berlin time (12:07 UTC)."]
    assert here.status == "investigating"


def test_eyes_on_the_headline_acknowledge_when_they_are_put(here: Here) -> None:
    here.at("12:06")
    here.responder.reacts(here.headline, "eyes")
    assert here.moments() == {"acknowledged": "12:06:00"}
    assert here.responder.reads_alone() == ["Acknowledged at 07:06 New York time (12:06 UTC)."]


def test_a_mark_on_the_echo_of_a_note_is_the_notes(here: Here) -> None:
    here.at("12:30")
    here.reporter.types("/incident note 12:14: failover started")
    here.commander.reacts(here.commander.sees("failover started"), "wrench")
    assert here.timeline() == [
        ("12:14:00", "failover started", "reporter", ("fix_started",)),
    ]
    assert here.moments() == {"fix_started": "12:14:00"}


def test_a_time_at_the_start_of_a_marked_message_counts(here: Here) -> None:
    here.at("13:30")
    said = here.reporter.says("13:02 failover started")
    here.reporter.reacts(said, "wrench")
    assert here.moments() == {"fix_started": "13:02:00"}
    assert here.reporter.reads_alone()[-1] == "Fix started at 13:02 UTC."


def test_a_pin_is_noteworthy_until_it_is_taken_out(here: Here) -> None:
    said = here.responder.says("Runbook: fail over by hand")
    here.commander.pins(said)
    assert here.timeline() == [
        ("12:00:00", "Runbook: fail over by hand", "responder", ("noteworthy",))
    ]
    assert here.emoji_on(said) == {"memo"}
    here.commander.unpins(said)
    assert here.timeline() == []
    assert here.emoji_on(said) == set()


def test_one_emoji_by_two_people_is_one_line_until_both_have_taken_it_back(here: Here) -> None:
    said = here.reporter.says("Nobody in the EU can pay")
    here.commander.reacts(said, "busts_in_silhouette")
    here.responder.reacts(said, "busts_in_silhouette")
    here.commander.takes_back(said, "busts_in_silhouette")
    assert here.timeline() == [("12:00:00", "Nobody in the EU can pay", "reporter", ("impact",))]
    here.responder.takes_back(said, "busts_in_silhouette")
    assert here.timeline() == []


def test_a_guest_writes_and_marks_but_does_not_command(here: Here) -> None:
    name = f"guest-{here.number}"
    guest = here.team.joined_by(name, guest=True, tz="Europe/Paris")
    here.team.scene.slack.post(
        "channels/invite", channel=here.channel, members=[name], **{"as": "reporter"}
    )
    guest.channel = here.channel
    guest.reacts(guest.says("Our side sees timeouts, too"), "mag")
    assert here.timeline() == [("12:00:00", "Our side sees timeouts, too", name, ("finding",))]
    assert guest.types("/incident resolve") == (
        "Commands are for full members of this workspace. "
        "What you write and mark here is part of the record all the same."
    )
    assert here.status == "investigating"


def test_a_message_from_while_nobody_listened_is_fetched_when_it_is_marked(here: Here) -> None:
    missed = _said_unheard(here, "The certificate has expired")
    here.commander.reacts(missed, "dart")
    assert here.timeline() == [
        ("12:00:00", "The certificate has expired", "responder", ("identified",))
    ]
    assert here.emoji_on(missed) == {"dart", "memo"}


def test_a_mark_on_a_message_that_is_gone_is_said_to_be_lost(here: Here) -> None:
    missed = _said_unheard(here, "The certificate has expired")
    gone = {"error": "channel_not_found", "times": 1}
    refused = {"conversations.history": gone, "conversations.replies": gone}
    here.team.faults(methods=refused)
    here.commander.reacts(missed, "dart")
    assert here.timeline() == []
    assert here.commander.reads_alone() == [
        "Your :dart: could not be kept: the message it is on cannot be read any more."
    ]


def _said_unheard(here: Here, text: str) -> Post:
    """Say something while the bot is away, for longer than Slack repeats it.

    Nothing is repeated from before the stop on: an earlier incident's reminder that is on its way
    just then would else wait for the bot as well.
    """
    scene = here.team.scene
    scene.settle()
    scene.slack.post("faults", redelivery=[0, 0, 0], patience=0.05)
    scene.stop()
    said = here.responder.says(text)
    scene.slack.get("wait", undelivered="0", timeout="10")
    scene.slack.post("faults", redelivery=[0, 60, 300], patience=3)
    scene.start()
    return said


@pytest.mark.parametrize("emoji", ["eyes", "boom"])
def test_a_mark_in_a_channel_of_no_incident_is_nothing(here: Here, emoji: str) -> None:
    here.reporter.channel = "general"
    said = here.reporter.says("Is it Friday already?")
    here.reporter.reacts(said, emoji)
    assert here.emoji_on(said) == {emoji}
    with pytest.raises(LocalSlackFailed, match="already_reacted"):
        here.reporter.reacts(said, emoji)
