"""What a word of `/incident` is: its name, what it promises in the help, and what it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import NoIncidentHere, Refused
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.replies import Button, Reply
from bot.domain.severities import Severities
from storage import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Who asks, where and when; `incident` is the one whose channel it is asked in."""

    actor: Person
    workspace: str
    channel: str | None
    incident: Incident | None
    now: datetime
    severities: Severities
    formats: tuple[str, ...]
    thread_ts: str | None = None

    @property
    def zone(self) -> str:
        """The zone in which the actor reads and writes times."""
        return self.actor.zone or "UTC"

    @property
    def here(self) -> Incident:
        """The incident of this channel; raises NoIncidentHere."""
        if self.incident is None:
            raise NoIncidentHere
        return self.incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One row of the table. `run` gets the words behind the verb, stripped."""

    word: str
    aliases: tuple[str, ...] = ()
    usage: str
    does: str
    needs_incident: bool = True
    run: Callable[[Transaction, Ask, str], Reply]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.word, *self.aliases)


class Unclear(Refused):
    """Words with more than one meaning: nothing was done, and each button does one of them."""

    def __init__(self, sentence: str, buttons: tuple[Button, ...]) -> None:
        super().__init__(sentence)
        self.buttons = buttons
