"""What people type, press, mention and fill in, and what they are answered."""

from collections.abc import Callable
from typing import Any

from tests.stories.here import Here
from tests.stories.team import Member, Post


def values(form: dict[str, Any]) -> dict[str, Any]:
    """What stands in the text fields of a form when it opens."""
    return {
        block["block_id"]: block["element"]["initial_value"]
        for block in form["blocks"]
        if "initial_value" in block.get("element", {})
    }


def opened(member: Member, by: Callable[[], object]) -> dict[str, Any]:
    """The form that opens after what the member does."""
    known = {form["id"] for form in member.forms()}
    by()

    def is_there() -> bool:
        return any(form["id"] not in known for form in member.forms())

    member.scene.wait_for(is_there, "no form was opened")
    return member.forms()[-1]


def test_bare_in_an_incidents_channel_shows_it_with_what_can_be_done(here: Here) -> None:
    shown = here.commander.types("/incident")
    assert shown.startswith(f"INC-{here.number}")
    assert "investigating" in shown
    here.commander.presses("Take command", here.commander.reads()[-1])
    here.commander.sees("You have the role commander now.")
    here.commander.types("/incident")
    opened(
        here.commander,
        lambda: here.commander.presses("Resolve…", here.commander.reads()[-1]),
    )
    here.commander.submits(what="restarted the pool")
    assert here.timeline()[-1] == (
        "12:00:00",
        "Resolved: restarted the pool",
        "commander",
        ("resolved",),
    )
    assert here.status == "resolved"


def test_bare_elsewhere_opens_the_form_that_declares(here: Here) -> None:
    here.responder.channel = "general"
    form = opened(here.responder, lambda: here.responder.types("/incident"))
    assert form["title"]["text"] == "Declare an incident"
    assert values(form) == {}
    here.responder.submits(title="Mail is late", severity="sev3", started="20 min ago")
    later = here.next()
    assert later.moments() == {"started": "11:40:00"}
    assert here.team.scene.incident(later.number).severity == "sev3"


def test_words_that_are_no_verb_open_the_form_as_its_title(here: Here) -> None:
    here.responder.channel = "general"
    words = "/incident checkout is down sev2"
    form = opened(here.responder, lambda: here.responder.types(words))
    assert values(form) == {"title": "checkout is down"}


def test_a_verb_mistyped_is_guessed(here: Here) -> None:
    answer = here.commander.types("/incident resolv the pool was exhausted")
    assert answer == (
        "`resolv` is no word I know. Did you mean `/incident resolve the pool was exhausted`?"
    )
    here.commander.presses("resolve", here.commander.reads()[-1])
    assert here.timeline()[-1][1] == "Resolved: the pool was exhausted"


def test_a_verb_where_there_is_no_incident_offers_the_form(here: Here) -> None:
    here.commander.channel = "general"
    assert here.commander.types("/incident note the disk is full") == (
        "There is no incident in this channel. `note` needs one. If “note the disk is full” is "
        "what happened, one press opens the form with it as the title."
    )
    answer = here.commander.reads()[-1]
    form = opened(here.commander, lambda: here.commander.presses("Declare it…", answer))
    assert values(form) == {"title": "note the disk is full"}


def test_a_command_in_a_thread_is_done_by_mention(here: Here) -> None:
    here.at("12:30")
    parent = here.responder.says("I fail over now")
    here.reporter.says("@scribe note 12:02: failover started", in_thread_of=parent)
    assert here.timeline() == [("12:02:00", "failover started", "reporter", ())]
    alone = [
        post.text for post in here.reporter.reads(thread_of=parent) if post.raw.get("ephemeral")
    ]
    assert alone == ["On the timeline at 12:02 UTC: failover started"]


def test_an_incident_is_declared_by_mention(here: Here) -> None:
    here.reporter.channel = "general"
    here.reporter.says("@scribe declare sev2 mail is late")
    number = here.number + 1
    here.reporter.sees(f"INC-{number} is declared (sev2): mail is late")
    here.reporter.sees(f"The channel of INC-{number} is ready.")
    assert here.team.scene.incident(number).title == "mail is late"


def test_a_message_becomes_the_first_entry_of_the_incident_declared_from_it(here: Here) -> None:
    here.at("12:10")
    here.responder.channel = "general"
    seen = here.responder.says("Half of all payments fail")
    here.at("12:13")
    form = opened(here.commander, lambda: here.commander.uses("declare_incident", seen))
    quoted = form["blocks"][0]["elements"][0]["text"]
    assert quoted == "The first entry will be: Half of all payments fail"
    here.commander.submits(title="Payments fail", severity="sev1")
    later = here.next()
    assert [line[:3] for line in later.whole_timeline()] == [
        ("12:10:00", "Half of all payments fail", "responder"),
        ("12:13:00", "Declared sev1: Payments fail", "commander"),
    ]
    here.responder.channel = "general"
    here.responder.edits(seen, "Two thirds of all payments fail")
    assert later.whole_timeline()[0][1] == "Two thirds of all payments fail"


def test_a_message_is_put_on_the_timeline_by_shortcut(here: Here) -> None:
    said = here.responder.says("We saw the same in March")
    here.commander.uses("add_to_timeline", said)
    assert here.timeline() == [
        ("12:00:00", "We saw the same in March", "responder", ("noteworthy",))
    ]
    here.commander.uses("add_to_timeline", said)
    assert here.commander.reads_alone() == [
        "It is on the timeline.",
        "You had put it on the timeline already.",
    ]
    here.commander.presses("Undo", here.commander.sees("It is on the timeline."))
    assert here.timeline() == []


def test_a_note_is_undone(here: Here) -> None:
    answer = here.commander.types("/incident note restarted the pool")
    assert answer == "On the timeline: restarted the pool"
    here.commander.presses("Undo", _alone(here.commander, answer))
    here.commander.sees("Undone: the note is off the timeline.")
    assert here.timeline() == []


def test_a_moment_that_was_set_is_undone(here: Here) -> None:
    here.at("12:30")
    here.commander.types("/incident set detected 13:05")
    answer = here.commander.types("/incident set detected 13:10")
    assert answer == "Detected at 13:10 Berlin time (12:10 UTC)."
    assert here.moments() == {"detected": "12:10:00"}
    here.commander.presses("Undo", _alone(here.commander, answer))
    here.commander.sees("Undone: detected is as it was before.")
    assert here.moments() == {"detected": "12:05:00"}


def test_a_resolve_is_undone_with_its_status(here: Here) -> None:
    here.commander.types("/incident mitigate")
    answer = here.commander.types("/incident resolve rolled back")
    assert answer == (
        "Resolved at 13:00 Berlin time (12:00 UTC).\n"
        "The draft postmortem is being made; it will be posted here."
    )
    assert here.status == "resolved"
    here.commander.presses("Undo", _alone(here.commander, "Resolved at 13:00"))
    here.commander.sees("Undone: resolved is as it was before.")
    assert here.status == "mitigated"
    assert here.moments() == {"mitigated": "12:00:00"}


def test_a_reopened_incident_was_not_resolved(here: Here) -> None:
    here.at("12:20")
    here.commander.types("/incident resolve")
    here.at("12:25")
    here.commander.types("/incident reopen it came back")
    assert here.status == "investigating"
    assert here.moments() == {}
    here.at("12:50")
    here.commander.types("/incident resolve")
    assert here.moments() == {"resolved": "12:50:00"}
    assert [line[:2] for line in here.timeline()] == [
        ("12:20:00", "Resolved"),
        ("12:25:00", "Reopened: it came back"),
        ("12:50:00", "Resolved"),
    ]


def test_ten_minutes_without_a_commander_are_said_once(here: Here) -> None:
    words = f"INC-{here.number} has no commander yet."
    here.at("12:09")
    assert not _said(here, words)
    here.at("12:10")
    here.team.scene.wait_for(lambda: bool(_said(here, words)), "nobody was reminded")
    here.at("12:30")
    here.reporter.types("/incident note still waiting")
    assert len(_said(here, words)) == 1
    here.responder.presses("Take command", _said(here, words)[0])
    assert here.timeline()[-1][1] == "@responder took the role commander"


def _said(here: Here, words: str) -> list[Post]:
    return [post for post in here.responder.reads() if words in post.text]


def _alone(member: Member, words: str) -> Post:
    return [post for post in member.reads() if post.raw.get("ephemeral") and words in post.text][-1]
