"""A Web API method that fails, is late, or does its work and says otherwise."""

from dataclasses import dataclass
from enum import StrEnum

from devslack.wire import Json, Refused

KEYS = frozenset(
    {"error", "status", "retry_after", "times", "chance", "latency", "answer", "after"}
)


class Told(StrEnum):
    """What the client gets to see of a call."""

    OWN = "own"
    ERROR = "error"
    HTML = "html"
    TRUNCATED = "truncated"
    HUGE = "huge"
    DROP = "drop"
    HANG = "hang"


@dataclass(slots=True, kw_only=True)
class MethodFault:
    """Strikes the next `times` calls, or each by `chance`.

    `after`: the method does its work first. `latency` are seconds before the work, or between the
    work and its answer where `after` is set. `retry_after` goes into the header as it is.
    """

    error: str = "internal_error"
    status: int = 200
    retry_after: int | str | None = None
    times: int | None = None
    chance: float = 1.0
    latency: float = 0.0
    told: Told = Told.ERROR
    after: bool = False

    @property
    def acts(self) -> bool:
        return self.after or self.told is Told.OWN

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after is None else {"retry-after": str(self.retry_after)}

    @property
    def body(self) -> Json:
        return {"ok": False, "error": self.error}


def method_fault(method: str, given: Json) -> MethodFault:
    """One row of the switch `methods`; what is not named is guessed from what is."""
    unknown = set(given) - KEYS
    if unknown:
        raise Refused("invalid_arguments", f"unknown key {min(unknown)} for {method}")
    status = given.get("status") or (429 if given.get("retry_after") is not None else 200)
    late_only = "latency" in given and not given.keys() & {"error", "status", "retry_after"}
    try:
        return MethodFault(
            error=given.get("error") or ("ratelimited" if status == 429 else "internal_error"),
            status=status,
            retry_after=given.get("retry_after", 1 if status == 429 else None),
            times=given.get("times"),
            chance=float(given.get("chance", 1)),
            latency=float(given.get("latency", 0)),
            told=Told(given.get("answer") or (Told.OWN if late_only else Told.ERROR)),
            after=bool(given.get("after")),
        )
    except (TypeError, ValueError) as error:
        raise Refused("invalid_arguments", f"{error} for {method}") from None
