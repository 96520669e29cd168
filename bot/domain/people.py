"""People as the record knows them, and how they are written in kept text.

Text from a chat names people by id. It is kept with a mention sign around the id, so that the name
a reader sees is the name the person has when it is read, and no text typed by hand can imitate one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

SIGN = "\u2063"  # invisible separator; taken out of whatever people type
_MENTION = re.compile(f"{SIGN}@([A-Za-z0-9:_.-]+){SIGN}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    workspace: str
    id: str
    name: str
    zone: str | None = None
    is_bot: bool = False
    is_guest: bool = False
    is_external: bool = False
    is_deactivated: bool = False

    @property
    def timezone(self) -> tzinfo:
        """The person's zone; UTC where the platform does not tell it (bots, deactivated people)."""
        return ZoneInfo(self.zone) if self.zone else UTC

    @property
    def may_command(self) -> bool:
        """Guests and people of other workspaces write and mark; members do the rest."""
        return not (self.is_guest or self.is_external or self.is_deactivated or self.is_bot)


def mention(person_id: str) -> str:
    """The sign for a person inside kept text."""
    return f"{SIGN}@{person_id}{SIGN}"


def mentioned(text: str) -> frozenset[str]:
    """Ids of everyone whom the text mentions."""
    return frozenset(_MENTION.findall(text))


def with_names(text: str, name_of: Callable[[str], str]) -> str:
    """The text with every mention sign replaced by `name_of(person id)`."""
    return _MENTION.sub(lambda found: name_of(found.group(1)), text)


def without_signs(text: str) -> str:
    """Typed text that can no longer be taken for one with mentions in it."""
    return text.replace(SIGN, "")
