"""`scribe demo`: the bot beside a local Slack, on a database that lasts as long as the demo."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import storage.migrations
from bot.localslack import LocalSlack, LocalSlackFailed, bot_settings

READY_WITHIN = 30.0


def demonstrate(port: int, environment: Mapping[str, str], tell: Callable[[str], None]) -> None:
    """Run both until interrupted. Raises LocalSlackFailed where they do not start."""
    with tempfile.TemporaryDirectory(prefix="scribe-demo-") as folder:
        url = f"sqlite:///{folder}/scribe.db"
        storage.migrations.upgrade(url)
        with LocalSlack("--port", str(port)) as slack:
            log = Path(folder) / "bot.log"
            with log.open("wb") as out:
                bot = subprocess.Popen(
                    [sys.executable, "-m", "bot", "run", "all"],
                    cwd=folder,
                    env=dict(environment) | bot_settings(slack.at, url),
                    stdout=out,
                    stderr=out,
                )
                try:
                    _wait_until_connected(slack, bot, log)
                    tell(_welcome(slack.at.page_url))
                    bot.wait()
                    raise LocalSlackFailed(f"The bot ended:\n{_tail(log)}")
                except KeyboardInterrupt:
                    tell("Stopped. Nothing of the demo is kept.")
                finally:
                    bot.terminate()
                    bot.wait(15)


def _wait_until_connected(slack: LocalSlack, bot: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + READY_WITHIN
    while not slack.get("state")["sockets"]:
        if bot.poll() is not None or time.monotonic() > end:
            raise LocalSlackFailed(f"The bot did not connect:\n{_tail(log)}")
        time.sleep(0.05)


def _tail(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")[-3000:]


def _welcome(page: str) -> str:
    return f"""
  Incident Scribe is running beside a local Slack.

  Open   {page}?as=commander
  and    {page}?as=responder   in a second window, to be two people

  Type   /incident            to declare an incident; its channel opens by itself
         talk, and put :rotating_light: or :adhesive_bandage: on a message to mark a moment
         /incident resolve    and the draft postmortem is there
         /incident help       shows the rest

  Ctrl-C stops it; nothing is kept.
"""
