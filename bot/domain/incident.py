"""The incident itself: what it is called, how bad it is, where it stands, where it lives."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    INVESTIGATING = "investigating"
    IDENTIFIED = "identified"
    FIXING = "fixing"
    MONITORING = "monitoring"
    MITIGATED = "mitigated"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        return self in (Status.RESOLVED, Status.CLOSED, Status.CANCELLED)


class Role(StrEnum):
    COMMANDER = "commander"
    COMMUNICATIONS = "communications"
    SCRIBE = "scribe"
    OPERATIONS = "operations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    role: Role
    person: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One incident. The channel and the posts have no address until the platform has made them."""

    id: int
    workspace: str
    number: int
    title: str
    severity: str
    status: Status
    private: bool
    drill: bool
    affected: str
    declared_at: datetime
    declared_by: str
    channel: str | None = None
    channel_name: str | None = None
    headline: str | None = None
    announcement_channel: str | None = None
    announcement: str | None = None

    @property
    def reference(self) -> str:
        """How people name it: INC-7."""
        return f"INC-{self.number}"
