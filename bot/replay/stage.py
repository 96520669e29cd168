"""The stage of a replay: a local Slack, a database, and the real bot as a process of its own."""

import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import storage
import storage.migrations
from bot.companion import Companion, companion
from bot.localslack import LocalSlack
from storage import Database

QUIET_WITHIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    slack: LocalSlack
    database: Database
    workspace: str
    bot: Companion

    def settle(self) -> None:
        """Wait until nothing is on its way: no event undelivered, inbox and outbox empty.

        Raises BotFailed when that does not come about.
        """
        end = time.monotonic() + QUIET_WITHIN
        quiet_looks = 0
        while quiet_looks < 2:  # an event may be on its way from the one to the other
            quiet_looks = quiet_looks + 1 if self._is_quiet() else 0
            self.bot.check()
            if time.monotonic() > end:
                raise self.bot.failed("The bot did not finish what it was given")
            time.sleep(0.005)

    def _is_quiet(self) -> bool:
        if self.slack.get("state")["undelivered"]:
            return False
        with self.database.reading() as tx:
            return storage.idle(tx, self.workspace)


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
        with (
            LocalSlack("--port", "0", "--team-id", workspace) as slack,
            closing(Database.open(url)) as database,
            companion(slack, url, _at_the_set_time(environment, slack), Path(folder)) as bot,
        ):
            yield Stage(slack=slack, database=database, workspace=workspace, bot=bot)


def _at_the_set_time(environment: Mapping[str, str], slack: LocalSlack) -> Mapping[str, str]:
    return {**environment, "SCRIBE_CLOCK_URL": f"{slack.at.control_url}clock"}
