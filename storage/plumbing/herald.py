"""Tells other processes that bells have rung, over PostgreSQL's NOTIFY.

From a thread and a connection of its own: NOTIFY inside a transaction makes commits queue for one
another, and a burst of commits needs to be told only once. What is lost when a process dies here,
or while the server is away, the ticker finds.
"""

import threading
from collections.abc import Iterable

import psycopg

from storage.plumbing.listener import CHANNEL

_TELL = "SELECT pg_notify(%s, %s)"


class Herald:
    """Silent until the first bell; then a thread, and a connection made anew when it breaks."""

    def __init__(self, conninfo: str, own: str) -> None:
        self._conninfo = conninfo
        self._own = own
        self._news = threading.Condition()
        self._untold: set[str] = set()
        self._over = False
        self._thread: threading.Thread | None = None
        self._connection: psycopg.Connection | None = None

    def tell(self, bells: Iterable[str]) -> None:
        """Have other processes' bells of these names rung soon; waits for nothing."""
        with self._news:
            self._untold.update(bells)
            if not self._untold:
                return
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="storage-herald", daemon=True
                )
                self._thread.start()
            self._news.notify()

    def stop(self) -> None:
        """Tell what is untold and stop; returns when the thread is gone."""
        with self._news:
            self._over = True
            self._news.notify()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        over = False
        while not over:
            with self._news:
                self._news.wait_for(lambda: self._untold or self._over)
                bells, self._untold, over = self._untold, set(), self._over
            try:
                self._send(bells)
            except psycopg.Error:
                self._hang_up()
        self._hang_up()

    def _send(self, bells: set[str]) -> None:
        if not bells:
            return
        if self._connection is None:
            self._connection = psycopg.connect(self._conninfo, autocommit=True, connect_timeout=5)
        for name in bells:
            self._connection.execute(_TELL, (CHANNEL, f"{self._own}:{name}"))

    def _hang_up(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
