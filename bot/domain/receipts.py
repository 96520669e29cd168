"""What came of telling a notice outside: addresses of what was made, answers to questions."""

from dataclasses import dataclass

from bot.domain.events import Said
from bot.domain.people import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Only what the notice's kind makes is there. `differences` are sentences for the person who
    asked: what is different from what was asked for."""

    channel: str | None = None
    channel_name: str | None = None
    ts: str | None = None
    file: str | None = None
    person: Person | None = None
    said: Said | None = None
    differences: tuple[str, ...] = ()
