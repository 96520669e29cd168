"""`/incident declare`, in words and by the form."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import titles
from bot.commands.forms import FormErrors
from bot.domain.replies import Act, Button, Form, FormName, Reply, Style
from tests.commands.room import LOBBY, SEVERITIES, person, undo

FORM_TEXT = "The form declares an incident; so does `/incident declare sev1 checkout is down`."


def form_with(**values):
    return Form(name=FormName.DECLARE, values=values)


def test_declare_opens_an_incident_at_once(room):
    reply = room.types("declare sev1 checkout is down", at=LOBBY)
    assert reply == Reply(
        text="INC-1 is declared (sev1): checkout is down\n"
        "Its channel is being made, and you will be in it.\n"
        "By mistake? `/incident cancel` there."
    )
    incident = room.incident()
    assert (incident.title, incident.severity) == ("checkout is down", "sev1")
    assert incident.declared_by == room.responder.id


@pytest.mark.parametrize(
    ("words", "title", "severity"),
    [
        ("checkout is down sev2", "checkout is down", "sev2"),
        ("checkout SEV-2 is down", "checkout is down", "sev2"),
        ("P0 checkout is down", "checkout is down", "sev1"),
        ("checkout is down (p1)", "checkout is down", "sev2"),
        ("sev 3 checkout is down", "checkout is down", "sev3"),
        ("critical checkout is down", "checkout is down", "sev1"),
        ("Critical: checkout is down", "checkout is down", "sev1"),
        ("failover was a critical mistake", "failover was a critical mistake", "sev2"),
        ("only 3 of 5 nodes left", "only 3 of 5 nodes left", "sev2"),
        ('"checkout is down"', "checkout is down", "sev2"),
        ("決済が遅い sev1", "決済が遅い", "sev1"),
        ("🔥🔥", "🔥🔥", "sev2"),
    ],
)
def test_the_severity_may_stand_anywhere_among_the_words(room, words, title, severity):
    room.types(f"declare {words}", at=LOBBY)
    assert (room.incident().title, room.incident().severity) == (title, severity)


def test_without_a_severity_the_middle_one_is_taken_and_said(room):
    assert room.types("new checkout is down", at=LOBBY).text == (
        "INC-1 is declared (sev2): checkout is down\n"
        "Its channel is being made, and you will be in it. "
        "No severity was said; `/incident sev` there changes it.\n"
        "By mistake? `/incident cancel` there."
    )


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("sev1 checkout is down started 20 min ago", "checkout is down"),
        ("sev1 checkout is down, started 20 min ago", "checkout is down"),
        ("sev1 started at 14:40 checkout is down", "checkout is down"),
        ("checkout is down (started 14:40) sev1", "checkout is down"),
        ("started 20 min ago sev1 checkout is down", "checkout is down"),
    ],
)
def test_when_it_started_may_stand_among_the_words(room, words, title):
    assert room.types(f"declare {words}", at=LOBBY).text == (
        f"INC-1 is declared (sev1): {title}\n"
        "Started at 14:40 Berlin time (13:40 UTC).\n"
        "Its channel is being made, and you will be in it.\n"
        "By mistake? `/incident cancel` there."
    )


def test_a_start_said_with_the_declaration_has_a_line_of_its_own_and_an_undo(room):
    reply = room.types("declare sev1 db is slow started 20 min ago", at=LOBBY)
    assert room.lines() == ["13:40 Impact started", "14:00 Declared sev1: db is slow"]
    assert room.presses(undo(reply)).text == "Undone: started is as it was before."
    assert room.lines() == ["14:00 Declared sev1: db is slow"]


def test_what_only_began_to_happen_is_part_of_the_title(room):
    room.types("declare sev1 the nightly job started failing", at=LOBBY)
    assert room.incident().title == "the nightly job started failing"


def test_a_start_with_two_meanings_is_asked_about_before_anything_is_declared(room):
    reply = room.types("declare sev1 db is slow started 15:30 everywhere", at=LOBBY)
    assert reply.text == (
        '"15:30" could be 2026-11-19 15:30 CET (14:30 UTC) or 2026-11-20 15:30 CET (14:30 UTC), '
        "which has not come yet. Write the date and the zone with it."
    )
    assert room.declared() == 0
    (button,) = reply.buttons
    assert button == Button(
        label="15:30 Berlin time on 19 November (14:30 UTC)",
        act=Act.RUN,
        value="declare sev1 db is slow started 2026-11-19 14:30 UTC everywhere",
    )
    room.presses(button, at=LOBBY)
    assert room.incident().title == "db is slow everywhere"


@pytest.mark.parametrize("flag", ["--private", "—private", "--PRIVATE"])
def test_a_private_incident_is_one_from_the_beginning(room, flag):
    assert room.types(f"declare sev1 {flag} leaked key", at=LOBBY).text.startswith(
        "INC-1 is declared (sev1, private): leaked key\n"
    )
    assert room.incident().private


def test_a_drill_is_said_to_be_one(room):
    assert room.types("declare sev1 --drill failover", at=LOBBY).text.startswith(
        "INC-1 is declared (sev1, a drill): failover\n"
    )
    assert room.incident().drill


def test_a_misspelt_flag_makes_no_public_incident(room):
    assert room.types("declare sev1 --privat leaked key", at=LOBBY) == Reply(
        text="`--privat` is unknown; there are `--private` and `--drill`. Nothing was declared."
    )
    assert room.declared() == 0


def test_a_flag_of_something_else_is_part_of_the_title(room):
    room.types("declare sev1 push --force deleted all", at=LOBBY)
    assert room.incident().title == "push --force deleted all"


def test_a_title_that_is_too_long_is_cut_and_kept_whole_as_a_note(room):
    title = "down " * 50
    room.types(f"declare sev1 {title}", at=LOBBY)
    assert room.incident().title == f"{'down ' * 39}down…"
    assert f"14:00 {title.strip()}" in room.lines()


def test_bare_incident_outside_an_incident_opens_the_form(room):
    assert room.types("", at=LOBBY) == Reply(
        text=FORM_TEXT,
        buttons=(Button(label="Declare…", act=Act.FORM, value="declare|{}", style=Style.PRIMARY),),
        form=form_with(),
    )


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("checkout is down", {"title": "checkout is down"}),
        ("sev1 checkout is down", {"title": "checkout is down", "severity": "sev1"}),
        ("declare sev1 --private", {"severity": "sev1", "private": True}),
        ("sev1", {"severity": "sev1"}),
        ("db slow started yesterday 14:02", {"title": "db slow", "started": "yesterday 14:02"}),
        ("db slow started 20 min ago", {"title": "db slow", "started": "2026-11-20 13:40 UTC"}),
        ("outage", {"title": "outage"}),
    ],
)
def test_words_that_are_no_command_open_the_form_filled_in(room, typed, values):
    assert room.types(typed, at=LOBBY).form == form_with(**values)
    assert room.declared() == 0


def test_the_form_declares(room):
    reply = room.sends(
        FormName.DECLARE,
        at=LOBBY,
        title="  checkout   is down ",
        severity="sev1",
        started="10 min ago",
        affected="buyers",
        private=False,
        drill=None,
    )
    assert reply == Reply(
        text="INC-1 is declared (sev1): checkout is down\n"
        "Started at 14:50 Berlin time (13:50 UTC).\n"
        "Its channel is being made, and you will be in it.\n"
        "By mistake? `/incident cancel` there.",
        buttons=(Button(label="Undo the start", act=Act.UNDO, value="statement 2"),),
    )
    assert room.incident().affected == "buyers"


def test_the_form_comes_back_with_a_sentence_at_each_field_that_cannot_be_taken(room):
    assert room.sends(FormName.DECLARE, at=LOBBY, title=" ", severity="sev1") == FormErrors(
        errors={"title": "An incident needs a title, such as: checkout is down"}
    )
    assert room.sends(FormName.DECLARE, at=LOBBY, title="x" * 201) == FormErrors(
        errors={"title": "A title has 200 characters at most; the rest can be said in the channel."}
    )
    assert room.sends(FormName.DECLARE, at=LOBBY, title="x", severity="sev9") == FormErrors(
        errors={"severity": "`sev9` is no severity here. There are sev1, sev2, sev3."}
    )
    assert room.sends(
        FormName.DECLARE, at=LOBBY, title="x", severity="sev1", started="15:30"
    ) == FormErrors(
        errors={
            "started": '"15:30" could be 2026-11-19 15:30 CET (14:30 UTC) or 2026-11-20 15:30 CET '
            "(14:30 UTC), which has not come yet. Write the date and the zone with it."
        }
    )
    assert room.declared() == 0


def test_a_form_that_came_back_with_errors_can_be_sent_again_and_then_counts_once(room):
    room.sends(FormName.DECLARE, at=LOBBY, key="K", title="")
    room.sends(FormName.DECLARE, at=LOBBY, key="K", title="checkout is down")
    again = room.sends(FormName.DECLARE, at=LOBBY, key="K", title="checkout is down")
    assert again == Reply(text="That was already taken.")
    assert room.declared() == 1


def test_where_the_declarers_zone_is_unknown_the_reply_says_how_the_time_was_read(room):
    traveller = room.meet(person("TRAVELLER", zone=None))
    reply = room.types("declare sev1 db slow started 13:40", at=LOBBY, by=traveller)
    assert "Started at 13:40 UTC.\n" in reply.text
    assert reply.text.endswith("\nYour time zone is not known here, so the time was read as UTC.")


plain = st.lists(st.sampled_from(["checkout", "is", "down", "v1.2.3", "a:b"]), min_size=1)


@given(plain, st.integers(0, 9), st.sampled_from(["sev1", "SEV-1", "P0", "started 20 min ago"]))
def test_what_is_taken_out_of_the_words_leaves_all_others(pieces, place, taken):
    words = [*pieces[:place], taken, *pieces[place:]]
    said = titles.read(" ".join(words), SEVERITIES, UTC)
    assert said.title.split() == pieces
    assert (said.severity is None) == ("started" in taken)
    assert (said.start is not None) == ("started" in taken)
