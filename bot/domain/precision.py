"""How exactly a moment is known, and what that means for comparing two of them."""

from datetime import datetime
from enum import StrEnum


class Precision(StrEnum):
    """A minute-precise "14:30" agrees with any second of that minute."""

    SECOND = "second"
    MINUTE = "minute"


def cut(at: datetime, precision: Precision) -> datetime:
    """The instant without what its precision does not tell."""
    match precision:
        case Precision.SECOND:
            return at.replace(microsecond=0)
        case Precision.MINUTE:
            return at.replace(second=0, microsecond=0)


def coarser(one: Precision, other: Precision) -> Precision:
    """How exactly two instants can be compared."""
    return Precision.MINUTE if Precision.MINUTE in (one, other) else Precision.SECOND


def lies_before(one: datetime, other: datetime, precision: Precision) -> bool:
    """True when `one` is surely the earlier: of two that agree as far as told, neither is."""
    return cut(one, precision) < cut(other, precision)
