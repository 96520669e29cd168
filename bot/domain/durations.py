"""Durations in words, exact: nothing is rounded, and nothing is told that is not known."""

from datetime import timedelta

from bot.domain.precision import Precision

MINUTE = timedelta(minutes=1)


def in_words(duration: timedelta, precision: Precision) -> str:
    """`26h 5m`, `2m 42s`, `45s`; hours go on beyond a day.

    Of minute-precise moments that agree no more is known than "under a minute". Durations are never
    negative: that is a ValueError.
    """
    if duration < timedelta():
        raise ValueError(f"{duration} is negative")
    whole_minutes, rest = divmod(duration, MINUTE)
    hours, minutes = divmod(whole_minutes, 60)
    seconds = 0 if precision is Precision.MINUTE else int(rest.total_seconds())
    if not (hours or minutes or seconds):
        return "under a minute" if precision is Precision.MINUTE else "0s"
    words = []
    if hours:
        words.append(f"{hours}h")
    if minutes or (hours and seconds):
        words.append(f"{minutes}m")
    if seconds:
        words.append(f"{seconds}s")
    return " ".join(words)
