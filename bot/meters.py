"""What is counted while a process runs, in the words of Prometheus.

Labels are our own words and Slack's names for methods and errors: never a text, a token or a
channel, so that a page of numbers tells nothing of a private incident.
"""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.condition import Condition, Queue

# To 3 s, when Slack gives up; the target is 15 ms.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0)
OK = "ok"
THROTTLED = "ratelimited"


class Meters:
    """One per process, made in main and handed to whoever counts. Its methods suit any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._acks = Histogram(
            "scribe_ack_seconds",
            "From the arrival of what Slack sent to its acknowledgement.",
            ["kind"],
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._taken = self._counter("scribe_events_taken", "Events that intake took up.")
        self._delivered = self._counter("scribe_delivered", "Parcels told in Slack.", "kind")
        self._throttled = self._counter(
            "scribe_slack_throttled", "Calls that Slack answered with 429.", "method"
        )
        self._errors = self._counter(
            "scribe_slack_errors", "Calls that failed, 429 left out.", "method", "error"
        )

    def answered(self, kind: str, seconds: float) -> None:
        """An event, a command, a press, a form or a shortcut was answered after so long."""
        self._acks.labels(kind).observe(seconds)

    def taken(self, events: int) -> None:
        self._taken.inc(events)

    def delivered(self, kind: str) -> None:
        self._delivered.labels(kind).inc()

    def called(self, method: str, outcome: str) -> None:
        """A method of Slack's was called and came to `OK` or to the name of an error."""
        if outcome == THROTTLED:
            self._throttled.labels(method).inc()
        elif outcome != OK:
            self._errors.labels(method, outcome).inc()

    def page(self, condition: Condition) -> bytes:
        """Everything, with the queues as they stand, as Prometheus reads it."""
        of_now = CollectorRegistry()
        of_now.register(_Standing(condition))
        return generate_latest(self._registry) + generate_latest(of_now)

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(name, meaning, labels, registry=self._registry)


class _Standing(Collector):
    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    def collect(self) -> Iterator[Metric]:
        ready = "1 where the database answers and has the present schema."
        yield GaugeMetricFamily("scribe_ready", ready, float(self._condition.is_ready))
        if self._condition.inbox:
            yield from _of_queue("inbox", self._condition.inbox)
        if self._condition.outbox:
            yield from _of_queue("outbox", self._condition.outbox)


def _of_queue(name: str, queue: Queue) -> Iterator[Metric]:
    waited = f"How long what has waited longest in the {name} could have been seen to."
    yield GaugeMetricFamily(f"scribe_{name}_lag_seconds", waited, queue.lag)
    rows = GaugeMetricFamily(
        f"scribe_{name}_rows", f"What is in the {name} and not done with.", labels=["state"]
    )
    for state, count in queue.rows.items():
        rows.add_metric([state], count)
    yield rows
    if queue.in_doubt is not None:
        unknown = f"What is in the {name} and may have been told already."
        yield GaugeMetricFamily(f"scribe_{name}_in_doubt", unknown, queue.in_doubt)
