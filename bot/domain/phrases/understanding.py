"""A whole phrase that must be a time, as after `set detected` or `scribe when`."""

import re
from datetime import datetime, tzinfo

from bot.domain.phrases.instants import Instant, NotATime
from bot.domain.phrases.plaintext import LONGEST, plain
from bot.domain.phrases.reading import instant_of
from bot.domain.phrases.scanning import scan
from bot.domain.phrases.wording import WORKS, quoted

_QUOTES = "\"'“”‘’` "
_FLAGS = re.ASCII | re.IGNORECASE
_HINTS = (
    (
        re.compile(r"[0-9]{1,2}\.[0-9]{2}\Z"),
        "may be a time or a number. Write it with a colon, as in 14:02.",
    ),
    (
        re.compile(
            r"(?:.*\b(?:at|around|since|from|day|morning|afternoon|evening|night) )?[0-9]{1,2}\Z",
            _FLAGS,
        ),
        "does not say which hour. Write for example 07:00, 7am or 7pm.",
    ),
    (
        re.compile(r"\+|in [0-9a]|.*\bfrom now\Z|tomorrow|next ", _FLAGS),
        "is in the future; a record holds what has happened.",
    ),
    (
        re.compile(r"[0-9]{4}\Z"),
        "may be a year or a time of day. Write 14:02, or the zone with it: 1402 UTC.",
    ),
    (
        re.compile(
            r"[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|\.[0-9]{1,2}\.(?:[0-9]{2,4})?)(?: |\Z)"
        ),
        "has a date that is read in two ways. Write it as 2026-11-20 14:02.",
    ),
    (
        re.compile(r".*[0-9]{1,2}:[0-9]{2} ?(?:-|–|to|until) ?[0-9]{1,2}:[0-9]{2}\Z", _FLAGS),
        "may be a stretch of time. Write one time, and an offset as in 14:02 UTC-8.",
    ),
    (
        re.compile(r"(?:[0-9.]+|an?|half an) ?(?:h|m|s|d)[a-z]*\Z", _FLAGS),
        'is a length of time. Put "ago" behind it if it is over: 10 min ago.',
    ),
)


def understand(phrase: str, *, zone: tzinfo, now: datetime) -> Instant:
    """The instant that the whole phrase means for a person in `zone`, at most a minute after now.

    Raises AmbiguousTime where it means several, and NotATime where it is no time, lies in the
    future, or names an hour that a clock change skipped.
    """
    text = plain(phrase).strip(_QUOTES).rstrip(".,;: ")
    if not text:
        raise NotATime(f"No time was given. {WORKS}")
    if len(text) > LONGEST:
        raise NotATime(f"{quoted(text)} is too long to be a time. {WORKS}")
    found = scan(text, 0, zone)
    if found is None or found[1] != len(text) or not (found[0].is_a_time or found[0].day):
        raise _refused(text, None if found is None else text[found[1] :].strip(" ,"))
    return instant_of(text, found[0], home=zone, now=now)


def _refused(text: str, rest: str | None) -> NotATime:
    for pattern, sentence in _HINTS:
        if pattern.match(text):
            return NotATime(f"{quoted(text)} {sentence}")
    if rest and rest != text:
        return NotATime(
            f"{quoted(text)} is not a time that I can read: {quoted(rest)} is unknown. {WORKS}"
        )
    return NotATime(f"{quoted(text)} is not a time that I can read. {WORKS}")
