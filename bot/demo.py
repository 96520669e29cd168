"""`scribe demo`: the bot beside a local Slack, on a database that lasts as long as the demo."""

import socket
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import storage.migrations
from bot.companion import companion
from bot.localslack import LocalSlack


def demonstrate(port: int, environment: Mapping[str, str], tell: Callable[[str], None]) -> None:
    """Run both until interrupted. Raises LocalSlackFailed or BotFailed where they do not run."""
    with tempfile.TemporaryDirectory(prefix="scribe-demo-") as name:
        folder = Path(name)
        url = f"sqlite:///{folder}/scribe.db"
        storage.migrations.upgrade(url)
        with (
            LocalSlack("--port", str(_free(port))) as slack,
            companion(slack, url, environment, folder) as bot,
        ):
            tell(_welcome(slack.at.page_url))
            try:
                bot.process.wait()
            except KeyboardInterrupt:
                tell("Stopped. Nothing of the demo is kept.")
                return
            bot.check()


def _free(port: int) -> int:
    """The port, or where something listens there already any free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
    return port


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
