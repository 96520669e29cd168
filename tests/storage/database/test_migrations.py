"""Migrations go up and down over rows that are there, and make the tables that the code knows."""

import ast
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.domain.timeline import Origin
from storage import Database, Locked, entries, inbox, incidents, messages, migrations
from storage.plumbing import engines
from storage.tables import metadata
from tests.storage.rows import NOON, WORKSPACE, a_message, an_arrival, an_incident

VERSIONS = Path(migrations.__file__).parents[1] / "alembic" / "versions"


def _tables(url: str) -> set[str]:
    engine = engines.migrating(engines.parsed(url))
    with engine.connect() as connection:
        found = set(inspect(connection).get_table_names())
    engine.dispose()
    return found


def test_a_fresh_database_is_behind_until_it_is_migrated(database_url: str) -> None:
    assert migrations.pending(database_url)
    migrations.upgrade(database_url)
    assert not migrations.pending(database_url)
    migrations.upgrade(database_url)
    assert _tables(database_url) == set(metadata.tables) | {"alembic_version"}


def test_the_migrations_and_the_code_agree_on_every_table(migrated_database_url: str) -> None:
    engine = engines.migrating(engines.parsed(migrated_database_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_indexes_have_the_same_conditions_in_the_database_as_in_the_code(
    migrated_postgres_url: str,
) -> None:
    """Alembic compares the columns of an index, not its WHERE."""
    engine = engines.migrating(engines.parsed(migrated_postgres_url))
    named = text("SELECT indexdef FROM pg_indexes WHERE indexdef LIKE '%WHERE%' ORDER BY indexname")
    with engine.connect() as connection:
        conditions = [row.split(" WHERE ")[1] for row in connection.execute(named).scalars()]
    engine.dispose()
    assert conditions == [
        "(state = ANY (ARRAY['new'::text, 'taken'::text]))",
        "(state = ANY (ARRAY['waiting'::text, 'sending'::text]))",
        "(state = ANY (ARRAY['waiting'::text, 'sending'::text]))",
        "(fired_at IS NULL)",
        "(state = 'sending'::text)",
        "(until IS NULL)",
    ]


def test_every_step_goes_down_and_up_again_over_rows(migrated_database_url: str) -> None:
    _write_rows(migrated_database_url)
    script = ScriptDirectory(str(VERSIONS.parent))
    for revision in script.walk_revisions():
        migrations.downgrade(migrated_database_url, revision.down_revision or "base")
        migrations.upgrade(migrated_database_url, revision.revision)
        _write_rows(migrated_database_url)
    migrations.downgrade(migrated_database_url, "base")
    assert _tables(migrated_database_url) <= {"alembic_version", "sqlite_sequence"}


def _write_rows(url: str) -> None:
    database = Database.open(url)
    with database.transaction() as tx:
        incident = an_incident(tx)
        messages.keep(tx, a_message(), version_at=NOON, incident=incident.id)
        entries.add(tx, workspace=WORKSPACE, incident=incident.id, origin=Origin.NOTE, said_at=NOON)
        inbox.put_all(tx, [an_arrival("Ev1")])
    with database.reading() as tx:
        assert incidents.by_number(tx, WORKSPACE, incident.number) == incident
    database.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise LookupError

    with monkeypatch.context() as patch:
        patch.setattr("alembic.runtime.migration.HeadMaintainer.update_to_step", fail)
        with pytest.raises(LookupError):
            migrations.upgrade(database_url)
    assert _tables(database_url) == set()
    migrations.upgrade(database_url)


def test_nobody_migrates_a_file_on_which_a_process_runs(migrated_sqlite_url: str) -> None:
    running = Database.open(migrated_sqlite_url, lock=True)
    with pytest.raises(Locked):
        migrations.upgrade(migrated_sqlite_url)
    running.close()
    migrations.upgrade(migrated_sqlite_url)


@pytest.mark.parametrize("file", sorted(VERSIONS.glob("*.py")), ids=lambda file: file.stem)
def test_a_migration_imports_nothing_of_ours(file: Path) -> None:
    names = set()
    for node in ast.walk(ast.parse(file.read_text())):
        match node:
            case ast.Import():
                names |= {alias.name.partition(".")[0] for alias in node.names}
            case ast.ImportFrom():
                names.add(str(node.module).partition(".")[0])
    assert names <= {"alembic", "sqlalchemy", "collections", "datetime"}
