"""Reading a phrase off a text: which of day, clock, zone and "ago" stand there, in any order.

    phrase := filler? ( ago | day | clock | zone ) ( filler? ... )*     each at most once

Anything else ends the phrase. Nothing here knows what time it is.
"""

import re
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.domain.phrases.ago import NOW, Ago, DaysAgo, read_ago
from bot.domain.phrases.clocks import Clock, read_bare_hour, read_clock, read_digits
from bot.domain.phrases.days import Calendar, Day, Relative, Weekday, joined, read_day
from bot.domain.phrases.zonewords import SharedName, read_zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What was read. `begun` says that a word such as "at" came first.

    `uncertain_end` says that its last word could as well be the first of a sentence
    ("now restarting", "14:02 Monday deploy failed").
    """

    ago: Ago | None = None
    day: Day | None = None
    clock: Clock | None = None
    zone: tzinfo | SharedName | None = None
    begun: bool = False
    uncertain_end: bool = False

    @property
    def is_a_time(self) -> bool:
        """Whether a moment is named, and not only a day or a zone."""
        return self.ago is not None or self.clock is not None


_FLAGS = re.ASCII | re.IGNORECASE
_FILLER = re.compile(
    r" ?,? ?(?P<word>(?:at|on|around|about|approximately|approx\.?|roughly|since|from)\b ?|[~@] ?)?"
    r"(?:(?:around|about|approximately|approx\.?|roughly|on)\b ?|~)?",
    _FLAGS,
)
_PART_NEXT = re.compile(r" (?:this (?:morning|afternoon|evening)|(?:last|yesterday) [a-z])", _FLAGS)
# "1000 est. users", "1000 mt": zones when written large.
_SMALL_WORD = re.compile(r" ?(?:est|et|ct|mt|pt)\b", re.ASCII)
_HOURS = re.compile(r" ?(?:hours|hrs|h)\b", _FLAGS)
_MINUS = re.compile(r"-[0-9]{2}(?::?[0-9]{2})?", _FLAGS)


def scan(text: str, start: int, home: tzinfo) -> tuple[Phrase, int] | None:
    """The longest phrase at `start` and its end; None when nothing of a time stands there.

    `text` has single spaces and no other white space. Raises NotATime for what can only be meant
    as a time and is none ("25:00", "31 February").
    """
    phrase, end = Phrase(), start
    while phrase.ago is None:
        filler = _FILLER.match(text, end)
        begin = filler.end() if filler else end
        joint = text[end:begin].strip(" ,")
        following = _element(phrase, text, begin, home, joint=joint)
        if following is None:
            break
        if phrase == Phrase():
            following = replace(following[0], begun=bool(joint)), following[1]
        phrase, end = following
    return None if phrase == Phrase() else (phrase, end)


def _element(
    phrase: Phrase, text: str, begin: int, home: tzinfo, *, joint: str
) -> tuple[Phrase, int] | None:
    """The phrase with the next element in it, and that element's end."""
    return (
        _with_ago(phrase, text, begin)
        or _with_day(phrase, text, begin)
        or _with_clock(phrase, text, begin, home, joint=joint)
        or _with_zone(phrase, text, begin, home)
    )


def _with_ago(phrase: Phrase, text: str, begin: int) -> tuple[Phrase, int] | None:
    found = read_ago(text, begin)
    match found:
        case (DaysAgo() as ago, end) if phrase.day is None:
            back = Relative(days=-ago.days, months=-ago.months)
            return replace(phrase, day=back, uncertain_end=False), end
        case (Ago() as ago, end) if phrase == Phrase():
            return replace(phrase, ago=ago, uncertain_end=ago is NOW), end
        case _:
            return None


def _with_day(phrase: Phrase, text: str, begin: int) -> tuple[Phrase, int] | None:
    found = read_day(text, begin)
    if found is None:
        return None
    day, end = found
    both = day if phrase.day is None else joined(phrase.day, day)
    if both is None:
        return None
    return replace(phrase, day=both, uncertain_end=isinstance(day, Weekday)), end


def _with_clock(
    phrase: Phrase, text: str, begin: int, home: tzinfo, *, joint: str
) -> tuple[Phrase, int] | None:
    if phrase.clock is not None:
        return None
    if found := read_clock(text, begin):
        clock, end = found
        word = text[begin].isalpha() and phrase.day is None
        return replace(phrase, clock=clock, uncertain_end=word), end
    if found := read_digits(text, begin):
        return _with_digits(phrase, text, found, home)
    found = read_bare_hour(text, begin) if joint else None
    if found and (_of_a_part(phrase) or _PART_NEXT.match(text, found[1])):
        return replace(phrase, clock=found[0], uncertain_end=True), found[1]
    return None


def _with_digits(
    phrase: Phrase, text: str, found: tuple[Clock, int], home: tzinfo
) -> tuple[Phrase, int] | None:
    clock, end = found
    phrase = replace(phrase, clock=clock)
    if match := _HOURS.match(text, end):
        return replace(phrase, uncertain_end=True), match.end()
    if _SMALL_WORD.match(text, end):
        return None
    return _with_zone(phrase, text, end + text.startswith(" ", end), home)


def _with_zone(phrase: Phrase, text: str, begin: int, home: tzinfo) -> tuple[Phrase, int] | None:
    if phrase.clock is None or phrase.zone is not None or text[begin - 1] == ",":
        return None
    if text[max(begin - 2, 0) : begin] == ", " or _is_a_range(phrase, text, begin):
        return None
    found = read_zone(text, begin, home)
    if found is None:
        return None
    return replace(phrase, zone=found[0], uncertain_end=False), found[1]


def _is_a_range(phrase: Phrase, text: str, begin: int) -> bool:
    """Whether "-08:00" behind "14:02" could be the other end of a stretch, "14:02-08:00".

    It is an offset only where a machine would write it: behind seconds, or with a date.
    """
    match = _MINUS.match(text, begin)
    if match is None or phrase.clock is None or phrase.clock.second is not None:
        return False
    spaced = text[begin - 1] == " "
    if isinstance(phrase.day, Calendar):
        return not spaced and text[begin - 6 : begin - 5] not in {"T", "t"}
    return not spaced or ":" in match[0]


def _of_a_part(phrase: Phrase) -> bool:
    return isinstance(phrase.day, Relative | Weekday) and phrase.day.part is not None
