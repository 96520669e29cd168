"""The stage of a replay: a local Slack, a database, and the real bot as a process of its own."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import storage
import storage.migrations
from bot.localslack import LocalSlack, bot_settings
from storage import Database

READY_WITHIN = 30.0
QUIET_WITHIN = 60.0


class BotFailed(Exception):
    """The bot did not start, ended, or did not finish what it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    slack: LocalSlack
    database: Database
    workspace: str
    bot: subprocess.Popen[bytes]
    log: Path

    def settle(self) -> None:
        """Wait until nothing is on its way: no event undelivered, inbox and outbox empty.

        Raises BotFailed when that does not come about.
        """
        end = time.monotonic() + QUIET_WITHIN
        quiet_looks = 0
        while quiet_looks < 2:
            quiet_looks = quiet_looks + 1 if self._is_quiet() else 0
            self._check(end)
            time.sleep(0.005)

    def _is_quiet(self) -> bool:
        if self.slack.get("state")["undelivered"]:
            return False
        with self.database.reading() as tx:
            return storage.idle(tx, self.workspace)

    def _check(self, end: float) -> None:
        if self.bot.poll() is not None:
            raise BotFailed(f"The bot ended with exit code {self.bot.returncode}:\n{self.tail()}")
        if time.monotonic() > end:
            raise BotFailed(f"The bot did not finish what it was given:\n{self.tail()}")

    def tail(self) -> str:
        """The last of what the bot logged."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-3000:]


@contextmanager
def staged(database_url: str | None, environment: Mapping[str, str]) -> Iterator[Stage]:
    """Everything a replay needs, taken down again on leaving.

    Without `database_url` it plays on a SQLite file of its own. The workspace is new each time, so
    that replays do not meet in one database.
    """
    workspace = f"T{uuid4().hex[:10].upper()}"
    with tempfile.TemporaryDirectory(prefix="scribe-replay-") as folder:
        url = database_url or f"sqlite:///{folder}/replay.db"
        storage.migrations.upgrade(url)
        with LocalSlack("--port", "0", "--team-id", workspace) as slack:
            settings = bot_settings(slack.at, url)
            settings["SCRIBE_CLOCK_URL"] = f"{slack.at.control_url}clock"
            log = Path(folder) / "bot.log"
            with _bot(dict(environment) | settings, Path(folder), log) as bot:
                yield from _played(url, slack, workspace, bot, log)


def _played(
    url: str, slack: LocalSlack, workspace: str, bot: subprocess.Popen[bytes], log: Path
) -> Iterator[Stage]:
    database = Database.open(url)
    try:
        stage = Stage(slack=slack, database=database, workspace=workspace, bot=bot, log=log)
        _wait_for_socket(stage)
        yield stage
    finally:
        database.close()


@contextmanager
def _bot(
    environment: Mapping[str, str], folder: Path, log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        command = [sys.executable, "-m", "bot", "run", "all"]
        bot = subprocess.Popen(  # noqa: S603 - ourselves
            command, cwd=folder, env=dict(environment), stdout=out, stderr=out
        )
        try:
            yield bot
        finally:
            bot.terminate()
            bot.wait(15)


def _wait_for_socket(stage: Stage) -> None:
    end = time.monotonic() + READY_WITHIN
    while not stage.slack.get("state")["sockets"]:
        stage._check(end)  # noqa: SLF001 - the stage's own maker
        time.sleep(0.02)
