"""The database goes away under load and comes back: it is said, and what was taken is kept."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import httpx2
import pytest
from sqlalchemy import select

from bot.commands.wording import NOT_SAVED
from storage.tables.queues import inbox
from storage.tables.record import messages
from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.support import machine, postgres

OUTAGE = 2.0  # seconds


@dataclass
class Server:
    """A PostgreSQL that nobody else uses."""

    programs: Path
    home: Path

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://postgres@/postgres?host={self.home}"

    def crash(self) -> None:
        postgres.stop(self.programs, self.home)

    def rise(self) -> None:
        postgres.start(self.programs, self.home)


@pytest.fixture
def server() -> Iterator[Server]:
    programs = machine.postgres_programs()
    if programs is None:
        machine.missing("PostgreSQL is not installed")
    running = Server(programs, postgres.start_cluster(programs, os.getpid()))
    yield running
    running.crash()


@dataclass
class Talk:
    """Somebody goes on talking, whatever happens, until told to stop."""

    team: Team
    said: int = 0

    def __enter__(self) -> Self:
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._talk)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()

    def _talk(self) -> None:
        while not self._enough.is_set():
            self.team.responder.says(f"look {self.said}")
            self.said += 1
            time.sleep(0.02)


def health(scene: Scene, path: str) -> httpx2.Response:
    return httpx2.get(f"http://127.0.0.1:{scene.port}{path}", timeout=15)


def in_the_inbox(scene: Scene) -> set[str]:
    with scene.database.reading() as tx:
        return {row["key"] for row in tx.rows(select(inbox.c.key))}


def kept_texts(scene: Scene) -> set[str]:
    """What the talker said, as far as it is in the transcript."""
    with scene.database.reading() as tx:
        texts = {row["text"] for row in tx.rows(select(messages.c.text))}
    return {text for text in texts if text and text.startswith("look ")}


@pytest.mark.postgres
def test_an_outage_of_the_database_is_said_and_loses_nothing_that_was_acknowledged(
    open_scene: Callable[..., Scene], server: Server
) -> None:
    scene = open_scene(server.url, "http")
    scene.start()
    assert scene.bot
    process = scene.bot.pid
    team = Team(scene)
    team.declare("sev1 checkout is down")
    team.faults(redelivery=[0.2, 2.0, 20.0])

    with Talk(team) as talk:
        time.sleep(1)
        server.crash()
        assert team.commander.types("/incident note rolled back") == NOT_SAVED
        assert health(scene, "/healthz").status_code == 200
        ready = health(scene, "/readyz")
        assert (ready.status_code, ready.json()["database"]) == (503, "unreachable")
        time.sleep(OUTAGE)
        server.rise()
        scene.wait_for(lambda: health(scene, "/readyz").status_code == 200, "it did not recover")
        assert team.commander.types("/incident note rolled back") != NOT_SAVED

    scene.settle()
    assert scene.bot.pid == process
    assert scene.is_running
    deliveries = scene.slack.get("log")["deliveries"]
    refused = [each for each in deliveries if each["failure"]]
    assert {each["status"] for each in refused} <= {503, 0}
    assert any(each["status"] == 503 for each in refused)
    acknowledged = {each["event_id"] for each in deliveries if not each["failure"]}
    assert acknowledged <= in_the_inbox(scene)
    assert {each["event_id"] for each in scene.slack.get("log")["events"]} == acknowledged
    assert talk.said > 50
    assert kept_texts(scene) == {f"look {number}" for number in range(talk.said)}
    assert [line.text for line in scene.briefing().lines] == [
        "Declared sev1: checkout is down",
        "rolled back",
    ]
