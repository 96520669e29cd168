"""`status`, `sev`, `reopen`, `cancel`, `close` and the roles."""

import pytest

from bot.domain.people import mention
from bot.domain.replies import Act, Button, Reply
from tests.commands.room import person

pytestmark = pytest.mark.usefixtures("incident")

RESPONDER, COMMANDER = mention("RESPONDER"), mention("COMMANDER")


def test_a_status_is_set_and_one_press_takes_it_back(room):
    reply = room.types("status monitoring")
    assert reply == Reply(
        text="INC-1 is monitoring now; it was investigating.",
        buttons=(Button(label="Back to investigating", act=Act.RUN, value="status investigating"),),
    )
    assert room.presses(reply.buttons[0]).text == "INC-1 is investigating now; it was monitoring."


def test_the_same_status_again_changes_nothing(room):
    assert room.types("status investigating") == Reply(text="INC-1 is investigating already.")
    assert len(room.lines()) == 1


@pytest.mark.parametrize(
    ("word", "verb"), [("resolved", "resolve"), ("closed", "close"), ("cancelled", "cancel")]
)
def test_a_status_that_a_verb_leads_to_is_one_press_away(room, word, verb):
    assert room.types(f"status {word}") == Reply(
        text=f"An incident becomes {word} with `/incident {verb}`.",
        buttons=(Button(label=verb, act=Act.RUN, value=verb),),
    )


def test_a_status_misspelt_is_one_press_away(room):
    assert room.types("status Montoring") == Reply(
        text="`montoring` is no word I know. Did you mean `/incident status monitoring`?",
        buttons=(Button(label="status monitoring", act=Act.RUN, value="status monitoring"),),
    )


def test_a_status_that_is_none_names_those_there_are(room):
    assert room.types("status page is down") == Reply(
        text="`page is down` is no status. There are "
        "investigating, identified, fixing, monitoring, mitigated."
    )


@pytest.mark.parametrize("typed", ["sev 2", "sev sev2", "severity SEV-2", "sev P1", "sev major"])
def test_a_severity_is_understood_in_all_its_spellings(room, typed):
    assert room.types(typed) == Reply(
        text="INC-1 is sev2 now; it was sev1.",
        buttons=(Button(label="Back to sev1", act=Act.RUN, value="sev sev1"),),
    )
    assert room.incident().severity == "sev2"


def test_the_same_severity_again_changes_nothing(room):
    assert room.types("sev critical") == Reply(text="INC-1 is sev1 already.")


def test_words_behind_a_severity_are_kept_as_a_note(room):
    assert room.types("sev 2 only buyers in Europe").text == (
        "INC-1 is sev2 now; it was sev1.\nYour words are on the timeline as a note."
    )
    assert room.lines()[-1] == "14:00 only buyers in Europe"


def test_bare_sev_shows_it_and_those_there_are(room):
    assert room.types("sev") == Reply(text="INC-1 is sev1. There are sev1, sev2, sev3.")


def test_a_severity_that_is_none_names_those_there_are(room):
    assert room.types("sev 9") == Reply(text="`9` is no severity here. There are sev1, sev2, sev3.")


def test_what_is_not_over_cannot_be_reopened(room):
    assert room.types("reopen") == Reply(
        text="This incident is investigating; only one that is over can be reopened."
    )


def test_a_mistaken_declaration_is_cancelled_once(room):
    assert room.types("cancel wrong channel") == Reply(
        text="INC-1 is cancelled and counts in no metrics.",
        buttons=(Button(label="Reopen", act=Act.RUN, value="reopen"),),
    )
    assert room.lines()[-1] == "14:00 Cancelled: wrong channel"
    assert room.types("cancel") == Reply(text="INC-1 is cancelled already.")


def test_closing_twice_says_since_when(room):
    room.types("close at 15:00")
    assert room.types("done").text == (
        "INC-1 is closed already, since 15:00 Berlin time (14:00 UTC). "
        "`/incident set closed TIME` corrects the time."
    )


@pytest.mark.parametrize(
    "typed",
    ["lead", "ic", "captain", "commander", "lead me", "role me commander", "assign ic to me",
     "role lead", f"role commander {RESPONDER}", f"assign {RESPONDER} commander"],
)  # fmt: skip
def test_command_is_taken_by_who_asks(room, typed):
    assert room.types(typed) == Reply(text="You have the role commander now.")
    assert room.types(typed) == Reply(text="You have the role commander already.")


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        (f"lead {COMMANDER}", "commander"),
        (f"lead to {COMMANDER}", "commander"),
        (f"role commander {COMMANDER}", "commander"),
        (f"role {COMMANDER} as commander", "commander"),
        (f"comms {COMMANDER}", "communications"),
        (f"role comms lead: {COMMANDER}", "communications"),
        (f"scribe {COMMANDER}", "scribe"),
        (f"ops {COMMANDER}", "operations"),
    ],
)
def test_a_role_is_given_to_who_is_mentioned(room, typed, role):
    assert room.types(typed) == Reply(text=f"{COMMANDER} has the role {role} now.")


def test_a_role_that_passes_on_can_be_given_back(room):
    room.types(f"lead {COMMANDER}")
    reply = room.types("lead")
    assert reply.text == f"You have the role commander now; {COMMANDER} had it before."
    (back,) = reply.buttons
    assert room.presses(back).text == (
        f"{COMMANDER} has the role commander now; {RESPONDER} had it before."
    )


def test_a_deactivated_person_is_given_no_role_and_who_asks_is_told(room):
    room.meet(person("GONE", is_deactivated=True))
    room.types("lead")
    gone = mention("GONE")
    assert room.types(f"lead {gone}") == Reply(
        text=f"{gone} is deactivated and cannot be given the role commander; nothing was changed."
    )
    assert room.types("lead").text == "You have the role commander already."


def test_a_bot_is_given_no_role(room):
    room.meet(person("PAGER", is_bot=True))
    assert room.types(f"ops {mention('PAGER')}").text == (
        f"{mention('PAGER')} is a bot and cannot be given the role operations; nothing was changed."
    )


def test_somebody_whom_nobody_has_met_yet_can_have_a_role(room):
    assert room.types(f"lead {mention('NEW')}").text == (
        f"{mention('NEW')} has the role commander now."
    )


@pytest.mark.parametrize("typed", ["lead @someone", "role commander @someone"])
def test_a_name_typed_by_hand_tells_nobody_apart(room, typed):
    words = typed.removeprefix("lead ").removeprefix("role ")
    assert room.types(typed) == Reply(
        text=f"`{words}` tells nobody apart. Pick the name from the list that appears when you "
        "type @, or leave it out to take the role yourself."
    )


def test_a_role_that_is_none_names_those_there_are(room):
    assert room.types("role janitor") == Reply(
        text="`janitor` names no role. There are commander, communications, scribe, operations."
    )


def test_bare_role_shows_who_holds_what(room):
    how = "`/incident role commander @name` gives a role, `/incident lead` takes command."
    assert room.types("role").text == f"Nobody has a role yet.\n{how}"
    room.types("lead")
    room.types(f"scribe {COMMANDER}")
    assert room.types("role").text == f"commander: {RESPONDER}, scribe: {COMMANDER}\n{how}"
