"""The words in which milestones are reasoned about: statements, moments, contradictions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.kinds import Milestone
from bot.domain.precision import Precision


class Basis(StrEnum):
    SET = "set"
    MARKED = "marked"
    OBSERVED = "observed"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The message that a value leads to; `ts` is None until our post has its place."""

    entry: int | None
    channel: str | None
    ts: str | None
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody's, or the bot's, word for when a milestone was.

    `at` is None where the time is unknown (a mark read from history that counts from its marking).
    `rank` settles ties of `said_at`: of two, the greater was said later.
    """

    milestone: Milestone
    at: datetime | None
    precision: Precision
    basis: Basis
    said_at: datetime
    by: tuple[str, ...]
    source: Source
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """Something that shows a responder at work: a role taken, a command, a message."""

    at: datetime
    by: str
    source: Source
    what: str  # "role taken", "command", "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    milestone: Milestone
    at: datetime
    precision: Precision
    basis: Basis
    by: tuple[str, ...]
    source: Source
    rule: str = ""  # for assumed ones: the rule that gave it, as a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two moments out of order, with the sentence that says so."""

    earlier: Milestone  # should be the earlier
    later: Milestone
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """What is known of an incident's milestones; a milestone not in `known` is not recorded."""

    known: Mapping[Milestone, Moment]
    set_aside: tuple[Statement, ...] = ()  # by a reopening
    untimed: tuple[Statement, ...] = ()  # marks of which nobody knows when they were put
    contradictions: tuple[Contradiction, ...] = ()
