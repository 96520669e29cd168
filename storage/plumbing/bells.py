"""Bells: work has come in. A bell is a hint; what there is to do stands in the rows."""

import threading

BELLS = ("inbox", "outbox", "timers")


class Bell:
    """Wakes everyone who waits; whoever was busy meanwhile is woken when they next wait."""

    def __init__(self) -> None:
        self._rung = threading.Condition()
        self._rings = 0
        self._heard = threading.local()

    def ring(self) -> None:
        """Wake all waiters."""
        with self._rung:
            self._rings += 1
            self._rung.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it rings, at most `timeout` seconds. True when it did, or had meanwhile.

        A thread that waits for the first time hears what rang before it came.
        """
        with self._rung:
            heard = getattr(self._heard, "rings", 0)
            rang = self._rung.wait_for(lambda: self._rings != heard, timeout)
            self._heard.rings = self._rings
            return rang
