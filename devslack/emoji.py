"""Emoji: Slack's short names and the characters they stand for.

`emoji.json` is made from iamcal/emoji-data (MIT), whose short names are Slack's: each character
with its names, the one that Slack writes first.
"""

import json
import re
from functools import lru_cache
from importlib import resources

_TONES = {"\U0001f3fb": 2, "\U0001f3fc": 3, "\U0001f3fd": 4, "\U0001f3fe": 5, "\U0001f3ff": 6}
_SELECTOR = "\ufe0f"


@lru_cache
def characters() -> dict[str, str]:
    """Short name (aliases too) to character."""
    return {name: char for char, names in _published().items() for name in names.split()}


def is_emoji(name: str) -> bool:
    base, _, tone = name.partition("::")
    return base in characters() and (not tone or bool(re.fullmatch(r"skin-tone-[2-6]", tone)))


def to_short_names(text: str) -> str:
    """Every emoji in a text as `:name:`, a skin tone as Slack writes it."""
    return _pattern().sub(_short_name, text)


def _short_name(found: re.Match[str]) -> str:
    name = _names()[found["emoji"]]
    tone = f":skin-tone-{_TONES[found['tone']]}:" if found["tone"] else ""
    return f":{name}:{tone}"


@lru_cache
def _names() -> dict[str, str]:
    """Character to the name Slack writes, also without its variation selector."""
    names = {char: names.split()[0] for char, names in _published().items()}
    return {char.replace(_SELECTOR, ""): name for char, name in names.items()} | names


@lru_cache
def _pattern() -> re.Pattern[str]:
    # Digits and the like are characters of their own until a selector makes them emoji.
    known = [char for char in _names() if not char.isascii()]
    longest_first = sorted(known, key=len, reverse=True)
    tones = "".join(_TONES)
    return re.compile(f"(?P<emoji>{'|'.join(map(re.escape, longest_first))})(?P<tone>[{tones}])?")


@lru_cache
def _published() -> dict[str, str]:
    found: dict[str, str] = json.loads(
        resources.files("devslack").joinpath("emoji.json").read_text(encoding="utf-8")
    )
    return found
