"""How bad an incident is, in the words that people have for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from bot.domain.errors import NoSuchSeverity


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> frozenset[str]:
        return frozenset(map(_plain, (self.name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class Severities:
    """The configured severities, gravest first."""

    ranked: tuple[Severity, ...]

    @classmethod
    def of(cls, table: Iterable[Sequence[str]]) -> "Severities":
        """From rows of a name and its aliases, as settings read them."""
        return cls(tuple(Severity(name=row[0], aliases=tuple(row[1:])) for row in table))

    @property
    def usual(self) -> Severity:
        """Where none is said: the middle one, neither an alarm nor a shrug."""
        return self.ranked[len(self.ranked) // 2]

    def named(self, text: str) -> Severity | None:
        """`SEV-1`, `sev 1`, `P0`, `Critical`, and a bare `1` for the name that ends with it."""
        plain = _plain(text)
        for severity in self.ranked:
            if plain in severity.spellings:
                return severity
        if not plain.isdigit():
            return None
        numbered = [each for each in self.ranked if _number(each.name) == plain]
        return numbered[0] if numbered else None

    def chosen(self, text: str) -> Severity:
        """The severity that a person named; NoSuchSeverity says which there are."""
        found = self.named(text)
        if found is None:
            names = ", ".join(severity.name for severity in self.ranked)
            raise NoSuchSeverity(f"`{text}` is no severity here. There are {names}.")
        return found

    def found_in(self, text: str) -> tuple[Severity | None, str]:
        """The first severity among the words of a declaration, and the words without it.

        Only what cannot be meant otherwise counts: a spelling with a digit anywhere ("checkout is
        down SEV-2"), any spelling with a colon at the start ("critical: checkout is down"). "major
        release fails" is a title.
        """
        for start, end in _candidates(text):
            said = text[start:end]
            opens = not text[:start].strip() and said.endswith(":")
            if not (opens or any(letter.isdigit() for letter in said)):
                continue
            severity = None if _plain(said).isdigit() else self.named(said)
            if severity:
                return severity, _joined(text[:start], text[end:])
        return None, text.strip()


# What may stand between a severity and the title; the colon of ":fire:" is the title's own.
_BEHIND = re.compile(r"^(?:[\s,–—-]|:(?![\w+'-]+:))+")


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Where a severity may stand: each word, each together with a number after it ("sev 1")."""
    words = list(re.finditer(r"\S+", text))
    for word, following in zip_longest(words, words[1:]):
        if following and re.fullmatch(r"\d+[:,.;]?", following.group()):
            yield word.start(), following.end()
        yield word.span()


def _joined(before: str, after: str) -> str:
    return " ".join(part for part in (before.strip(), _BEHIND.sub("", after).strip()) if part)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", text).lower()


def _number(name: str) -> str:
    found = re.search(r"\d+$", name)
    return found.group() if found else ""
