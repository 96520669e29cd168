"""Everything sent and answered, newest last, so that tests can check it. Bounded."""

from collections import deque
from dataclasses import dataclass, field

from devslack.delivery.answer import Answer, Parcel
from devslack.wire import Json

KEPT = 50_000


def _kept() -> deque[Json]:
    return deque(maxlen=KEPT)


@dataclass(slots=True)
class Log:
    """Web API calls, event envelopes (once each, however often delivered), interactions.

    `deliveries` are the tries of each event, `dropped` the envelopes that nobody took.
    """

    calls: deque[Json] = field(default_factory=_kept)
    events: deque[Json] = field(default_factory=_kept)
    interactions: deque[Json] = field(default_factory=_kept)
    deliveries: deque[Json] = field(default_factory=_kept)
    dropped: deque[Json] = field(default_factory=_kept)

    def shape(self) -> Json:
        return {
            "calls": list(self.calls),
            "events": list(self.events),
            "interactions": list(self.interactions),
            "deliveries": list(self.deliveries),
            "dropped": list(self.dropped),
        }

    def tried(self, parcel: Parcel, answer: Answer, *, at: float, real_at: float) -> None:
        """One event was sent once, or could not be; without `failure` it was acknowledged."""
        self.deliveries.append(
            {
                "event_id": parcel.payload["event_id"],
                "retry": parcel.retry.num if parcel.retry else 0,
                "status": answer.status,
                "failure": answer.failure,
                "at": at,
                "real_at": real_at,
            }
        )

    def answered(self, given: Json) -> None:
        """Something was sent to a response_url."""
        self.interactions.append({"type": "response_url", "payload": {}, "answer": given})

    def clear(self) -> None:
        self.calls.clear()
        self.events.clear()
        self.interactions.clear()
        self.deliveries.clear()
        self.dropped.clear()
