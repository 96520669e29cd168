"""What of a letter is not for a screen: tokens, secrets, and addresses that let anybody in."""

import re
from collections.abc import Mapping, Sequence

from bot.domain.notices import Json

HIDDEN = "(not shown)"

# Names under which platforms send what opens doors, and under which we keep it.
_NAMES = frozenset(
    {"address", "response_url", "response_urls", "trigger_id", "permalink_public", "challenge"}
)
_NAMED_FOR_IT = ("token", "secret", "password")
_TOKEN = re.compile(r"\bx(?:ox[a-z]|app)-[\w.-]+|https://hooks\.slack\.com/\S+")


def discreet(value: Json, name: str = "") -> Json:
    """The same with whatever opens doors hidden, by its name or by its looks."""
    if _is_told_by(name):
        return HIDDEN
    if isinstance(value, str):
        return without_tokens(value)
    if isinstance(value, Mapping):
        return {key: discreet(each, key) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [discreet(each) for each in value]
    return value


def without_tokens(text: str) -> str:
    return _TOKEN.sub(HIDDEN, text)


def _is_told_by(name: str) -> bool:
    small = name.lower()
    return small in _NAMES or any(word in small for word in _NAMED_FOR_IT)
