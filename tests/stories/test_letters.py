"""A poisoned event parks, the others go on; given again after the fix, nothing shows that it had.

The poison is in the database itself, which refuses certain words until the test takes it away.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

import storage.messages
from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.stories.test_starting_and_stopping import scribe
from tests.stories.told import told

POISON = {
    "sqlite": """
        CREATE TRIGGER poison BEFORE INSERT ON messages WHEN new.text LIKE '%full%'
        BEGIN SELECT RAISE(ABORT, 'poison'); END""",
    "postgresql": """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON messages FOR EACH ROW
        WHEN (new.text LIKE '%full%') EXECUTE FUNCTION refuse()""",
}
FIX = {"sqlite": "DROP TRIGGER poison", "postgresql": "DROP TRIGGER poison ON messages"}


def alter(url: str, statements: dict[str, str]) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as database:
            database.execute(statements["sqlite"])
    else:
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as database:
            database.execute(statements["postgresql"])


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_poisoned_event_given_again_after_the_fix_leaves_the_same_record(
    open_scene: Callable[..., Scene], request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    url = str(request.getfixturevalue(f"{kind}_url"))
    scene = open_scene(url)
    scene.start()
    team = Team(scene)
    team.at("2026-11-20T12:00:00Z")
    team.declare("sev1 checkout is down")

    alter(url, POISON)
    team.at("2026-11-20T12:05:00Z")
    poisoned = team.responder.says("the disk is full")
    team.responder.reacts(poisoned, "dart")
    team.at("2026-11-20T12:10:00Z")
    said = team.commander.says("rolled back")
    team.commander.reacts(said, "adhesive_bandage")
    others = [
        ("12:00:00", "Declared sev1: checkout is down", "reporter", ("declared",)),
        ("12:10:00", "rolled back", "commander", ("mitigated",)),
    ]
    assert told(scene) == others

    settings = {"SCRIBE_DATABASE_URL": url}
    listed = scribe("letters", "list", folder=tmp_path, **settings).stdout.splitlines()
    whats = [line.split()[1:3] for line in listed[1:]]
    assert whats == [["message", "INC-1"], ["message_unknown", "INC-1"]]
    assert all("poison" in line for line in listed[1:])

    alter(url, FIX)
    again = scribe("letters", "retry", "--all", folder=tmp_path, **settings)
    assert again.returncode == 0, again.stderr
    assert told(scene) == [
        others[0],
        ("12:05:00", "the disk is full", "responder", ("identified",)),
        others[1],
    ]
    incident = scene.incident()
    with scene.database.reading() as tx:
        kept = storage.messages.transcript(tx, scene.workspace, incident.id)
        assert [each.text for each in kept if not each.by_us] == ["the disk is full", "rolled back"]
    left = scribe("letters", "list", folder=tmp_path, **settings)
    assert left.stdout == "Nothing is parked.\n"
