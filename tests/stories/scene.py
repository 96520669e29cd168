"""A scene: a local Slack on one side, the real bot on the other, a database between."""

import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx2

import storage
import storage.incidents
import storage.migrations
from bot import main
from bot.domain.briefing import Briefing
from bot.domain.incident import Incident
from bot.incidents import reading
from bot.localslack import LocalSlack, bot_settings
from storage import Database

SETTLES_WITHIN = 60.0


class BotEnded(AssertionError):
    """The bot is not running any more, though something was still expected of it."""


@dataclass
class Scene:
    """One workspace with one bot. `over` is "socket" or "http"."""

    slack: LocalSlack
    database_url: str
    folder: Path
    over: str = "socket"
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        storage.migrations.upgrade(self.database_url)
        self.database = Database.open(self.database_url)
        state = self.slack.get("state")
        self.workspace: str = state["team"]["id"]
        self.port = _free_port() if self.over == "http" else 0
        self.bot: subprocess.Popen[bytes] | None = None
        if self.over == "http":
            url = f"http://127.0.0.1:{self.port}/slack/events"
            self.slack.post("faults", http_url=url)

    # the bot

    def start(self, *, wait: bool = True, part: str = "all", **settings: str) -> None:
        environment = main.foreign_environment()
        environment |= bot_settings(self.slack.at, self.database_url)
        environment |= {"SCRIBE_LEASE_SECONDS": "1"} | self.settings | settings
        if self.over == "http":
            del environment["SCRIBE_SLACK_APP_TOKEN"]
            environment["SCRIBE_PORT"] = str(self.port)
        with self.log.open("ab") as out:
            self.bot = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", part],
                cwd=self.folder,
                env=environment,
                stdout=out,
                stderr=out,
            )
        if wait:
            self.wait_for(self._is_connected, "the bot did not connect")

    def stop(self) -> int:
        """End the bot as an operator does; its exit code."""
        assert self.bot is not None
        self.bot.terminate()
        return self.bot.wait(15)

    def wait_for_death(self, seconds: float = 30.0) -> int:
        assert self.bot is not None
        return self.bot.wait(seconds)

    def wait_until_alone(self) -> None:
        """Until Slack has noticed that the bot which died is gone."""
        while self.slack.get("state")["sockets"]:
            time.sleep(0.01)

    @property
    def is_running(self) -> bool:
        return self.bot is not None and self.bot.poll() is None

    @property
    def log(self) -> Path:
        return self.folder / "bot.log"

    def close(self) -> None:
        if self.is_running:
            self.stop()
        self.database.close()

    # quiet

    def settle(self) -> None:
        """Wait until nothing is on its way between the chat and the record."""
        for _ in range(2):
            self.wait_for(self._is_quiet, "it did not become quiet")

    def _is_quiet(self) -> bool:
        if self.slack.get("state")["undelivered"]:
            return False
        with self.database.reading() as tx:
            return storage.idle(tx, self.workspace)

    def _is_connected(self) -> bool:
        if self.over == "socket":
            return bool(self.slack.get("state")["sockets"])
        try:
            return httpx2.get(f"http://127.0.0.1:{self.port}/healthz").status_code == 200
        except httpx2.TransportError:
            return False

    def wait_for(self, for_what, otherwise: str) -> None:
        end = time.monotonic() + SETTLES_WITHIN
        while not for_what():
            if not self.is_running:
                raise BotEnded(f"the bot ended:\n{self._tail()}")
            assert time.monotonic() < end, f"{otherwise}:\n{self._tail()}"
            time.sleep(0.01)

    def _tail(self) -> str:
        return self.log.read_text(errors="replace")[-5000:] if self.log.exists() else ""

    # the record

    def incident(self, number: int = 1) -> Incident:
        with self.database.reading() as tx:
            incident = storage.incidents.by_number(tx, self.workspace, number)
        assert incident is not None, f"there is no incident {number}:\n{self._tail()}"
        return incident

    def briefing(self, number: int = 1) -> Briefing:
        incident = self.incident(number)
        with self.database.reading() as tx:
            return reading.briefing(tx, incident)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
