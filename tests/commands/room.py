"""A desk on a real database, and people who type at it, press its buttons and send its forms."""

from datetime import UTC, datetime, timedelta
from itertools import count

import storage.incidents
import storage.people
from bot.commands.desk import Desk, Visit
from bot.commands.forms import FormErrors
from bot.domain.incident import Incident
from bot.domain.people import Person
from bot.domain.replies import Act, Button, FormName, Reply
from bot.domain.severities import Severities
from bot.incidents import reading
from storage import Database

WORKSPACE = "T1"
LOBBY = "C-LOBBY"
SEVERITIES = Severities.of(
    (("sev1", "p0", "critical"), ("sev2", "p1", "major"), ("sev3", "p2", "moderate"))
)


def person(name: str, **more: object) -> Person:
    known = {"workspace": WORKSPACE, "id": name, "name": name, "zone": "Europe/Berlin"}
    return Person(**known | more)


class Room:
    """Types at the desk as people do; every incident that is declared gets its channel at once."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = datetime(2026, 11, 20, 14, 0, 7, tzinfo=UTC)
        self.desk = Desk(database, SEVERITIES, ("standard",), lambda: self.now)
        self.keys = map(str, count())
        self.responder = self.meet(person("RESPONDER"))
        self.commander = self.meet(person("COMMANDER"))

    def meet(self, someone: Person) -> Person:
        with self.database.transaction() as tx:
            storage.people.keep(tx, someone)
        return someone

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)

    def types(
        self,
        text: str,
        *,
        at: str = "C-INC-1",
        by: Person | None = None,
        key: str = "",
    ) -> Reply:
        """What the person reads who types `/incident TEXT` there."""
        reply = self.desk.command(self.visit(by, at, key), text)
        self._make_channels()
        return reply

    def presses(
        self, button: Button, *, at: str = "C-INC-1", by: Person | None = None, key: str = ""
    ) -> Reply:
        return self.desk.press(self.visit(by, at, key), button.act, button.value)

    def sends(
        self, form: FormName, *, at: str = "C-INC-1", key: str = "", **values: str | bool | None
    ) -> Reply | FormErrors:
        reply = self.desk.submit(self.visit(None, at, key), form, values)
        self._make_channels()
        return reply

    def visit(self, by: Person | None, at: str, key: str) -> Visit:
        return Visit(
            workspace=WORKSPACE,
            person=by or self.responder,
            channel=at,
            key=key or next(self.keys),
        )

    def incident(self, number: int = 1) -> Incident:
        with self.database.reading() as tx:
            found = storage.incidents.by_number(tx, WORKSPACE, number)
        assert found is not None
        return found

    def declared(self) -> int:
        """How many incidents there are."""
        with self.database.reading() as tx:
            return len(storage.incidents.open(tx, WORKSPACE))

    def lines(self, number: int = 1) -> list[str]:
        """The incident's timeline: minute in UTC, and text."""
        incident = self.incident(number)
        with self.database.reading() as tx:
            return [f"{line.at:%H:%M} {line.text}" for line in reading.lines(tx, incident)]

    def _make_channels(self) -> None:
        with self.database.transaction() as tx:
            for incident in storage.incidents.open(tx, WORKSPACE):
                if incident.channel is None:
                    channel = f"C-INC-{incident.number}"
                    storage.incidents.change(tx, WORKSPACE, incident.id, channel=channel)


def undo(reply: Reply) -> Button:
    (button,) = [button for button in reply.buttons if button.act is Act.UNDO]
    return button
