"""Threads that wait for a bell and empty a queue. They remember nothing; the rows do."""

import threading
from collections.abc import Callable, Sequence

import structlog

from storage import Bell, Unavailable

log = structlog.get_logger(__name__)

LONGEST_WAIT = 1.0  # seconds; a bell that did not reach us costs no more than this
AFTER_AN_OUTAGE = 0.5


class Worker:
    """`work` takes what is due and returns something false when nothing was."""

    def __init__(self, name: str, work: Callable[[], int | bool], bell: Bell) -> None:
        self._name = name
        self._work = work
        self._bell = bell
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ask it to finish what it has in hand and take nothing more."""
        self._stopping.set()
        self._bell.ring()

    def join(self, seconds: float) -> bool:
        """Wait for it to have finished; False when it has not in time."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            if not self._worked():
                self._bell.wait(LONGEST_WAIT)

    def _worked(self) -> bool:
        try:
            return bool(self._work())
        except Unavailable as outage:
            log.warning("database_unavailable", worker=self._name, reason=str(outage))
        except Exception:
            log.exception("worker_failed", worker=self._name)
        self._stopping.wait(AFTER_AN_OUTAGE)
        return False


def stop_all(workers: Sequence[Worker], seconds: float) -> bool:
    """Stop them together; True when all had finished in time."""
    for worker in workers:
        worker.stop()
    finished = [worker.join(seconds) for worker in workers]
    return all(finished)
