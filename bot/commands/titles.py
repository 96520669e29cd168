"""The words of a declaration, told apart: how bad, since when, and what the rest is called.

words    = { flag | severity | start | word }
flag     = "--private" | "--drill"      with dashes as keyboards make them, too
severity = a name with a digit in it ("sev1", "SEV-1", "P0", "sev 1") anywhere,
           any other ("critical") only in front: "disk is low" says nothing of severity
start    = "started" TIME               anywhere; "started failing" is part of the title
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from bot.commands import parser, wording
from bot.domain.errors import Refused
from bot.domain.phrases import splitting
from bot.domain.phrases.splitting import Found
from bot.domain.severities import Severities, Severity

_FLAG = re.compile(r"(?:--|[—–]-?)(?P<name>[a-z]+)", re.IGNORECASE)
_FLAGS = ("private", "drill")
_AROUND = "\"'“”‘’()[],.:;"
_QUOTED = re.compile(r"\"([^\"]+)\"|“([^”]+)”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A time behind the word "started"; `before` is all that was typed up to and with that word."""

    found: Found
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    title: str
    severity: Severity | None
    start: Start | None
    private: bool
    drill: bool


def read(words: str, table: Severities, zone: tzinfo) -> Titled:
    """Raises Refused for a flag misspelt: `--privat` must not make a public incident."""
    pieces = words.split()
    start, pieces = _without_start(pieces, zone)
    flags = {piece: _flag(piece) for piece in pieces if _FLAG.fullmatch(piece)}
    rest = " ".join(piece for piece in pieces if not flags.get(piece))
    severity, title = _without_severity(rest, table)
    quoted = _QUOTED.fullmatch(title)
    return Titled(
        title=quoted[1] or quoted[2] if quoted else title,
        severity=severity,
        start=start,
        private="private" in flags.values(),
        drill="drill" in flags.values(),
    )


def _without_start(pieces: Sequence[str], zone: tzinfo) -> tuple[Start | None, list[str]]:
    for index, piece in enumerate(pieces):
        if piece.strip(_AROUND).lower() != "started":
            continue
        found = splitting.leading(" ".join(pieces[index + 1 :]), zone)
        if found:
            before = " ".join(pieces[:index]).rstrip(" ,;:(")
            start = Start(found=found, before=" ".join(pieces[: index + 1]))
            return start, [*before.split(), *found.rest.split()]
    return None, list(pieces)


def _flag(piece: str) -> str | None:
    """The flag's name; None for what only looks like one, as in "rm --force deleted all"."""
    name = piece.lstrip("-—–").lower()
    if name in _FLAGS:
        return name
    if parser.nearest(name, _FLAGS):
        raise Refused(wording.no_such_flag(piece))
    return None


def _without_severity(text: str, table: Severities) -> tuple[Severity | None, str]:
    severity, rest = table.found_in(text)
    if severity:
        return severity, rest
    first, _, behind = text.partition(" ")
    severity = table.named(first.strip(_AROUND)) if first[:1].isalpha() else None
    return (severity, behind) if severity else (None, text)
