"""How exactly a moment is known."""

from enum import StrEnum


class Precision(StrEnum):
    """A minute-precise "14:30" agrees with any second of that minute."""

    SECOND = "second"
    MINUTE = "minute"
