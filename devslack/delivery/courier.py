"""Events on their way: delivered, delivered again, and given up, as Slack does.

Slack tries an event once and up to three times more. While no socket is open an event waits for
one as long as those tries would last; a socket that opens is sent at once what waits.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from devslack.clock import Clock
from devslack.delivery.answer import Answer, Line, Parcel, Retry
from devslack.delivery.http import HttpLine
from devslack.delivery.sockets import SocketLine
from devslack.faults.faults import Faults
from devslack.faults.outage import Outage
from devslack.log import Log
from devslack.wire import Json

# More than this many waiting events are dropped, as Slack drops what nobody fetches.
MOST = 20_000
GATHERING_SECONDS = 0.1


@dataclass(slots=True, kw_only=True)
class Courier:
    """Takes envelopes and sees each through. `dropped` counts those that nobody took."""

    sockets: SocketLine
    http: HttpLine
    clock: Clock
    log: Log
    faults: Faults = field(default_factory=Faults)
    dropped: int = 0
    _gathered: list[Parcel] = field(default_factory=list)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _under_way: int = 0
    _settled: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def undelivered(self) -> int:
        return self._under_way + len(self._gathered)

    @property
    def line(self) -> Line:
        return self.http if self.http.url else self.sockets

    def offer(self, envelope: Json) -> None:
        """Take one event, as many copies of it as the faults say."""
        for copy in range(self.faults.deliver):
            if self.undelivered >= MOST:
                self._drop(envelope)
                continue
            retry = Retry(num=min(copy, 3), reason="http_timeout") if copy else None
            parcel = Parcel(kind="events_api", payload=envelope, retry=retry)
            if self.faults.shuffle:
                self._gather(parcel)
            else:
                self._set_off(parcel)

    async def ask(self, kind: str, payload: Json) -> Answer:
        """A command, press or form: three seconds, no second try."""
        parcel = Parcel(kind=kind, payload=payload)
        return await self.line.ask(parcel, seconds=self.faults.patience)

    async def all_delivered(self, *, at_most: int, seconds: float) -> bool:
        """True as soon as no more than that many are undelivered, False if time is up first."""
        try:
            async with asyncio.timeout(seconds):
                while self.undelivered > at_most:
                    self._settled.clear()
                    await self._settled.wait()
        except TimeoutError:
            return False
        return True

    async def elapse(self, seconds: float) -> None:
        """A pause as the faults would have it: sped up, on this clock or that."""
        pause = seconds / self.faults.speed
        await (self.clock.elapse(pause) if self.faults.on_clock else asyncio.sleep(pause))

    def later(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        """Do something after such a pause."""

        async def wait_and_act() -> None:
            await self.elapse(seconds)
            await act()

        self._start(wait_and_act())

    def aim(self, url: str) -> None:
        """Deliver to this request URL once it has proven itself; over sockets where it is empty."""
        self.http.aim(url)

        async def ask() -> None:
            await self.http.verify(seconds=self.faults.patience)

        self._start(ask())

    def begin_outage(self, outage: Outage | None) -> None:
        """Slack is away from now on, or back."""
        self.faults.outage = outage
        if outage is None:
            return
        if "sockets" in outage.of:
            self.sockets.lose()

        async def end() -> None:
            if self.faults.outage is outage:
                self.faults.outage = None

        self.later(outage.seconds, end)

    def _drop(self, envelope: Json) -> None:
        self.dropped += 1
        self.log.dropped.append(envelope)

    def _gather(self, parcel: Parcel) -> None:
        self._gathered.append(parcel)
        if len(self._gathered) == 1:
            self._start(self._deal())

    async def _deal(self) -> None:
        """Hand out what came in one short while in an order that dice decide."""
        await asyncio.sleep(GATHERING_SECONDS)
        self.faults.dice.shuffle(self._gathered)
        for parcel in self._gathered:
            self._set_off(parcel)
        self._gathered.clear()

    def _set_off(self, parcel: Parcel) -> None:
        self._under_way += 1
        self._start(self._carry(parcel))

    def _start(self, journey: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(journey)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, parcel: Parcel) -> None:
        try:
            if self.faults.delay:
                await self.elapse(self.faults.delay)
            if not await self._see_through(parcel):
                self._drop(parcel.payload)
        finally:
            self._under_way -= 1
            self._settled.set()

    async def _see_through(self, parcel: Parcel) -> bool:
        answer = await self._try(parcel)
        for num, pause in enumerate(self.faults.redelivery, start=1):
            if answer.failure is None:
                return True
            if answer.stop:
                return False
            await self._pause(pause)
            retry = Retry(num=num, reason=answer.failure)
            again = Parcel(kind=parcel.kind, payload=parcel.payload, retry=retry)
            answer = await self._try(again)
        return answer.failure is None

    async def _try(self, parcel: Parcel) -> Answer:
        answer = await self._tried(parcel)
        self.log.tried(parcel, answer, at=self.clock.seconds(), real_at=self.http.real())
        return answer

    async def _tried(self, parcel: Parcel) -> Answer:
        if self.line is self.sockets and not self.sockets.sockets:
            await self._pause(sum(self.faults.redelivery))
            if not self.sockets.sockets:
                return Answer(status=0, failure="connection_failed", stop=True)
        if self.faults.away("events"):
            return Answer(status=0, failure="connection_failed")
        return await self.line.ask(parcel, seconds=self.faults.patience)

    async def _pause(self, seconds: float) -> None:
        """Wait, over sockets only until one opens."""
        waits: list[asyncio.Future[Any]] = [asyncio.ensure_future(self.elapse(seconds))]
        if self.line is self.sockets:
            waits.append(asyncio.ensure_future(self.sockets.opened.wait()))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for each in waits:
                each.cancel()
