"""What goes wrong on request: repeated, shuffled, late events; methods that fail."""

import random
from dataclasses import dataclass, field

from devslack.wire import Json, Refused


@dataclass(slots=True, kw_only=True)
class MethodFault:
    """A method that fails the next `times` times; `after` it has done its work, if so wished."""

    error: str
    status: int = 200
    retry_after: int | None = None
    times: int | None = None
    after: bool = False

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.retry_after is None else {"retry-after": str(self.retry_after)}

    @property
    def body(self) -> Json:
        return {"ok": False, "error": self.error}


@dataclass(slots=True, kw_only=True)
class Faults:
    """`redelivery` are the seconds before the three further tries, `patience` before the first
    counts as failed."""

    deliver: int = 1
    shuffle: bool = False
    delay: float = 0.0
    redelivery: tuple[float, ...] = (0.0, 60.0, 300.0)
    patience: float = 3.0
    dice: random.Random = field(default_factory=random.Random)
    methods: dict[str, MethodFault] = field(default_factory=dict)

    def strike(self, method: str) -> MethodFault | None:
        """The fault that this call meets, counted."""
        fault = self.methods.get(method)
        if fault is None:
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self.methods[method]
        return fault

    def set_method(self, method: str, given: Json) -> None:
        unknown = set(given) - {"error", "status", "retry_after", "times", "after"}
        if unknown:
            raise Refused("invalid_arguments", f"unknown key {min(unknown)} for {method}")
        status = given.get("status") or (429 if given.get("retry_after") is not None else 200)
        default = "ratelimited" if status == 429 else "internal_error"
        self.methods[method] = MethodFault(
            error=given.get("error") or default,
            status=status,
            retry_after=given.get("retry_after", 1 if status == 429 else None),
            times=given.get("times"),
            after=bool(given.get("after")),
        )
