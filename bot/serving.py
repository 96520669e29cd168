"""The life of a running bot: start listening and working, stop within ten seconds when asked."""

import asyncio
import signal
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
import uvicorn
from starlette.applications import Starlette

from bot.jobs.ticker import Ticker
from bot.jobs.workers import Worker, stop_all
from bot.listening import Ears
from bot.web.connections import Connection

BACKLOG = 2048
DRAINS_WITHIN = 8.0  # seconds, of the ten that a platform gives before it kills

log = structlog.get_logger(__name__)


class CannotListen(Exception):
    """The address in the settings is taken, or not ours."""


class _Server(uvicorn.Server):
    """Signals are ours: there is more to stop than the server."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def serve(
    ears: Ears | None,
    web: Starlette,
    workers: Sequence[Worker],
    ticker: Ticker | None,
    *,
    host: str,
    port: int | None,
) -> None:
    """Run until SIGTERM or SIGINT; then take nothing more and finish what is in hand.

    `web` is served where there is a port. Raises CannotListen before anything was begun.
    """
    listening = None if port is None else _listening(host, port)
    for worker in workers:
        worker.start()
    if ticker:
        ticker.start()
    try:
        asyncio.run(_until_told_to_stop(ears, web, listening))
    finally:
        if ticker:
            ticker.stop()
        if not stop_all(workers, DRAINS_WITHIN):
            log.warning("stopped_with_work_in_hand")  # its lease runs out, another takes it over


def server_of(web: Starlette) -> uvicorn.Server:
    """What serves the application, with the limits that it needs."""
    config = uvicorn.Config(
        web,
        http=Connection,
        ws="none",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
        lifespan="off",
    )
    return _Server(config)


def _listening(host: str, port: int) -> socket.socket:
    """A listening socket, of whichever family the address is.

    With its protocol named: asyncio answers without delay (TCP_NODELAY) only on such, and
    socket.create_server names none.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
    )[0]
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
    except OSError as error:
        listening.close()
        raise CannotListen(
            f"Nothing can listen on {host}:{port} ({error.strerror}). "
            "Set SCRIBE_PORT to another port, or to 0 for any free one."
        ) from error
    listening.listen(BACKLOG)
    return listening


async def _until_told_to_stop(
    ears: Ears | None, web: Starlette, listening: socket.socket | None
) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    if listening is None:
        log.info("working")
        await stop.wait()
        return
    server = server_of(web)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    if ears:
        await ears.open()
    log.info("listening", port=listening.getsockname()[1])
    await stop.wait()
    if ears:
        await ears.close()
    server.should_exit = True
    await serving
    if ears:
        ears.finish()
