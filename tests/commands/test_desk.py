"""Whatever happens, a person gets one answer, and nothing happens twice."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

import storage.drafts
import storage.marks
from bot.commands import wording
from bot.commands.forms import FormErrors
from bot.domain.events import Asked, Said
from bot.domain.replies import Act, Button, Form, FormName, Reply
from bot.domain.timeline import Message
from storage import Unavailable
from tests.commands.room import LOBBY, WORKSPACE, person, undo

TAKEN = Reply(text="That was already taken.")
BUG = "Something went wrong on our side; nothing was changed. The operator can read why."
NOT_SAVED = "Nothing was saved: the database cannot be reached. Try again in a moment."
MEMBERS_ONLY = (
    "Commands are for full members of this workspace. "
    "What you write and mark here is part of the record all the same."
)


def test_a_command_that_arrives_twice_counts_once(room):
    room.types("declare sev1 checkout is down", at=LOBBY, key="K")
    assert room.types("declare sev1 checkout is down", at=LOBBY, key="K") == TAKEN
    assert room.declared() == 1


@pytest.mark.usefixtures("incident")
def test_a_command_that_was_refused_can_be_given_again(room):
    room.types("resolve at 25:00", key="K")
    assert room.types("resolve", key="K").text.startswith("Resolved at ")


@pytest.mark.usefixtures("incident")
@pytest.mark.parametrize(
    "outsider",
    [
        person("GUEST", is_guest=True),
        person("PARTNER", is_external=True),
        person("GONE", is_deactivated=True),
        person("ROBOT", is_bot=True),
    ],
    ids=lambda someone: someone.id,
)
def test_only_members_command_also_by_old_buttons(room, outsider):
    room.meet(outsider)
    resolve = Button(label="", act=Act.RUN, value="resolve")
    assert room.types("resolve", by=outsider) == Reply(text=MEMBERS_ONLY)
    assert room.presses(resolve, by=outsider) == Reply(text=MEMBERS_ONLY)
    assert room.incident().status == "investigating"


def test_what_is_stored_of_a_person_counts_for_more_than_what_a_request_tells(room):
    room.meet(person("GUEST", is_guest=True))
    assert room.types("help", by=person("GUEST")) == Reply(text=MEMBERS_ONLY)


@pytest.mark.parametrize(
    ("fault", "answer"), [(Unavailable("down"), NOT_SAVED), (ZeroDivisionError(), BUG)]
)
def test_a_failure_is_answered_with_a_sentence_and_leaves_nothing(
    room, monkeypatch, fault, answer, caplog
):
    def fails(*_, **__):
        raise fault

    with monkeypatch.context() as broken, caplog.at_level(logging.CRITICAL):
        broken.setattr("storage.timers.set", fails)
        assert room.types("declare sev1 checkout is down", at=LOBBY, key="K") == Reply(text=answer)
        assert room.sends(FormName.DECLARE, at=LOBBY, key="F", title="x") == FormErrors(
            errors={"title": answer}
        )
    assert room.declared() == 0
    room.types("declare sev1 checkout is down", at=LOBBY, key="K")
    assert room.declared() == 1


@pytest.mark.usefixtures("incident")
def test_a_press_that_arrives_twice_counts_once(room):
    ack = Button(label="", act=Act.RUN, value="ack")
    room.presses(ack, key="K")
    assert room.presses(ack, key="K") == TAKEN
    assert len(room.lines()) == 2


@pytest.mark.usefixtures("incident")
@pytest.mark.parametrize("value", ["", "no such form", "declare|{", "unheard-of|{}"])
def test_a_button_that_names_no_form_says_so(room, value):
    assert room.presses(Button(label="", act=Act.FORM, value=value)) == Reply(
        text="That form can no longer be opened. `/incident help` says what can be typed."
    )


@pytest.mark.usefixtures("incident")
def test_an_undo_that_names_nothing_says_so(room):
    assert room.presses(Button(label="", act=Act.UNDO, value="statement 999")) == Reply(
        text="There is nothing to undo any more."
    )


@pytest.mark.usefixtures("incident")
def test_resolved_is_when_the_form_was_opened_not_when_it_was_sent(room):
    form = room.presses(Button(label="", act=Act.FORM, value="resolve|{}")).form
    assert form == Form(name=FormName.RESOLVE, values={"opened": "2026-11-20T14:00:07+00:00"})
    room.passes(minutes=5)
    reply = room.sends(FormName.RESOLVE, when="", what="rolled back", **form.values)
    assert reply.text.startswith("Resolved at 15:00:07 Berlin time (14:00:07 UTC).\n")
    assert room.lines()[-1] == "14:00 Resolved: rolled back"


@pytest.mark.usefixtures("incident")
def test_a_time_typed_into_the_form_counts_for_more(room):
    reply = room.sends(FormName.RESOLVE, when="14:50", what="", opened="2026-11-20T14:00:07+00:00")
    assert reply.text.startswith("Resolved at 14:50 Berlin time (13:50 UTC).\n")


@pytest.mark.usefixtures("incident")
def test_the_form_to_resolve_comes_back_where_its_time_is_none(room):
    assert room.sends(FormName.RESOLVE, when="soonish", what="rolled back") == FormErrors(
        errors={
            "when": '"soonish" is not a time that I can read. What works: 14:02, yesterday 14:02, '
            "10 min ago, 2pm PST, 2026-11-20 14:02 UTC."
        }
    )


@pytest.mark.usefixtures("incident")
def test_the_form_to_resolve_stays_open_with_what_was_typed_where_it_is_refused(room):
    room.types("cancel")
    assert room.sends(FormName.RESOLVE, when="", what="rolled back") == FormErrors(
        errors={
            "what": "This incident is cancelled; it cannot become resolved. "
            "`/incident reopen` first."
        }
    )


def test_a_section_is_kept_and_comes_back_in_its_form(room, incident):
    reply = room.sends(
        FormName.SECTION, format="standard", section="summary", body="It was the pool."
    )
    assert reply == Reply(text="Kept. A new draft is being made with it; it will be posted here.")
    with room.database.reading() as tx:
        kept = storage.drafts.sections(tx, WORKSPACE, incident.id, "standard")
    assert kept == {"summary": "It was the pool."}
    value = 'section|{"section": "summary"}'
    assert room.presses(Button(label="", act=Act.FORM, value=value)).form == Form(
        name=FormName.SECTION,
        values={"format": "standard", "section": "summary", "body": "It was the pool."},
    )


@pytest.mark.usefixtures("incident")
def test_text_for_no_section_is_not_kept(room):
    assert room.sends(FormName.SECTION, format="standard", body="It was the pool.") == FormErrors(
        errors={"section": "Choose the section that this is to be the text of."}
    )


def said(room, channel):
    message = Message(
        workspace=WORKSPACE,
        channel=channel,
        ts="1795183000.000100",
        author="COMMANDER",
        said_at=room.now - timedelta(minutes=1),
        text="the pool is empty",
    )
    return Said(message=message, version_at=message.said_at)


@pytest.mark.usefixtures("incident")
def test_a_message_is_added_to_the_timeline_once(room):
    message = said(room, "C-INC-1")
    visit = room.visit(None, "C-INC-1", "")
    kept = room.desk.keep(visit, message)
    assert kept.text == "It is on the timeline."
    room.passes(seconds=5)
    again = replace(visit, key="another")
    assert room.desk.keep(again, message) == Reply(text=wording.MESSAGE_KEPT_ALREADY)
    assert room.lines()[0] == "13:59 the pool is empty"
    room.presses(undo(kept))
    assert "13:59 the pool is empty" not in room.lines()


def test_a_message_outside_an_incident_is_on_no_timeline(room):
    assert room.desk.keep(room.visit(None, LOBBY, ""), said(room, LOBBY)) == Reply(
        text="This channel is no incident's, so there is no timeline to add to. "
        "The shortcut “Declare incident” opens one with this message as its first entry."
    )


def test_a_message_from_which_an_incident_is_declared_is_its_first_entry(room):
    values = {"title": "the pool is empty", "severity": "sev1"}
    room.desk.submit(room.visit(None, LOBBY, ""), FormName.DECLARE, values, kept=said(room, LOBBY))
    assert room.lines() == ["13:59 the pool is empty", "14:00 Declared sev1: the pool is empty"]


@pytest.mark.usefixtures("incident")
def test_a_mention_says_the_same_words_at_the_time_when_they_were_said(room):
    asked = Asked(
        workspace=WORKSPACE,
        channel="C-INC-1",
        person="RESPONDER",
        words="resolve rolled back",
        at=room.now,
        ts="1795183000.000200",
        thread_ts="1795183000.000100",
    )
    room.passes(minutes=30)
    with room.database.transaction() as tx:
        reply = room.desk.asked(tx, asked, room.responder)
    assert reply.text.startswith("Resolved at 15:00 Berlin time (14:00 UTC).")
    with room.database.transaction() as tx:
        refused = room.desk.asked(tx, replace(asked, words="mitigate"), room.responder)
    assert refused.text == (
        "This incident is resolved; it cannot become mitigated. `/incident reopen` first."
    )
