"""A scene whose bot dies once, at a named point, and people who take it as people do.

They give a command, a press or a form again only where it had left nothing; what they said, marked
or took back they never repeat.
"""

import signal
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import select

from storage.tables import metadata
from tests.stories.scene import BotEnded, Scene

# Read in when the bot starts, whatever people do.
UNASKED = ("people",)


@dataclass
class Mortal:
    """`point` is where the bot dies once it is armed."""

    scene: Scene
    point: str
    deaths: int = 0

    def start(self, *, armed: bool) -> None:
        self.scene.start(**({"SCRIBE_CRASH_AT": self.point} if armed else {}))

    def asked(self, verb: str, ask: Callable[[], object], took_effect: Callable[[], bool]) -> None:
        """Somebody types a command, presses a button or sends a form."""
        before = self._everything()
        ask()
        if not self._lives_on():
            if self.point == f"{verb}.before_commit":
                assert self._everything() == before, "it died before the commit and left something"
            if self.point == f"{verb}.after_commit":
                assert took_effect(), "it died after the commit and left nothing"
            given_again = not took_effect()
            self._rise()
            if given_again:
                ask()
            self.scene.settle()
        assert took_effect()

    def happens(self, event: Callable[[], object]) -> None:
        """Somebody says, marks or takes back something: Slack tells of it until it is heard."""
        event()
        self.settle()

    def settle(self) -> None:
        if not self._lives_on():
            self._rise()
            self.scene.settle()

    def died_as_told(self) -> None:
        """Fail unless the point was reached, and was what ended the bot, once."""
        assert self.deaths == 1, f"{self.point} was never reached"
        assert self.scene.log.read_text().count(f"died at {self.point}\n") == 1

    def _lives_on(self) -> bool:
        """True when all is quiet and the bot still runs."""
        try:
            self.scene.settle()
        except BotEnded:
            return False
        return self.scene.is_running

    def _rise(self) -> None:
        assert self.scene.wait_for_death() == -signal.SIGKILL, self.scene.log.read_text()
        self.deaths += 1
        self.scene.wait_until_alone()
        self.start(armed=False)

    def _everything(self) -> dict[str, list[str]]:
        """Every row of the record and its queues."""
        with self.scene.database.reading() as tx:
            return {
                table.name: sorted(repr(dict(row)) for row in tx.rows(select(table)))
                for table in metadata.sorted_tables
                if table.name not in UNASKED
            }
