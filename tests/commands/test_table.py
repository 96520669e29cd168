"""The table of words is complete, and the help tells all of it."""

import pytest

from bot.commands.table import COMMANDS

PROMISED = {
    "declare": "new create open start",
    "ack": "acknowledge acknowledged",
    "status": "",
    "sev": "severity",
    "note": "add log",
    "timeline": "",
    "set": "timestamps",
    "role": "assign",
    "lead": "ic captain commander",
    "comms": "",
    "scribe": "",
    "ops": "",
    "fixing": "fix",
    "mitigate": "mitigated mit",
    "resolve": "resolved fixed end",
    "close": "closed done",
    "reopen": "",
    "cancel": "",
    "postmortem": "pm retro draft",
    "help": "?",
}


def test_every_word_that_is_promised_is_there_under_all_its_names():
    assert {command.word: " ".join(command.aliases) for command in COMMANDS} == PROMISED


def test_no_name_means_two_things():
    names = [name for command in COMMANDS for name in command.names]
    assert len(names) == len(set(names))


def test_only_declare_and_help_can_be_said_anywhere():
    anywhere = {command.word for command in COMMANDS if not command.needs_incident}
    assert anywhere == {"declare", "help"}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.word)
def test_the_usage_begins_with_the_word_and_the_rest_is_a_sentence(command):
    assert command.usage.split()[0] == command.word
    assert command.does.endswith(".")


def test_the_help_names_every_word(room):
    told = room.types("help", at="C-LOBBY").text
    assert all(f"`/incident {command.usage}` {command.does}" in told for command in COMMANDS)


def test_the_help_for_one_word_tells_its_other_names(room):
    assert room.types("help fixed").text == (
        "`/incident resolve [at TIME] [what fixed it]` "
        "The incident is over; the draft postmortem is posted in its channel.\n"
        "Also `resolved`, `fixed`, `end`."
    )
