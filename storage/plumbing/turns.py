"""Whose turn it is to write to SQLite: one at a time, first come first served, the urgent first.

SQLite's own way of waiting (busy_timeout) is a lottery of sleeps; here nobody sleeps and nobody is
passed over within their class.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock whose waiters stand in two queues."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._holder: int | None = None
        self._urgent: deque[_Waiter] = deque()
        self._patient: deque[_Waiter] = deque()

    @contextmanager
    def turn(self, *, urgent: bool) -> Iterator[None]:
        """Wait for one's turn and hold it. Raises RuntimeError for a turn within one's own turn."""
        self._take(urgent=urgent)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, *, urgent: bool) -> None:
        with self._guard:
            if self._holder is None:
                self._holder = threading.get_ident()
                return
            if self._holder == threading.get_ident():
                raise RuntimeError("a writing transaction within a writing transaction")
            waiter = _Waiter()
            (self._urgent if urgent else self._patient).append(waiter)
        try:
            waiter.wait()
        except BaseException:  # an interrupt while waiting must not leave a turn to nobody
            self._leave(waiter)
            raise

    def _pass_on(self) -> None:
        with self._guard:
            queue = self._urgent or self._patient
            if not queue:
                self._holder = None
                return
            waiter = queue.popleft()
            self._holder = waiter.thread
            waiter.call()

    def _leave(self, waiter: "_Waiter") -> None:
        with self._guard:
            for queue in (self._urgent, self._patient):
                if waiter in queue:
                    queue.remove(waiter)
                    return
        self._pass_on()


class _Waiter:
    __slots__ = ("_called", "thread")

    def __init__(self) -> None:
        self._called = threading.Lock()
        self._called.acquire()
        self.thread = threading.get_ident()

    def wait(self) -> None:
        self._called.acquire()

    def call(self) -> None:
        self._called.release()
