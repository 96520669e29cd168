"""What came back from the app, the same for both ways there."""

from dataclasses import dataclass
from typing import Protocol

from devslack.wire import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Which repetition this is (1..3) and why the one before counts as failed."""

    num: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One payload on its way; `kind` is events_api, slash_commands or interactive."""

    kind: str
    payload: Json
    retry: Retry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`failure` is Slack's word for why none came; `status` is then 0 or what HTTP said."""

    status: int
    body: Json | str | None = None
    failure: str | None = None
    stop: bool = False


class Line(Protocol):
    """A way to the app."""

    async def ask(self, parcel: Parcel, *, seconds: float) -> Answer:
        """Send one parcel and wait that long for its answer; never raises for the app's sake."""
        ...
