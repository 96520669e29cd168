"""Clients as they are at their worst, on raw sockets, and how others fare beside them."""

import contextlib
import resource
import select
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.condition import UNREACHABLE, UNTOLD
from bot.serving import server_of
from bot.web import connections
from bot.web.app import build
from bot.web.health import Looks

PATIENCE = 0.5
POST = b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nContent-Length: %d\r\n\r\n"
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: bot\r\n\r\n"
NOTHING_TO_SEE = Looks(
    condition=lambda: UNREACHABLE, slack=lambda: UNTOLD, page=lambda condition: b""
)


@dataclass
class Bot:
    """The web application, served as the bot serves it."""

    port: int = 0
    server: uvicorn.Server | None = None
    taken: list[bytes] = field(default_factory=list)
    given_up: list[str] = field(default_factory=list)

    async def endpoint(self, request: Request) -> Response:
        try:
            self.taken.append(await request.body())
        except ClientDisconnect:
            self.given_up.append("the client went away")
        return PlainTextResponse("taken")

    def connect(self) -> socket.socket:
        client = socket.create_connection(("127.0.0.1", self.port))
        client.settimeout(10)
        return client

    def is_alive(self) -> bool:
        with self.connect() as client:
            client.sendall(HEALTH)
            return client.recv(1000).startswith(b"HTTP/1.1 200")

    def open_connections(self) -> int:
        assert self.server
        return len(self.server.server_state.connections)


@pytest.fixture
def _many_files() -> Iterator[None]:
    """Both ends of every connection are open in this process."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = before[1] if before[1] != resource.RLIM_INFINITY else 8192
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], min(wanted, 8192)), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bot]:
    monkeypatch.setattr(connections, "ARRIVES_WITHIN", PATIENCE)
    running = Bot()
    running.server = server_of(build(running.endpoint, NOTHING_TO_SEE))
    listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
    running.port = listening.getsockname()[1]
    thread = threading.Thread(target=running.server.run, kwargs={"sockets": [listening]})
    thread.start()
    wait_until(lambda: running.server is not None and running.server.started)
    yield running
    running.server.should_exit = True
    thread.join(10)
    listening.close()
    assert not thread.is_alive()


def wait_until(holds, seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        time.sleep(0.01)


def read_answer(client: socket.socket) -> None:
    heard = b""
    while not heard.endswith(b"taken"):
        more = client.recv(1000)
        assert more, heard
        heard += more


def is_dropped(client: socket.socket) -> bool:
    """The other side has ended the connection without an answer."""
    with contextlib.suppress(ConnectionResetError):
        return client.recv(1000) == b""
    return True


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /hea",
        b"GET /healthz HTTP/1.1\r\nHost: bot\r\n",
        POST % 100,
        POST % 100 + b"half a body",
    ],
    ids=["silence", "half a line", "half the headers", "no body", "half a body"],
)
def test_a_request_that_does_not_arrive_in_time_is_dropped(bot: Bot, begun: bytes) -> None:
    with bot.connect() as client:
        came_at = time.monotonic()
        client.sendall(begun)
        assert is_dropped(client)
        assert PATIENCE - 0.1 <= time.monotonic() - came_at < PATIENCE + 3
    assert bot.taken == []
    wait_until(lambda: bot.open_connections() == 0)


@pytest.mark.parametrize("head", [b"GET /healthz HTTP/1.1\r\nX: ", POST % 1000])
def test_drop_by_drop_is_no_arriving_either(bot: Bot, head: bytes) -> None:
    with bot.connect() as client:
        client.sendall(head)
        dripping_since = time.monotonic()
        while not select.select([client], [], [], 0.05)[0]:
            client.sendall(b"x")
            assert time.monotonic() - dripping_since < PATIENCE + 3
        assert is_dropped(client)
    assert bot.taken == []


def test_time_is_counted_anew_for_each_request_of_a_connection(bot: Bot) -> None:
    with bot.connect() as client:
        for _ in range(4):
            client.sendall(POST % 4 + b"bo")
            time.sleep(PATIENCE / 2)
            client.sendall(b"dy")
            read_answer(client)
        client.sendall(b"GET /hea")
        assert is_dropped(client)
    assert bot.taken == [b"body"] * 4


def test_half_a_request_behind_a_whole_one_is_dropped_too(bot: Bot) -> None:
    with bot.connect() as client:
        client.sendall(POST % 4 + b"body" + POST % 4 + b"bo")
        read_answer(client)
        assert is_dropped(client)
    assert bot.taken == [b"body"]


def test_a_body_that_ends_early_is_taken_by_nobody(bot: Bot) -> None:
    with bot.connect() as client:
        client.sendall(POST % 100 + b"half a body")
        wait_until(lambda: bot.open_connections() == 1)
    wait_until(lambda: bool(bot.given_up))
    assert bot.taken == []
    assert bot.is_alive()


def test_a_body_over_the_limit_is_refused_before_it_is_sent(bot: Bot) -> None:
    with bot.connect() as client:
        client.sendall(POST % 1_048_577)
        assert client.recv(1000).startswith(b"HTTP/1.1 413")


def test_a_body_that_hides_its_length_is_cut_off_at_the_limit(bot: Bot) -> None:
    chunked = b"POST /slack/events HTTP/1.1\r\nHost: bot\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with bot.connect() as client:
        client.sendall(chunked)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(17):
                client.sendall(chunk)
        assert client.recv(1000).startswith(b"HTTP/1.1 413")
    assert bot.taken == []


def test_whoever_is_gone_before_the_answer_was_heard_all_the_same(bot: Bot) -> None:
    with bot.connect() as client:
        client.sendall(POST % 4 + b"body")
    wait_until(lambda: bot.taken == [b"body"])
    assert bot.is_alive()


@pytest.mark.usefixtures("_many_files")
def test_thousands_of_silent_connections_keep_nobody_out(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "ARRIVES_WITHIN", 60.0)
    silent = []
    try:
        for number in range(3_000):
            silent.append(bot.connect())
            if number % 500 == 0:
                assert bot.is_alive()
        assert bot.is_alive()
        assert bot.open_connections() <= connections.MOST + 1
    finally:
        for client in silent:
            client.close()
