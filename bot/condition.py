"""How the bot stands at one moment, as an operator or a platform asks: values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Schema(StrEnum):
    """What can be said of the database."""

    OK = "ok"
    BEHIND = "behind: run `scribe migrate`"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """`lag` is in seconds; `rows` are those not done with, by state. `in_doubt`, where that can be,
    are those of them of which nobody knows whether they were told."""

    lag: float
    rows: Mapping[str, int] = field(default_factory=dict)
    in_doubt: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The queues are None where the database did not tell."""

    database: Schema
    inbox: Queue | None = None
    outbox: Queue | None = None

    @property
    def is_ready(self) -> bool:
        """Work can be taken. Slack being away is no reason not to."""
        return self.database is Schema.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Slack:
    """Whether Slack answered when it was last called, and what: "ok", or the name of its error."""

    answers: bool
    said: str


UNREACHABLE = Condition(database=Schema.UNREACHABLE)
UNTOLD = Slack(answers=False, said="no_answer")
