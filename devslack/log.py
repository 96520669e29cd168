"""Everything sent and answered, newest last, so that tests can check it. Bounded."""

from collections import deque
from dataclasses import dataclass, field

from devslack.wire import Json

KEPT = 50_000


def _kept() -> deque[Json]:
    return deque(maxlen=KEPT)


@dataclass(slots=True)
class Log:
    """Web API calls, event envelopes (once each, however often delivered), interactions."""

    calls: deque[Json] = field(default_factory=_kept)
    events: deque[Json] = field(default_factory=_kept)
    interactions: deque[Json] = field(default_factory=_kept)

    def shape(self) -> Json:
        return {
            "calls": list(self.calls),
            "events": list(self.events),
            "interactions": list(self.interactions),
        }

    def answered(self, given: Json) -> None:
        """Something was sent to a response_url."""
        self.interactions.append({"type": "response_url", "payload": {}, "answer": given})

    def clear(self) -> None:
        self.calls.clear()
        self.events.clear()
        self.interactions.clear()
