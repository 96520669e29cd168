"""Channels in text from a chat: named by id until somebody has told what they are called.

The sign is one that no text typed by hand can imitate, as that of people is (bot.domain.people).
"""

import re
from collections.abc import Callable

from bot.domain.people import SIGN

NAMELESS = "private-channel"  # one that the platform does not tell us of
_CHANNEL = re.compile(f"{SIGN}#([A-Za-z0-9]+){SIGN}")


def sign(channel: str) -> str:
    """The sign for a channel inside text that was just heard."""
    return f"{SIGN}#{channel}{SIGN}"


def mentioned(text: str) -> frozenset[str]:
    """Ids of the channels that have no name in the text yet."""
    return frozenset(_CHANNEL.findall(text))


def with_names(text: str, name_of: Callable[[str], str]) -> str:
    """The text with every channel by its name: `#checkout`."""
    return _CHANNEL.sub(lambda found: f"#{name_of(found.group(1))}", text)


def nameless(text: str) -> str:
    """The text where there is no time to ask for names."""
    return with_names(text, lambda _: NAMELESS)
