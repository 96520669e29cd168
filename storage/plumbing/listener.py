"""Rings this process's bells when another process has committed, over PostgreSQL's LISTEN."""

import threading
from collections.abc import Mapping

import psycopg

from storage.plumbing.bells import Bell

CHANNEL = "scribe_bells"
_LOOK_UP = 0.5  # seconds between looks at whether to stop
_PAUSE = 1.0  # seconds before connecting again


class Listener:
    """A thread with a connection of its own, which it makes anew when it breaks."""

    def __init__(self, conninfo: str, bells: Mapping[str, Bell], own: str) -> None:
        self._conninfo = conninfo
        self._bells = bells
        self._own = own
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="storage-listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; returns when the thread is gone."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except psycopg.Error:
                self._stop.wait(_PAUSE)

    def _listen(self) -> None:
        with psycopg.connect(self._conninfo, autocommit=True, connect_timeout=5) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            for bell in self._bells.values():  # whatever rang while nobody listened
                bell.ring()
            while not self._stop.is_set():
                for notify in connection.notifies(timeout=_LOOK_UP):
                    sender, _, name = notify.payload.partition(":")
                    if sender != self._own and name in self._bells:
                        self._bells[name].ring()
