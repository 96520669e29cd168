"""What the tests of commands may ask for: a room, and an incident in it."""

from collections.abc import Iterator

import pytest

import storage.workspaces
from bot.domain.incident import Incident
from storage import Database
from storage.migrations import upgrade
from tests.commands.room import LOBBY, WORKSPACE, Room


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    upgrade(sqlite_url)
    opened = Database.open(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def room(database: Database) -> Room:
    """Nothing has been declared yet."""
    with database.transaction() as tx:
        storage.workspaces.meet(
            tx, WORKSPACE, name="Acme", url="https://acme.example/", bot_user="U0", bot_id="B0"
        )
    return Room(database)


@pytest.fixture
def incident(room: Room) -> Incident:
    """INC-1, declared by the responder at 14:00 UTC, 15:00 in Berlin."""
    room.types("declare sev1 checkout is down", at=LOBBY)
    return room.incident()
