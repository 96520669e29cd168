"""Health for platforms and numbers for Prometheus: whatever is the matter, they answer soon.

Anybody may ask, so that a flood of questions is one question to the database a second.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.condition import UNREACHABLE, UNTOLD, Condition, Queue, Slack

PATIENCE = 3.0  # seconds; platforms give up on a probe soon after
GOOD_FOR = 1.0  # seconds that an answer is given again
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"

Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Where to look; `condition` and `slack` may have to wait, `page` does not."""

    condition: Callable[[], Condition]
    slack: Callable[[], Slack]
    page: Callable[[Condition], bytes]


def routes(looks: Looks) -> Sequence[Route]:
    condition = _Glance(looks.condition, UNREACHABLE)
    slack = _Glance(looks.slack, UNTOLD)

    async def ready(_: Request) -> Response:
        """Whether work can be taken, and what there is to know besides."""
        now, then = await asyncio.gather(condition.seen(), slack.seen())
        return JSONResponse(_told(now, then), status_code=200 if now.is_ready else 503)

    async def metrics(_: Request) -> Response:
        return Response(looks.page(await condition.seen()), media_type=PROMETHEUS)

    return (
        Route("/healthz", alive),
        Route("/readyz", ready),
        Route("/metrics", metrics),
    )


async def alive(_: Request) -> Response:
    """The process lives; whether it can work is not said here."""
    return PlainTextResponse("ok\n")


class _Glance(Generic[Seen]):
    """Looks in a thread, one look at a time; sees `otherwise` where that takes too long."""

    def __init__(self, look: Callable[[], Seen], otherwise: Seen) -> None:
        self._look = look
        self._otherwise = otherwise
        self._looking: asyncio.Task[Seen] | None = None
        self._looked_at = float("-inf")

    async def seen(self) -> Seen:
        if self._looking is None or (self._looking.done() and self._is_old()):
            self._looking = asyncio.create_task(self._take())
        try:
            return await asyncio.wait_for(asyncio.shield(self._looking), PATIENCE)
        except TimeoutError:
            return self._otherwise

    async def _take(self) -> Seen:
        try:
            return await run_in_threadpool(self._look)
        finally:
            self._looked_at = time.monotonic()

    def _is_old(self) -> bool:
        return time.monotonic() - self._looked_at > GOOD_FOR


def _told(now: Condition, slack: Slack) -> dict[str, Any]:
    return {
        "ready": now.is_ready,
        "database": now.database.value,
        "inbox": _of_queue(now.inbox),
        "outbox": _of_queue(now.outbox),
        "slack": {"answers": slack.answers, "said": slack.said},
    }


def _of_queue(queue: Queue | None) -> dict[str, Any] | None:
    if queue is None:
        return None
    told = {"lag_seconds": round(queue.lag, 3), **queue.rows}
    return told if queue.in_doubt is None else told | {"in_doubt": queue.in_doubt}
