"""What was typed is told apart before anything is done."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.parser import Call, Nothing, Slip, Title, letters_between, nearest, parse
from bot.commands.table import COMMANDS

NAMES = [name for command in COMMANDS for name in command.names]
words = st.text(st.characters(codec="utf-8"), max_size=40)
small = st.text("abc", max_size=5)


@given(st.sampled_from(NAMES), words, st.booleans())
def test_every_name_of_the_table_is_a_call_with_the_words_behind_it(name, behind, inside):
    parsed = parse(f"{name} {behind}", COMMANDS, in_incident=inside)
    assert isinstance(parsed, Call)
    assert name in parsed.command.names
    assert parsed.words == behind.strip()


@given(words, st.booleans())
def test_no_text_is_lost_and_none_is_too_strange(text, inside):
    match parse(text, COMMANDS, in_incident=inside):
        case Nothing():
            assert not text.strip()
        case Call(typed=typed) | Slip(typed=typed) | Title(typed=typed):
            assert typed == text.strip()


@given(words)
def test_in_an_incident_nothing_is_ever_a_title(text):
    assert not isinstance(parse(text, COMMANDS, in_incident=True), Title)


@pytest.mark.parametrize("typed", ["Resolve it", "RESOLVE it", "resolve: it", "resolve, it"])
def test_a_verb_is_one_in_any_case_and_with_a_colon_behind_it(typed):
    parsed = parse(typed, COMMANDS, in_incident=True)
    assert isinstance(parsed, Call)
    assert (parsed.command.word, parsed.words) == ("resolve", "it")


def test_a_question_mark_asks_for_help():
    parsed = parse("?", COMMANDS, in_incident=False)
    assert isinstance(parsed, Call)
    assert parsed.command.word == "help"


def test_outside_an_incident_words_that_begin_with_no_verb_are_a_title():
    assert parse("checkout is down", COMMANDS, in_incident=False) == Title(typed="checkout is down")


def test_a_misspelt_verb_with_words_behind_it_is_a_title_where_there_is_no_incident():
    assert parse("resolv it", COMMANDS, in_incident=False) == Title(typed="resolv it")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("resovle", "resolve"),
        ("statsu", "status"),
        ("ak", "ack"),
        ("hepl", "help"),
        ("mitigat", "mitigate"),
        ("acknowlegde", "acknowledge"),
        ("declrae", "declare"),
        ("timelin", "timeline"),
    ],
)
def test_a_lone_word_one_or_two_letters_from_a_verb_is_a_slip(typed, meant):
    parsed = parse(typed, COMMANDS, in_incident=False)
    assert isinstance(parsed, Slip)
    assert parsed.meant == meant


@pytest.mark.parametrize("typed", ["outage", "checkout", "payments", "db", "決済"])
def test_a_lone_word_far_from_every_verb_is_a_title(typed):
    assert parse(typed, COMMANDS, in_incident=False) == Title(typed=typed)


def test_a_slip_in_an_incident_keeps_the_words_behind_it():
    parsed = parse("resovle rolled back", COMMANDS, in_incident=True)
    assert parsed == Slip(typed="resovle rolled back", word="resovle", meant="resolve rolled back")


def test_a_word_that_is_like_none_has_no_meaning_in_an_incident():
    parsed = parse("frobnicate it", COMMANDS, in_incident=True)
    assert parsed == Slip(typed="frobnicate it", word="frobnicate", meant=None)


@given(small, small)
def test_letters_between_two_words_are_counted_the_same_from_both_sides(one, other):
    assert letters_between(one, other) == letters_between(other, one)
    assert (letters_between(one, other) == 0) == (one == other)
    assert letters_between(one, other) <= max(len(one), len(other))


@given(st.sampled_from([name for name in NAMES if len(name) > 4]), st.data())
def test_one_letter_too_many_is_always_understood_as_some_verb(name, data):
    place = data.draw(st.integers(0, len(name)))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    typed = name[:place] + letter + name[place:]
    close = nearest(typed, NAMES)
    assert close is not None
    assert letters_between(typed, close) <= 1


def test_neighbours_that_changed_places_are_one_slip():
    assert letters_between("resovle", "resolve") == 1
