"""Time in words: what people type for an instant, and the instant.

A strict grammar of our own: a phrase understood wrongly in silence is worse than one refused.
"""

from bot.domain.phrases.instants import AmbiguousTime, Instant, NotATime
from bot.domain.phrases.splitting import split_leading, split_trailing
from bot.domain.phrases.stating import stated
from bot.domain.phrases.understanding import understand
from bot.domain.phrases.zones import zone_named
from bot.domain.precision import Precision

__all__ = [
    "AmbiguousTime",
    "Instant",
    "NotATime",
    "Precision",
    "split_leading",
    "split_trailing",
    "stated",
    "understand",
    "zone_named",
]
