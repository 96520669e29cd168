"""Buttons: what they do travels with them, and back."""

from dataclasses import asdict

import pytest

from bot.domain.replies import Act, Button, Style
from bot.slack import buttons, replies
from tests.support.shapes import problems

ACK = Button(label="Acknowledge", act=Act.RUN, value="ack", style=Style.PRIMARY)
FORM = Button(label="Resolve…", act=Act.FORM, value="resolve|{}")


@pytest.mark.parametrize("button", [ACK, FORM])
def test_a_press_means_what_the_button_meant(button: Button) -> None:
    [element] = buttons.elements([button])
    assert buttons.pressed(element) == (button.act, button.value)


def test_a_button_keeps_its_id_while_others_beside_it_come_and_go() -> None:
    together, alone = buttons.elements([ACK, FORM]), buttons.elements([FORM])
    assert together[1]["action_id"] == alone[0]["action_id"] == "form:resolve"


def test_buttons_of_one_label_are_kept_apart() -> None:
    names = [each["action_id"] for each in buttons.elements([ACK, ACK, ACK])]
    assert len(set(names)) == 3


def test_a_link_or_a_menu_does_nothing_by_itself() -> None:
    assert buttons.pressed({"action_id": "section"}) is None
    assert buttons.pressed({}) is None


def test_buttons_travel_in_a_notice_as_facts() -> None:
    assert buttons.from_facts([asdict(ACK), asdict(FORM)]) == (ACK, FORM)
    assert buttons.from_facts(None) == ()


def test_an_answer_of_any_length_is_one_that_slack_takes() -> None:
    message = replies.ephemeral("x<&> " * 40_000, [ACK, FORM])
    assert problems("blocks", message["blocks"]) == []
    assert len(message["blocks"]) <= 50
    assert message["blocks"][-1]["type"] == "actions"
