"""A time at one end of a text, and the rest of the text as typed."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.domain.phrases.instants import AmbiguousTime, Instant, NotATime
from bot.domain.phrases.plaintext import LONGEST, after, before, plain
from bot.domain.phrases.reading import instant_of
from bot.domain.phrases.scanning import Phrase, scan

_FLAGS = re.ASCII | re.IGNORECASE
_OPENING = re.compile(r"(?:[-•>*] )?[\[(*_`\"“']*")
_CLOSING = re.compile(r"[\])*_`\"”']*")
# A colon before a letter stands only right behind the time, else it may open an emoji's name.
_SEPARATOR = re.compile(r":(?![0-9])|[,;.](?: |\Z)| (?:[-–—:|]|->|=>|→)(?: |\Z)|[-–—](?: |\Z)")
_RANGE = re.compile(r"(?:[-–—/]|to|till|until|and|or)? ?[0-9]{1,2}:[0-9]{2}(?![0-9])", _FLAGS)
_MEASURED = re.compile(
    r"(?:min(?:ute)?s?|h(?:ou)?rs?|sec(?:ond)?s?|ratio|aspect|split|left|remaining|long)\b", _FLAGS
)
_CLOSED = re.compile(r"[\s.!,;)\]*_`\"”']*\Z")
_WORD_STARTS = re.compile(r"(?:^|(?<=[ (\[]))[^\s(\[]")
_OPEN_END = " ,;:(–—-[*_`\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A phrase at one end of a text: its words, and what the text is without it."""

    phrase: Phrase
    words: str
    rest: str

    def instant(self, zone: tzinfo, now: datetime) -> Instant:
        """What the phrase means. Raises NotATime."""
        return instant_of(self.words, self.phrase, home=zone, now=now)


def split_leading(text: str, *, zone: tzinfo, now: datetime) -> tuple[Instant, str] | None:
    """The time that begins the text and the rest of it; None when no time begins it.

    Raises NotATime when a time does begin it that cannot be taken: it is ambiguous, in the future,
    skipped by a clock change, or in a zone whose name several zones share.
    """
    found = leading(text, zone)
    return None if found is None else (found.instant(zone, now), found.rest)


def split_trailing(text: str, *, zone: tzinfo, now: datetime) -> tuple[Instant, str] | None:
    """The time that ends the text and what comes before; None when none does, or it is to come.

    Raises AmbiguousTime when it has come, but in an hour that exists twice.
    """
    found = trailing(text, zone)
    if found is None:
        return None
    try:
        return found.instant(zone, now), found.rest
    except AmbiguousTime as ambiguous:
        if all(reading.at <= now for reading in ambiguous.readings):
            raise
        return None
    except NotATime:
        return None


def leading(text: str, zone: tzinfo) -> Found | None:
    """The phrase that begins the text's first line, if it is one of time and nothing else."""
    head = plain(text.lstrip()[: 2 * LONGEST].partition("\n")[0])
    opening = _OPENING.match(head)
    start = opening.end() if opening else 0
    scanned = _scanned(head, start, zone)
    if scanned is None:
        return None
    phrase, end = scanned
    closing = _CLOSING.match(head, end)
    close = closing.end() if closing else end
    separator = _SEPARATOR.match(head, close)
    stop = separator.end() if separator else close
    tail = head[stop:].strip()
    if _RANGE.match(tail) or (not separator and not _may_follow(phrase, head[stop:])):
        return None
    return Found(phrase=phrase, words=head[start:end], rest=after(text, head[:stop]).strip())


def trailing(text: str, zone: tzinfo) -> Found | None:
    """The phrase that ends the text, if something shows that it is said of the whole."""
    closed = _CLOSED.sub("", text[-2 * LONGEST :])
    tail = plain(closed.rpartition("\n")[2])[-LONGEST:]
    for begin in _WORD_STARTS.finditer(tail):
        start = begin.start()
        scanned = _scanned(tail, start, zone)
        if scanned is None or scanned[1] != len(tail):
            continue
        bracketed = start > 0 and tail[start - 1] in "(["
        if not _is_said_of_the_whole(scanned[0], tail[start:].lower(), bracketed=bracketed):
            continue
        rest = before(text[: len(text) - len(_closing_of(text))], tail[start:])
        return Found(phrase=scanned[0], words=tail[start:], rest=rest.rstrip(_OPEN_END))
    return None


def _closing_of(text: str) -> str:
    match = _CLOSED.search(text[-2 * LONGEST :])
    return match[0] if match else ""


def _scanned(text: str, start: int, zone: tzinfo) -> tuple[Phrase, int] | None:
    try:
        scanned = scan(text, start, zone)
    except NotATime:
        # "80:20" is not a mistyped time here, but some other figure.
        return None
    return scanned if scanned is not None and scanned[0].is_a_time else None


def _may_follow(phrase: Phrase, tail: str) -> bool:
    """Whether what follows without a separator is the text that the time belongs to."""
    if not tail:
        return True
    return tail[0] == " " and not phrase.uncertain_end and not _MEASURED.match(tail, 1)


def _is_said_of_the_whole(phrase: Phrase, words: str, *, bracketed: bool) -> bool:
    if phrase.ago is not None:
        return words.endswith("ago")
    return phrase.begun or bracketed or phrase.day is not None or phrase.zone is not None
