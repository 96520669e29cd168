"""When things happened: `ack`, `set`, `note` and the verbs that move an incident on."""

import pytest

from bot.domain.replies import Act, Button, Reply
from tests.commands.room import LOBBY, person, undo

pytestmark = pytest.mark.usefixtures("incident")


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("ack", "Acknowledged at 15:10 Berlin time (14:10 UTC)."),
        ("acknowledged at 15:05", "Acknowledged at 15:05 Berlin time (14:05 UTC)."),
        ("ack 5 min ago", "Acknowledged at 15:05 Berlin time (14:05 UTC)."),
        ("ack at 14:05:30 UTC", "Acknowledged at 14:05:30 UTC."),
        ("ack 9:06am New York time", "Acknowledged at 09:06 New York time (14:06 UTC)."),
        ("fixing", "Fix started at 15:10 Berlin time (14:10 UTC)."),
        ("fix started 5 min ago", "Fix started at 15:05 Berlin time (14:05 UTC)."),
        ("mitigate at 15:05", "Mitigated at 15:05 Berlin time (14:05 UTC)."),
        ("mit at 15:05 failed over", "Mitigated at 15:05 Berlin time (14:05 UTC)."),
        ("set detected 15:02", "Detected at 15:02 Berlin time (14:02 UTC)."),
        ("set detected: 15:02", "Detected at 15:02 Berlin time (14:02 UTC)."),
        ("set detected = 15:02", "Detected at 15:02 Berlin time (14:02 UTC)."),
        ("timestamps detected to 15:02", "Detected at 15:02 Berlin time (14:02 UTC)."),
        ('set started "10 min ago"', "Started at 15:00 Berlin time (14:00 UTC)."),
        ("set started “10 min ago”", "Started at 15:00 Berlin time (14:00 UTC)."),
        (
            "set started yesterday 14:02",
            "Started at 14:02 Berlin time on 19 November (13:02 UTC).",
        ),
        (
            "set started 2025-12-31 00:30",
            "Started at 00:30 Berlin time on 31 December 2025 (23:30 UTC on 30 December 2025).",
        ),
        ("set fix_started 15:09", "Fix started at 15:09 Berlin time (14:09 UTC)."),
        ("set fix started 15:09", "Fix started at 15:09 Berlin time (14:09 UTC)."),
        ("set fix 15:09", "Fix started at 15:09 Berlin time (14:09 UTC)."),
        ("set identified 15:08 it was the pool", "Identified at 15:08 Berlin time (14:08 UTC)."),
    ],
)
def test_a_time_counts_at_once_and_is_echoed_with_its_zone_and_an_undo(room, typed, echo):
    room.passes(minutes=10)
    reply = room.types(typed)
    assert reply.text == echo
    assert [button.label for button in reply.buttons] == ["Undo"]


def test_resolve_says_that_the_draft_comes(room):
    room.passes(minutes=30)
    reply = room.types("resolve at 15:20 rolled back the deploy")
    assert reply.text == (
        "Resolved at 15:20 Berlin time (14:20 UTC).\n"
        "The draft postmortem is being made; it will be posted here."
    )
    assert room.lines()[-1] == "14:20 Resolved: rolled back the deploy"
    assert room.incident().status == "resolved"


def test_words_that_begin_with_no_time_are_what_fixed_it(room):
    room.passes(minutes=30)
    room.types("resolve rolled back the 14:00 deploy")
    assert room.lines()[-1] == "14:30 Resolved: rolled back the 14:00 deploy"


def test_resolving_twice_changes_nothing_and_says_what_stands(room):
    room.types("resolve at 15:00")
    room.passes(minutes=10)
    assert room.types("resolve") == Reply(
        text="INC-1 is resolved already, since 15:00 Berlin time (14:00 UTC). "
        "`/incident set resolved TIME` corrects the time."
    )
    assert len(room.lines()) == 2


def test_words_of_what_is_resolved_already_are_a_note_and_move_no_time(room):
    room.types("resolve at 15:00")
    room.passes(minutes=30)
    reply = room.types("resolve it was the cache")
    assert reply.text == (
        "INC-1 is resolved already, since 15:00 Berlin time (14:00 UTC). "
        "`/incident set resolved TIME` corrects the time.\n"
        "Your words are on the timeline as a note."
    )
    assert room.lines()[-1] == "14:30 it was the cache"
    room.presses(undo(reply))
    assert room.lines()[-1] != "14:30 it was the cache"


def test_a_verb_says_when_though_its_status_was_set_without(room):
    room.types("status mitigated")
    room.passes(minutes=5)
    assert room.types("mitigate").text == "Mitigated at 15:05 Berlin time (14:05 UTC)."


def test_closing_what_was_never_resolved_drafts_it_too(room):
    assert room.types("close").text == (
        "Closed at 15:00 Berlin time (14:00 UTC).\n"
        "The draft postmortem is being made; it will be posted here."
    )
    room.passes(minutes=5)
    room.types("reopen")
    room.types("resolve")
    assert room.types("close").text == "Closed at 15:05 Berlin time (14:05 UTC)."


def test_resolving_again_at_another_time_corrects_it(room):
    room.passes(minutes=10)
    room.types("resolve")
    assert room.types("resolve at 15:05").text.startswith(
        "Resolved at 15:05 Berlin time (14:05 UTC)."
    )
    assert room.types("resolve").text.startswith(
        "INC-1 is resolved already, since 15:05 Berlin time (14:05 UTC)."
    )


def test_what_is_over_is_not_mitigated(room):
    room.types("resolve")
    assert room.types("mitigate") == Reply(
        text="This incident is resolved; it cannot become mitigated. `/incident reopen` first."
    )


def test_undo_takes_a_moment_back_and_with_it_the_status(room):
    reply = room.types("resolve")
    assert room.presses(undo(reply)).text == "Undone: resolved is as it was before."
    assert room.incident().status == "investigating"
    assert room.presses(undo(reply)).text == "That had been undone already."


@pytest.mark.parametrize(
    ("verb", "status"), [("fixing", "investigating"), ("mit", "investigating")]
)
def test_undo_of_a_step_takes_its_status_back(room, verb, status):
    room.presses(undo(room.types(verb)))
    assert room.incident().status == status


def test_undo_of_a_time_that_was_corrected_since_moves_nothing(room):
    room.passes(minutes=10)
    reply = room.types("resolve")
    room.types("resolve at 15:05")
    room.presses(undo(reply))
    assert room.incident().status == "resolved"


def test_a_time_that_contradicts_another_is_taken_and_said(room):
    room.types("set detected 14:50")
    assert room.types("set started 14:55").text == (
        "Started at 14:55 Berlin time (13:55 UTC).\n"
        "Detected (13:50 UTC) lies before started (13:55 UTC)."
    )


def test_an_end_before_the_reopening_is_said_not_to_count(room):
    room.passes(minutes=10)
    room.types("resolve")
    room.passes(minutes=10)
    assert room.types("reopen flapping").text == (
        "INC-1 is open again and investigating; the times at which it had ended are set aside."
    )
    assert room.types("set resolved 15:12").text == (
        "Resolved at 15:12 Berlin time (14:12 UTC).\n"
        "This lies before the incident was reopened, so it does not count as resolved; "
        "it stays on the timeline."
    )


def test_a_time_with_two_meanings_is_asked_about_with_a_button_for_each(room):
    reply = room.types("mitigate at 15:30 failed over")
    assert reply == Reply(
        text='"at 15:30" could be 2026-11-19 15:30 CET (14:30 UTC) or 2026-11-20 15:30 CET '
        "(14:30 UTC), which has not come yet. Write the date and the zone with it.",
        buttons=(
            Button(
                label="15:30 Berlin time on 19 November (14:30 UTC)",
                act=Act.RUN,
                value="mitigate at 2026-11-19 14:30 UTC failed over",
            ),
        ),
    )
    assert room.incident().status == "investigating"
    assert room.presses(reply.buttons[0]).text.startswith("Mitigated at 14:30 UTC on 19 November.")
    assert room.lines()[0] == "14:30 Mitigated: failed over"


def test_an_hour_that_exists_twice_has_a_button_for_either(room):
    reply = room.types("set started 2026-10-25 02:30")
    assert [(button.label, button.value) for button in reply.buttons] == [
        (
            "02:30 Berlin time on 25 October (00:30 UTC)",
            "set started 2026-10-25 00:30 UTC",
        ),
        (
            "02:30 Berlin time on 25 October (01:30 UTC)",
            "set started 2026-10-25 01:30 UTC",
        ),
    ]
    assert room.presses(reply.buttons[1]).text == "Started at 01:30 UTC on 25 October."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("resolve at 25:00", 'No clock shows "25:00". Write for example 14:02 or 2:02pm.'),
        ("ack at 14:99", 'No clock shows "14:99". Write for example 14:02 or 2:02pm.'),
        ("set detected", "When? For example `/incident set detected 14:02`, or `10 min ago`."),
        (
            "set detected soonish",
            (
                '"soonish" is not a time that I can read. '
                "What works: 14:02, yesterday 14:02, 10 min ago, 2pm PST, 2026-11-20 14:02 UTC."
            ),
        ),
        (
            "set happened 14:02",
            (
                "`happened` is no moment of an incident. There are started, detected, declared, "
                "acknowledged, identified, fix started, mitigated, resolved, closed."
            ),
        ),
    ],
)
def test_what_is_no_time_changes_nothing_and_says_what_would_work(room, typed, sentence):
    assert room.types(typed) == Reply(text=sentence)
    assert len(room.lines()) == 1


def test_a_moment_misspelt_is_one_press_away(room):
    assert room.types("set detcted 14:50") == Reply(
        text="`detcted` is no word I know. Did you mean `/incident set detected 14:50`?",
        buttons=(Button(label="set detected", act=Act.RUN, value="set detected 14:50"),),
    )


def test_words_behind_ack_are_kept_as_a_note(room):
    assert room.types("ack looking into it").text == (
        "Acknowledged at 15:00 Berlin time (14:00 UTC).\nYour words are on the timeline as a note."
    )
    assert room.lines() == [
        "14:00 Declared sev1: checkout is down",
        "14:00 Acknowledged",
        "14:00 looking into it",
    ]


@pytest.mark.parametrize("word", ["note", "add", "log", "timeline"])
def test_a_note_without_a_time_happened_now(room, word):
    room.passes(minutes=10)
    assert room.types(f"{word} failover started").text == "On the timeline: failover started"
    assert room.lines()[-1] == "14:10 failover started"


@pytest.mark.parametrize(
    ("typed", "echo", "line"),
    [
        (
            "note 14:02 yesterday: failover started",
            "On the timeline at 14:02 Berlin time on 19 November (13:02 UTC): failover started",
            "13:02 failover started",
        ),
        (
            "note 14:50 failover started",
            "On the timeline at 14:50 Berlin time (13:50 UTC): failover started",
            "13:50 failover started",
        ),
        (
            "note 10 min ago: failover started",
            "On the timeline at 14:50 Berlin time (13:50 UTC): failover started",
            "13:50 failover started",
        ),
        (
            "note failover started 10 min ago",
            "On the timeline at 14:50 Berlin time (13:50 UTC): failover started 10 min ago",
            "13:50 failover started 10 min ago",
        ),
    ],
)
def test_a_note_happened_when_it_says(room, typed, echo, line):
    reply = room.types(typed)
    assert reply.text == echo
    assert room.lines()[0] == line
    assert room.presses(undo(reply)).text == "Undone: the note is off the timeline."
    assert len(room.lines()) == 1


def test_a_note_with_a_version_in_it_states_no_time(room):
    assert room.types("note rolled out v1.2.3 to 3 pods").text == (
        "On the timeline: rolled out v1.2.3 to 3 pods"
    )


def test_an_empty_note_says_how_it_is_written(room):
    sentence = "A note needs words: `/incident note 14:02 failover started`; the time is optional."
    assert room.types("note") == Reply(text=sentence)
    assert room.types("note 14:02") == Reply(text=sentence)


def test_times_are_read_and_told_in_the_zone_of_who_asks(room):
    elsewhere = room.meet(person("ELSEWHERE", zone="America/Argentina/Buenos_Aires"))
    assert room.types("set detected 10:55", by=elsewhere).text == (
        "Detected at 10:55 Buenos Aires time (13:55 UTC)."
    )


def test_a_person_whose_zone_is_unknown_is_told_that_utc_was_read(room):
    traveller = room.meet(person("TRAVELLER", zone=None))
    assert room.types("set detected 13:55", by=traveller).text == (
        "Detected at 13:55 UTC.\nYour time zone is not known here, so the time was read as UTC."
    )
    assert room.types("ack", by=traveller).text == "Acknowledged at 14:00 UTC."


def test_a_mention_in_a_note_is_kept(room):
    someone = "\u2063@RESPONDER\u2063"
    room.types(f"note {someone} restarted the db")
    assert room.lines()[-1] == f"14:00 {someone} restarted the db"


def test_a_moment_cannot_be_set_where_there_is_no_incident(room):
    assert room.types("set detected 14:02", at=LOBBY).text == (
        "There is no incident in this channel. `set` needs one. If “set detected 14:02” is what "
        "happened, one press opens the form with it as the title."
    )
