"""What a phrase comes to: an instant, or a sentence saying why it is none."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.precision import Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """A moment as a person stated it: UTC, whole seconds, and the zone the words were read in."""

    at: datetime
    precision: Precision
    zone: str


class NotATime(ValueError):
    """The message is for the person: what is so, and what would work."""


class AmbiguousTime(NotATime):
    """The words name several instants; the message names each as it could be written instead."""

    def __init__(self, message: str, readings: tuple[Instant, ...]) -> None:
        """Keep the readings, earliest first; the latest may still lie ahead of now."""
        super().__init__(message)
        self.readings = readings
