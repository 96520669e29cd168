"""`python -m devslack`: a local Slack by itself, until it is told to stop."""

import argparse
import asyncio
import contextlib
import json
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import uvicorn

from devslack.arguments import Arguments
from devslack.delivery.switching import switch
from devslack.server import build_app
from devslack.site import Site, build_site
from devslack.wire import Json, Refused


class Server(uvicorn.Server):
    """Says where it is once it listens; leaves signals to `main`, so that it ends with 0."""

    def __init__(self, config: uvicorn.Config, announcement: str) -> None:
        super().__init__(config)
        self._announcement = announcement

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        sys.stdout.write(self._announcement + "\n")
        sys.stdout.flush()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def main() -> None:
    options = _options()
    listening = _listen(options.host, options.port)
    port = listening.getsockname()[1]
    site = build_site(
        address=f"http://{options.host}:{port}",
        team_id=options.team_id,
        http_url=options.http_url,
    )
    asyncio.run(_serve(site, listening, faults=_faults(options.faults), as_json=options.json))


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket that says it is TCP: asyncio sends small answers at once only there.

    `socket.create_server` leaves the protocol at 0, and every answer then waits up to 40 ms.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
    )[0]
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
    except OSError as error:
        sys.exit(f"devslack cannot listen on {host}:{port}: {error.strerror}")
    listening.listen(1024)
    return listening


async def _serve(site: Site, listening: socket.socket, *, faults: Json, as_json: bool) -> None:
    _switch(site, faults)
    config = uvicorn.Config(
        build_app(site),
        log_level="warning",
        access_log=False,
        lifespan="off",
        ws="websockets-sansio",
        ws_max_size=16 * 1024 * 1024,
    )
    server = Server(config, _announcement(site, as_json=as_json))
    site.connections.live = server.server_state.connections
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, server)
    await server.serve(sockets=[listening])
    await site.courier.http.client.aclose()


def _faults(path: Path | None) -> Json:
    """The switches in a file; nothing where none is named. Ends with a sentence about a bad one."""
    if path is None:
        return {}
    try:
        given = json.loads(path.read_text())
    except (OSError, ValueError) as error:
        sys.exit(f"devslack cannot read the faults in {path}: {error}")
    if not isinstance(given, dict):
        sys.exit(f"devslack cannot read the faults in {path}: it holds no JSON object")
    return given


def _switch(site: Site, faults: Json) -> None:
    try:
        switch(site.courier, Arguments(faults))
    except Refused as refused:
        sys.exit(f"devslack does not know these faults: {'; '.join(refused.messages)}")


def _stop(server: Server) -> None:
    server.should_exit = True
    server.force_exit = True


def _announcement(site: Site, *, as_json: bool) -> str:
    addresses = {
        "base_url": f"{site.address}/api/",
        "bot_token": site.credentials.bot_token,
        "app_token": site.credentials.app_token,
        "signing_secret": site.credentials.signing_secret,
        "page_url": f"{site.address}/",
        "control_url": f"{site.address}/control/",
    }
    if as_json:
        return json.dumps(addresses)
    return "\n".join(f"{name:15} {value}" for name, value in addresses.items())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="devslack", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--json", action="store_true", help="say where it is in one JSON line")
    parser.add_argument("--team-id", help="keep the workspace's id from one run to the next")
    parser.add_argument("--http-url", help="deliver by signed HTTP to this address")
    parser.add_argument("--faults", type=Path, help="a JSON file of switches, see docs/devslack.md")
    return parser.parse_args()


if __name__ == "__main__":
    main()
