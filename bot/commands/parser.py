"""What was typed after `/incident`, told apart before anything is done.

    text   = ""                 nothing: the form, or the incident
           | verb [words]       a call; a verb is any name in the table, in any case,
                                with or without ":", "," or "!" behind it
           | word               outside an incident, one or two letters from a verb: a slip
           | words              outside an incident: a title
                                in an incident: a slip

One or two letters: left out, put in, changed, or two neighbours swapped; one where either word has
three letters or fewer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.commands.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """No words at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A verb of the table and the words behind it; `typed` is the whole."""

    command: Command
    words: str
    typed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A first word that is no verb. `meant` is the whole with the nearest verb in its place."""

    typed: str
    word: str
    meant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words that can only be the title of an incident that is not declared yet."""

    typed: str


Parsed = Nothing | Call | Slip | Title

_BEHIND_A_VERB = ":,.!"


def parse(text: str, commands: Sequence[Command], *, in_incident: bool) -> Parsed:
    """Tell what the text is, by the grammar above. Never fails."""
    typed = text.strip()
    if not typed:
        return Nothing()
    first, *behind = typed.split(maxsplit=1)
    words = behind[0] if behind else ""
    verb = _as_verb(first)
    command = named(verb, commands)
    if command:
        return Call(command=command, words=words, typed=typed)
    if not in_incident and words:
        return Title(typed=typed)
    close = nearest(verb, (name for command in commands for name in command.names))
    if close or in_incident:
        meant = f"{close} {words}".strip() if close else None
        return Slip(typed=typed, word=first, meant=meant)
    return Title(typed=typed)


def named(name: str, commands: Sequence[Command]) -> Command | None:
    """The command of that name or alias, as it would be typed."""
    verb = _as_verb(name)
    return next((command for command in commands if verb in command.names), None)


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name that is fewest letters away, the first of equals; None when each is too far."""
    near = [(letters_between(word, name), name) for name in names if _may_be(word, name)]
    reach = [(far, name) for far, name in near if far <= _reach(word, name)]
    return min(reach, key=lambda found: found[0])[1] if reach else None


def letters_between(one: str, other: str) -> int:
    """Letters left out, put in, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        former, row, before_last = row, [i], before
        for j, target in enumerate(other, 1):
            changed = former[j - 1] + (letter != target)
            best = min(changed, former[j] + 1, row[j - 1] + 1)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == target:
                best = min(best, before_last[j - 2] + 1)
            row.append(best)
        before = former
    return row[-1]


def _as_verb(word: str) -> str:
    return (word.rstrip(_BEHIND_A_VERB) or word).casefold()


def _may_be(word: str, name: str) -> bool:
    """False where the lengths alone say that the two are too far from each other."""
    return name.isalpha() and abs(len(word) - len(name)) <= 2


def _reach(word: str, name: str) -> int:
    return 1 if min(len(word), len(name)) <= 3 else 2
