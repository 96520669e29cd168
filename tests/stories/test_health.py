"""What the running bot says of itself, wherever it listens."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest

import storage.migrations
from bot.localslack import LocalSlack, bot_settings
from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.support import machine

SECRET = "the payroll migration leaked"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str) -> httpx2.Response:
    return httpx2.get(f"http://127.0.0.1:{port}{path}", timeout=10)


@pytest.mark.parametrize("over", ["socket", "http"])
def test_a_private_incident_is_numbers_only(
    open_scene: Callable[..., Scene], slack: LocalSlack, sqlite_url: str, over: str
) -> None:
    port = free_port()
    scene = open_scene(sqlite_url, over, SCRIBE_PORT=str(port))
    scene.start()
    port = scene.port or port
    team = Team(scene)
    team.declare(f"sev1 {SECRET} --private")
    said = team.reporter.says(f"it is {SECRET}")
    team.reporter.reacts(said, "adhesive_bandage")
    scene.settle()

    ready = ask(port, "/readyz")
    assert ready.status_code == 200
    assert ready.json()["slack"] == {"answers": True, "said": "ok"}
    assert ready.json()["outbox"]["waiting"] == 0

    numbers = ask(port, "/metrics").text
    counted = dict(re.findall(r"^(scribe_\S+) (\S+)$", numbers, re.MULTILINE))
    assert float(counted['scribe_ack_seconds_count{kind="command"}']) == 1
    assert float(counted['scribe_ack_seconds_count{kind="event"}']) >= 2
    assert float(counted["scribe_events_taken_total"]) >= 2
    assert float(counted['scribe_delivered_total{kind="declared"}']) == 1
    channel = slack.get("state")["channels"][-1]
    for word in (SECRET, "payroll", channel["id"], channel["name"], "xoxb", team.reporter.id):
        assert word not in numbers
        assert word not in ready.text


def test_what_slack_refuses_is_counted_by_method_and_name(
    open_scene: Callable[..., Scene], sqlite_url: str
) -> None:
    scene = open_scene(sqlite_url, "http")
    scene.start()
    team = Team(scene)
    refused = {"retry_after": 1, "times": 1}
    team.faults(methods={"conversations.create": refused})
    team.declare("sev1 checkout is down")
    numbers = ask(scene.port, "/metrics").text
    assert 'scribe_slack_throttled_total{method="conversations.create"} 1.0' in numbers


@pytest.fixture
def worker_port(postgres_url: str, slack: LocalSlack, tmp_path: Path) -> Iterator[int]:
    """A process that only works, with a port for whoever watches."""
    storage.migrations.upgrade(postgres_url)
    port = free_port()
    ours = bot_settings(slack.at, postgres_url) | {"SCRIBE_WORKER_PORT": str(port)}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "worker"],
        cwd=tmp_path,
        env=machine.environment() | ours,
        stderr=subprocess.DEVNULL,
    )
    yield port
    process.terminate()
    assert process.wait(15) == 0


def test_a_worker_tells_how_it_is_where_it_was_given_a_port(worker_port: int) -> None:
    end = time.monotonic() + 30
    while True:
        try:
            answer = ask(worker_port, "/readyz")
            break
        except httpx2.TransportError:
            assert time.monotonic() < end
            time.sleep(0.1)
    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert ask(worker_port, "/slack/events").status_code == 404
