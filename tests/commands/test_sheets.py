"""What is shown: the incident at a glance, every moment, the timeline, the draft asked for."""

import pytest

import storage.drafts
from bot.domain.people import mention
from bot.domain.replies import Act, Button, Reply, Style
from tests.commands.room import WORKSPACE

pytestmark = pytest.mark.usefixtures("incident")

RESPONDER = mention("RESPONDER")


@pytest.mark.parametrize("typed", ["", "status"])
def test_the_incident_at_a_glance(room, typed):
    room.types("set started 14:40")
    room.types("lead")
    room.passes(minutes=3)
    room.types("ack")
    assert room.types(typed) == Reply(
        text="INC-1: checkout is down (sev1, investigating)\n"
        f"commander: {RESPONDER}\n"
        f"Started: 14:40 Berlin time (13:40 UTC), set by {RESPONDER}\n"
        "Detected: 15:00:07 Berlin time (14:00:07 UTC), assumed: "
        "the first sign of it: declared\n"
        f"Declared: 15:00:07 Berlin time (14:00:07 UTC), set by {RESPONDER}\n"
        f"Acknowledged: 15:03:07 Berlin time (14:03:07 UTC), set by {RESPONDER}\n"
        "Not recorded: identified, fix started, mitigated, resolved, closed.\n"
        "Time to detect: 20m = detected - started, assumed\n"
        "Time to acknowledge: 3m = acknowledged - detected, assumed",
        buttons=(
            Button(label="Mitigated", act=Act.RUN, value="mitigate"),
            Button(label="Resolve…", act=Act.FORM, value="resolve|{}", style=Style.PRIMARY),
        ),
    )


def test_what_nobody_did_yet_has_a_button(room):
    labels = [button.label for button in room.types("").buttons]
    assert labels == ["Acknowledge", "Take command", "Mitigated", "Resolve…"]


def test_an_incident_that_is_over_can_be_reopened_and_drafted_again(room):
    room.types("resolve")
    assert [button.value for button in room.types("").buttons] == ["reopen", "postmortem"]


def test_bare_set_shows_every_moment_and_confirms_the_assumed_ones(room):
    reply = room.types("set")
    assert reply.text.splitlines() == [
        (
            "Started: not recorded. :boom: on the message that tells it, "
            "or `/incident set started TIME`."
        ),
        ("Detected: 15:00:07 Berlin time (14:00:07 UTC), assumed: the first sign of it: declared"),
        f"Declared: 15:00:07 Berlin time (14:00:07 UTC), set by {RESPONDER}",
        (
            "Acknowledged: not recorded. :raising_hand: on the message that tells it, "
            "or `/incident set acknowledged TIME`."
        ),
        (
            "Identified: not recorded. :dart: on the message that tells it, "
            "or `/incident set identified TIME`."
        ),
        (
            "Fix started: not recorded. :wrench: on the message that tells it, "
            "or `/incident set fix_started TIME`."
        ),
        (
            "Mitigated: not recorded. :adhesive_bandage: on the message that tells it, "
            "or `/incident set mitigated TIME`."
        ),
        (
            "Resolved: not recorded. :checkered_flag: on the message that tells it, "
            "or `/incident set resolved TIME`."
        ),
        "Closed: not recorded. `/incident set closed TIME` states it.",
        "`/incident set detected 14:02` sets one; the latest that is set stands.",
    ]
    (confirm,) = reply.buttons
    assert confirm == Button(
        label="Confirm detected", act=Act.RUN, value="set detected 2026-11-20 14:00:07 UTC"
    )
    assert room.presses(confirm).text == "Detected at 14:00:07 UTC."
    labels = [button.label for button in room.types("set").buttons]
    assert labels == ["Confirm acknowledged"]  # by the command that confirmed the other


def test_the_timeline_in_the_zone_of_who_asks(room):
    room.types("note 23:30 yesterday: first alert")
    room.passes(minutes=5)
    room.types("ack")
    assert room.types("timeline") == Reply(
        text="The timeline, in Berlin time:\n"
        f"19 November 23:30 {RESPONDER}: first alert\n"
        f"15:00 {RESPONDER}: Declared sev1: checkout is down\n"
        f"15:05 {RESPONDER}: Acknowledged"
    )


def test_of_a_long_timeline_the_last_ten_lines_are_shown(room):
    for number in range(12):
        room.types(f"note step {number}")
    shown = room.types("timeline").text.splitlines()
    assert shown[0] == "The last 10 of 13 lines, in Berlin time:"
    assert shown[1] == f"15:00 {RESPONDER}: step 2"
    assert len(shown) == 11


@pytest.mark.parametrize("typed", ["postmortem", "pm", "retro", "draft", "postmortem Standard"])
def test_the_postmortem_is_drafted_again(room, typed):
    assert room.types(typed) == Reply(text="A new draft is being made; it will be posted here.")


def test_a_new_draft_leads_to_the_one_before(room, incident):
    with room.database.transaction() as tx:
        draft = storage.drafts.add(
            tx,
            workspace=WORKSPACE,
            incident=incident.id,
            format="standard",
            markdown="# Postmortem",
            lacks=(),
            at=room.now,
            by="RESPONDER",
        )
        storage.drafts.posted(tx, WORKSPACE, draft.id, "C-INC-1", "1795183000.000100")
    assert room.types("postmortem").text == (
        "A new draft is being made; it will be posted here.\n"
        "The former one is at https://acme.example/archives/C-INC-1/p1795183000000100"
    )


def test_a_format_that_is_none_names_those_there_are(room):
    assert room.types("postmortem fancy") == Reply(
        text="`fancy` is no format here. There are standard."
    )
