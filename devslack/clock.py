"""The workspace's clock: real until it is set, then still until set again or let run.

Only what Slack dates with the time of a happening (message ts, created, event_time) is read here,
and pauses where that is asked for; signatures, trigger ids and expiry stay on real time.
"""

import asyncio
import time
from collections.abc import Callable

MICROSECOND = 1_000_000


class Clock:
    """Instants in whole microseconds since 1970. A stamp is never given twice between settings."""

    def __init__(self, real: Callable[[], float] = time.time) -> None:
        self._real = real
        self._offset = 0
        self._standing: int | None = None
        self._last = 0
        self._changed = asyncio.Event()

    @property
    def running(self) -> bool:
        return self._standing is None

    def microseconds(self) -> int:
        if self._standing is not None:
            return self._standing
        return max(int(self._real() * MICROSECOND) + self._offset, self._last)

    def seconds(self) -> int:
        return self.microseconds() // MICROSECOND

    def stamp(self) -> str:
        """The next moment as Slack writes one, "seconds.6digits", later than every one before it.

        While the clock stands each stamp moves it by one microsecond, so that its second stays.
        """
        self._last = max(self.microseconds(), self._last + 1)
        if self._standing is not None:
            self._last = self._standing = self._standing + 1
        return f"{self._last // MICROSECOND}.{self._last % MICROSECOND:06d}"

    def set(self, microseconds: int) -> None:
        """Stand still at an instant, which may lie in the past."""
        self._standing = microseconds
        self._last = microseconds
        self._announce()

    def run(self) -> None:
        """Go on from here at the speed of real time."""
        if self._standing is not None:
            self._offset = self._standing - int(self._real() * MICROSECOND)
            self._standing = None
            self._announce()

    def stand(self) -> None:
        """Stop here."""
        self.set(self.microseconds())

    async def elapse(self, seconds: float) -> None:
        """Return once that much has gone by on this clock: while it stands, when it is set on."""
        due = self.microseconds() + int(seconds * MICROSECOND)
        while (left := due - self.microseconds()) > 0:
            try:
                async with asyncio.timeout(left / MICROSECOND if self.running else None):
                    await self._changed.wait()
            except TimeoutError:
                continue

    def _announce(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()
