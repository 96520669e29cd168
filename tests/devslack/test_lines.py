"""The app's lines break, are moved, and have to prove themselves first."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from bot.localslack import LocalSlack, LocalSlackFailed
from tests.devslack.stranger import Stranger, StrangerOverHttp


@contextmanager
def socket_of(slack: LocalSlack) -> Iterator[ClientConnection]:
    bearer = {"authorization": f"Bearer {slack.at.app_token}"}
    answer = httpx2.post(f"{slack.at.base_url}apps.connections.open", headers=bearer).json()
    with connect(answer["url"], proxy=None, ping_interval=None, close_timeout=0.2) as socket:
        assert heard(socket)["type"] == "hello"
        yield socket


def heard(socket: ClientConnection) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(socket.recv(5))
    return said


def say(slack: LocalSlack, text: str) -> None:
    slack.post("say", **{"as": "responder", "channel": "incidents", "text": text})


def settled(slack: LocalSlack) -> None:
    slack.get("wait", undelivered=0, timeout=10)


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled", "too_many_websockets"])
def test_a_disconnect_gives_its_reason_and_closes(slack: LocalSlack, reason: str) -> None:
    with socket_of(slack) as socket:
        slack.post("sockets/disconnect", reason=reason)
        goodbye = heard(socket)
        assert (goodbye["type"], goodbye["reason"]) == ("disconnect", reason)
        with pytest.raises(ConnectionClosed):
            socket.recv(5)


def test_a_warning_comes_before_and_events_go_on_until_then(slack: LocalSlack) -> None:
    slack.post("faults", speed=20)
    with socket_of(slack) as socket:
        slack.post("sockets/disconnect", reason="warning")
        assert heard(socket)["reason"] == "warning"
        say(slack, "still there?")
        envelope = heard(socket)
        assert envelope["payload"]["event"]["text"] == "still there?"
        socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
        assert heard(socket)["reason"] == "refresh_requested"
        settled(slack)


def test_who_comes_after_the_warning_stays(slack: LocalSlack) -> None:
    slack.post("faults", speed=20)
    with socket_of(slack) as old:
        slack.post("sockets/disconnect", reason="warning")
        with socket_of(slack) as new:
            assert [heard(old)["reason"] for _ in range(2)] == ["warning", "refresh_requested"]
            assert slack.get("state")["sockets"] == 1
            with pytest.raises(TimeoutError):
                new.recv(0.2)


def test_a_reason_that_slack_does_not_give_is_refused(slack: LocalSlack) -> None:
    with pytest.raises(LocalSlackFailed, match="reason is one of"):
        slack.post("sockets/disconnect", reason="tired")


def test_a_socket_is_lost_without_a_word(slack: LocalSlack) -> None:
    with socket_of(slack) as socket:
        slack.post("sockets/lose")
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
        assert socket.close_code == 1006
        assert slack.get("state")["sockets"] == 0


def test_bolt_comes_back_after_a_lost_socket_and_hears_what_was_said(slack: LocalSlack) -> None:
    with Stranger(slack) as app:
        slack.post("sockets/lose")
        say(slack, "anybody?")
        # The SDK finds a silent loss when it next looks, which is every ten seconds.
        slack.get("wait", undelivered=0, timeout=25)
        assert {body["event"]["text"] for body in app.heard} == {"anybody?"}


def test_a_deaf_socket_looks_open_and_its_answers_are_not_heard(slack: LocalSlack) -> None:
    slack.post("faults", patience=0.2, redelivery=[0, 0, 0])
    with socket_of(slack) as socket:
        slack.post("sockets/lose", deaf=True)
        say(slack, "hello?")
        for _ in range(4):
            socket.send(json.dumps({"envelope_id": heard(socket)["envelope_id"]}))
        settled(slack)
        assert slack.get("state")["sockets"] == 1
        assert slack.get("state")["dropped"] == 1
        slack.post("faults", speed=1000)
        assert not socket.ping().wait(0.3)


def test_a_deaf_socket_is_found_out(slack: LocalSlack) -> None:
    slack.post("faults", speed=100)
    with socket_of(slack) as socket:
        slack.post("sockets/lose", deaf=True)
        with pytest.raises(ConnectionClosed):
            socket.recv(5)
        assert slack.get("state")["sockets"] == 0


@contextmanager
def app_that_answers(challenge: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Behind a URL; `challenge` is its body for a challenge, with {} where the word belongs."""
    bodies: list[dict[str, Any]] = []

    class App(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            bodies.append(body)
            content = challenge.replace("{}", body.get("challenge", "")).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), App) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/events", bodies
        server.shutdown()
        thread.join()


def verified(slack: LocalSlack, *, within: float = 3) -> bool:
    until = time.monotonic() + within
    while not slack.get("state")["http_verified"]:
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


@pytest.mark.parametrize("echo", ["{}", '{"challenge": "{}"}', "challenge={}"])
def test_a_url_that_echoes_the_challenge_gets_events(slack: LocalSlack, echo: str) -> None:
    with app_that_answers(echo) as (url, bodies):
        slack.post("faults", http_url=url)
        assert verified(slack)
        say(slack, "hello")
        settled(slack)
    assert [body["type"] for body in bodies] == ["url_verification", "event_callback"]
    assert set(bodies[0]) == {"type", "token", "challenge"}
    assert bodies[0]["token"] == bodies[1]["token"]


@pytest.mark.parametrize("echo", ["", "ok", '{"challenge": "guess"}'])
def test_a_url_that_says_anything_else_gets_none(slack: LocalSlack, echo: str) -> None:
    slack.post("faults", redelivery=[0, 0.05, 0.05])
    with app_that_answers(echo) as (url, bodies):
        slack.post("faults", http_url=url)
        assert not verified(slack, within=0.3)
        say(slack, "hello")
        settled(slack)
    assert {body["type"] for body in bodies} == {"url_verification"}
    assert slack.get("state")["dropped"] == 1


def test_bolt_answers_the_challenge_and_need_not_be_there_when_the_url_is_set(
    slack: LocalSlack,
) -> None:
    with StrangerOverHttp(slack):
        assert verified(slack)
    slack.post("faults", http_url="http://127.0.0.1:9/events")
    assert not verified(slack, within=0.2)
    slack.post("faults", redelivery=[0.5, 0.5, 0.5])
    say(slack, "too early")
    with StrangerOverHttp(slack) as app:
        settled(slack)
        assert [body["event"]["text"] for body in app.heard] == ["too early"]
