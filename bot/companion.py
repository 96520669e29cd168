"""The bot as a process of its own beside a local Slack, for a demo or a replay."""

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.localslack import LocalSlack, bot_settings

READY_WITHIN = 30.0
STOPS_WITHIN = 15.0
TAIL = 3000  # characters of the log that are shown when something is wrong


class BotFailed(Exception):
    """The bot did not start, ended, or did not finish what it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    process: "subprocess.Popen[bytes]"
    log: Path

    def check(self) -> None:
        """Raises BotFailed, with the end of its log, when it no longer runs."""
        if self.process.poll() is not None:
            raise self.failed(f"The bot ended with exit code {self.process.returncode}")

    def failed(self, sentence: str) -> BotFailed:
        """The failure to raise, with what the bot logged last."""
        logged = self.log.read_text(encoding="utf-8", errors="replace")[-TAIL:]
        return BotFailed(f"{sentence}:\n{logged}")


@contextmanager
def companion(
    slack: LocalSlack, database_url: str, environment: Mapping[str, str], folder: Path
) -> Iterator[Companion]:
    """The bot, connected to the local Slack; ended on leaving. Raises BotFailed.

    `environment` is what it inherits; its own settings come on top. It runs and logs in `folder`.
    """
    log = folder / "bot.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "all"],
            cwd=folder,
            env=bot_settings(slack.at, database_url) | dict(environment),
            stdout=out,
            stderr=out,
            start_new_session=True,  # Ctrl-C is for us; we end it in our own time
        )
        try:
            bot = Companion(process=process, log=log)
            _wait_until_connected(slack, bot)
            yield bot
        finally:
            process.terminate()
            process.wait(STOPS_WITHIN)


def _wait_until_connected(slack: LocalSlack, bot: Companion) -> None:
    end = time.monotonic() + READY_WITHIN
    while not slack.get("state")["sockets"]:
        bot.check()
        if time.monotonic() > end:
            raise bot.failed("The bot did not connect")
        time.sleep(0.02)
