"""The life of a running bot: start listening and working, stop within ten seconds when asked."""

import asyncio
import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
import uvicorn

from bot.jobs.ticker import Ticker
from bot.jobs.workers import Worker, stop_all
from bot.listening import Ears
from bot.settings import Settings

DRAINS_WITHIN = 8.0  # seconds, of the ten that a platform gives before it kills

log = structlog.get_logger(__name__)


class _Server(uvicorn.Server):
    """Signals are ours: there is more to stop than the server."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(
    ears: Ears | None, workers: Sequence[Worker], ticker: Ticker | None, settings: Settings
) -> None:
    """Run until SIGTERM or SIGINT; then take nothing more and finish what is in hand."""
    for worker in workers:
        worker.start()
    if ticker:
        ticker.start()
    try:
        asyncio.run(_listen(ears, settings))
    finally:
        if ticker:
            ticker.stop()
        if not stop_all(workers, DRAINS_WITHIN):
            log.warning("stopped_with_work_in_hand")  # its lease runs out, another takes it over


async def _listen(ears: Ears | None, settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if ears is None:
        log.info("working")
        await stop.wait()
        return
    config = uvicorn.Config(
        ears.web, log_config=None, access_log=False, timeout_graceful_shutdown=3, lifespan="off"
    )
    listening = socket.create_server((settings.host, settings.port), backlog=2048)
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    await ears.open()
    log.info("listening", port=listening.getsockname()[1], socket_mode=settings.socket_mode)
    await stop.wait()
    await ears.close()
    server.should_exit = True
    await serving
    ears.finish()
