"""Group commit: events that wait together are committed together, and answered after it."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import storage.inbox
from bot.crashpoints import reached
from storage import Database, Unavailable
from storage.inbox import Arrival

MOST_WAITING = 10_000


class Gatherer:
    """Stores arrivals in the inbox. One commit is under way at a time; what comes meanwhile joins
    the next, so that events per second are not bounded by commits."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Arrival, asyncio.Future[None]]] = []
        self._committing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="inbox-writer")

    async def store(self, arrival: Arrival) -> None:
        """Return once the arrival is committed. Raises Unavailable where it is not."""
        if len(self._waiting) >= MOST_WAITING:
            raise Unavailable("more events wait to be stored than memory is kept for")
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((arrival, done))
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_what_waits())
        await done

    def close(self) -> None:
        self._thread.shutdown(wait=True)

    async def _commit_what_waits(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting, []
                await self._commit(batch)
        finally:
            self._committing = None

    async def _commit(self, batch: Sequence[tuple[Arrival, "asyncio.Future[None]"]]) -> None:
        try:
            await self._put([arrival for arrival, _ in batch])
        except Exception as error:  # noqa: BLE001 - each arrival hears for itself what became of it
            if len(batch) == 1:
                _answer(batch[0][1], error)
                return
            for one in batch:
                await self._commit([one])
        else:
            for _, done in batch:
                _answer(done, None)

    async def _put(self, arrivals: Sequence[Arrival]) -> None:
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, self._put_now, arrivals)

    def _put_now(self, arrivals: Sequence[Arrival]) -> None:
        with self._database.transaction(urgent=True) as tx:
            storage.inbox.put_all(tx, arrivals)
            reached("hear.before_commit")
        reached("hear.after_commit")


def _answer(done: "asyncio.Future[None]", error: Exception | None) -> None:
    if done.done():  # the client went away; its event is stored all the same
        return
    if error:
        done.set_exception(error)
    else:
        done.set_result(None)
