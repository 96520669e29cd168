"""The sentences that the record itself writes, most of them lines of the timeline.

People stand in them as mention signs. A line has its author beside it, so that a sentence says who
only where it is about that.
"""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.kinds import Milestone


class Fact(StrEnum):
    DECLARED = "declared"
    STARTED = "started"
    DETECTED = "detected"
    ACKNOWLEDGED = "acknowledged"
    IDENTIFIED = "identified"
    FIX_STARTED = "fix_started"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    CLOSED = "closed"
    DECLARED_AT = "declared_at"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    STATUS_CHANGED = "status_changed"
    SEVERITY_CHANGED = "severity_changed"
    ROLE_TAKEN = "role_taken"
    ROLE_GIVEN = "role_given"
    ROLE_HANDED_OVER = "role_handed_over"
    CHANNEL_READY = "channel_ready"
    SET_ASIDE = "set_aside"
    MARK_LOST = "mark_lost"
    REFUSED = "refused"

    @classmethod
    def for_milestone(cls, milestone: Milestone) -> "Fact":
        """The line of a moment set by command."""
        return cls.DECLARED_AT if milestone is Milestone.DECLARED else cls(milestone.value)


SENTENCES: Mapping[Fact, str] = {
    Fact.DECLARED: "Declared {severity}: {title}",
    Fact.STARTED: "Impact started",
    Fact.DETECTED: "Detected",
    Fact.ACKNOWLEDGED: "Acknowledged",
    Fact.IDENTIFIED: "Cause identified",
    Fact.FIX_STARTED: "Fix started",
    Fact.MITIGATED: "Mitigated",
    Fact.RESOLVED: "Resolved",
    Fact.CLOSED: "Closed",
    Fact.DECLARED_AT: "Declared",
    Fact.REOPENED: "Reopened",
    Fact.CANCELLED: "Cancelled",
    Fact.STATUS_CHANGED: "Status: {former} -> {status}",
    Fact.SEVERITY_CHANGED: "Severity: {former} -> {severity}",
    Fact.ROLE_TAKEN: "{person} took the role {role}",
    Fact.ROLE_GIVEN: "{actor} gave the role {role} to {person}",
    Fact.ROLE_HANDED_OVER: "The role {role} passed from {former} to {person}",
    Fact.CHANNEL_READY: "The channel of {reference} is ready.",
    Fact.SET_ASIDE: (
        "This lies before the incident was reopened, so it does not count as {milestone}; "
        "it stays on the timeline."
    ),
    Fact.REFUSED: (
        "{what} of {reference} could not be made: the answer was {reason}. "
        "The record is kept all the same; whoever runs Scribe can see to it."
    ),
    Fact.MARK_LOST: (
        "Your :{emoji}: could not be kept: the message it is on cannot be read any more."
    ),
}


def sentence(fact: Fact, *, words: str = "", **values: str) -> str:
    """The fact in a sentence, with what the person said about it behind a colon."""
    said = SENTENCES[fact].format(**values)
    return f"{said}: {words}" if words else said
