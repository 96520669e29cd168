"""Words that are no command here are answered with what was probably meant."""

import pytest

from bot.domain.replies import Act, Button, Reply, Style
from tests.commands.room import LOBBY


def test_a_verb_that_needs_an_incident_offers_its_words_as_a_title(room):
    assert room.types("status page is down", at=LOBBY) == Reply(
        text="There is no incident in this channel. `status` needs one. If “status page is down” "
        "is what happened, one press opens the form with it as the title.",
        buttons=(
            Button(
                label="Declare it…",
                act=Act.FORM,
                value='declare|{"title": "status page is down"}',
            ),
        ),
    )


def test_the_press_opens_the_form_with_the_title(room):
    (button,) = room.types("end users cannot log in", at=LOBBY).buttons
    form = room.presses(button, at=LOBBY).form
    assert form is not None
    assert form.values == {"title": "end users cannot log in"}


def test_a_lone_slip_outside_an_incident_may_be_a_command_or_a_title(room):
    assert room.types("declar", at=LOBBY) == Reply(
        text="`declar` is no word I know. Did you mean `/incident declare`?",
        buttons=(
            Button(label="declare", act=Act.RUN, value="declare", style=Style.PRIMARY),
            Button(label="Declare it…", act=Act.FORM, value='declare|{"title": "declar"}'),
        ),
    )


def test_help_that_is_none_is_offered_as_a_title(room):
    reply = room.types("help desk is down", at=LOBBY)
    assert reply.text == room.types("help", at=LOBBY).text
    assert [button.value for button in reply.buttons] == ['declare|{"title": "help desk is down"}']


@pytest.mark.usefixtures("incident")
def test_a_misspelt_verb_in_an_incident_is_one_press_away(room):
    reply = room.types("Resovle rolled back")
    assert reply == Reply(
        text="`Resovle` is no word I know. Did you mean `/incident resolve rolled back`?",
        buttons=(
            Button(label="resolve", act=Act.RUN, value="resolve rolled back", style=Style.PRIMARY),
            Button(label="note it as it is", act=Act.RUN, value="note Resovle rolled back"),
        ),
    )
    assert room.incident().status == "investigating"
    room.presses(reply.buttons[0])
    assert room.incident().status == "resolved"


@pytest.mark.usefixtures("incident")
def test_any_other_words_in_an_incident_may_be_a_note(room):
    reply = room.types("failover has begun")
    assert reply == Reply(
        text="`failover` is no word I know. Did you mean `/incident note failover has begun`?",
        buttons=(
            Button(label="note", act=Act.RUN, value="note failover has begun", style=Style.PRIMARY),
        ),
    )
    room.presses(reply.buttons[0])
    assert room.lines()[-1] == "14:00 failover has begun"


@pytest.mark.usefixtures("incident")
def test_a_severity_alone_may_correct_that_of_the_incident(room):
    assert room.types("SEV-2").text == (
        "`SEV-2` is no word I know. Did you mean `/incident sev SEV-2`?"
    )


@pytest.mark.usefixtures("incident")
def test_words_that_are_too_long_for_a_button_get_none(room):
    assert room.types("failover " * 300).buttons == ()
