"""Whether a message said in passing states a time: where in doubt, it does not."""

import re
from datetime import datetime, timedelta, tzinfo

from bot.domain.phrases.instants import Instant, NotATime
from bot.domain.phrases.plaintext import LONGEST
from bot.domain.phrases.splitting import Found, leading, trailing

_CLOCK = re.compile(r"[0-9]:[0-9]{2}(?![0-9])")
_PLANS = re.compile(
    r"\b(?:will|going to|gonna|let'?s|should|shall|eta|see you|meet(?:ing)?|expires?)\b|['’]ll\b",
    re.ASCII | re.IGNORECASE,
)
_RECENT = timedelta(hours=6)
_SIGNS = re.compile(r"[0-9:]|ago\b|noon|midday|midnight", re.ASCII | re.IGNORECASE)


def stated(text: str, *, zone: tzinfo, now: datetime) -> Instant | None:
    """The time that a chat message states at its start or its end, for who is in `zone`.

    Never raises. None for anything ambiguous, to come, or that may be a figure of another kind;
    the message's own time is then as good as any. Quick enough for every message.
    """
    if not _SIGNS.search(text[: 2 * LONGEST]) and not _SIGNS.search(text[-2 * LONGEST :]):
        return None
    if (found := leading(text, zone)) is not None:
        instant = _taken(found, zone, now)
        old = instant is not None and not _of_today(instant, zone, now)
        assumed = found.phrase.day is None and found.phrase.ago is None
        return None if old and assumed and _PLANS.search(found.rest) else instant
    found = trailing(text, zone)
    if found is None or _CLOCK.search(found.rest) or _PLANS.search(found.rest):
        return None
    instant = _taken(found, zone, now)
    if instant is None or found.phrase.day is not None or found.phrase.ago is not None:
        return instant
    # "Failover at 17:00", said at noon, is a plan and not yesterday's news.
    return instant if _of_today(instant, zone, now) else None


def _taken(found: Found, zone: tzinfo, now: datetime) -> Instant | None:
    # "Now" adds nothing to the message's own time, and "-5m latency" is a figure.
    if found.phrase.ago is not None and (found.phrase.uncertain_end or found.words[0] == "-"):
        return None
    try:
        return found.instant(zone, now)
    except NotATime:
        return None


def _of_today(instant: Instant, zone: tzinfo, now: datetime) -> bool:
    """Whether it lies in the reader's day, or in the evening before a small hour."""
    if now - instant.at <= _RECENT:
        return True
    return instant.at.astimezone(zone).date() == now.astimezone(zone).date()
