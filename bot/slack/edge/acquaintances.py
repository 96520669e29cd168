"""Who is acting: as we know them, or else as Slack tells within a second."""

from collections.abc import Callable

from slack_sdk import WebClient

import storage.people
from bot.delivery import DeliveryFailed
from bot.domain.people import Person
from bot.slack.courier import calls
from bot.slack.people import person
from storage.database import Database

PATIENCE_SECONDS = 1

Lookup = Callable[[str, str], Person | None]


class Acquaintances:
    """People by id; whoever is met for the first time is looked up and kept."""

    def __init__(self, database: Database, lookup: Lookup) -> None:
        self._database = database
        self._lookup = lookup

    def person(self, workspace: str, person_id: str) -> Person:
        """Never waits longer than the lookup; somebody unknown has no zone, and is asked for again.

        Raises storage.Unavailable.
        """
        with self._database.reading() as tx:
            known = storage.people.get(tx, workspace, person_id)
        if known:
            return known
        found = self._lookup(workspace, person_id)
        if found is None:
            return Person(workspace=workspace, id=person_id, name=person_id)
        with self._database.transaction(urgent=True) as tx:
            storage.people.keep(tx, found)
        return found


def lookup(client: WebClient) -> Lookup:
    """Asks users.info; let the client's time-out be `PATIENCE_SECONDS`."""

    def ask(workspace: str, person_id: str) -> Person | None:
        try:
            answer = calls.call(client.users_info, user=person_id)
        except DeliveryFailed:
            return None
        return person(answer["user"], workspace)

    return ask
