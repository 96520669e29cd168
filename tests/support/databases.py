"""The databases that tests ask for: a fresh one each, SQLite and PostgreSQL by turns."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from storage import migrations
from tests.support import machine, postgres


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """One folder for all processes of this run: xdist gives each worker one inside it."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(pytestconfig, "workerinput") else own


def _outliving_process(config: pytest.Config) -> int:
    """The process that a run begins and ends with: xdist's workers are its children."""
    return os.getppid() if hasattr(config, "workerinput") else os.getpid()


@pytest.fixture(scope="session")
def postgres_server(shared_folder: Path, pytestconfig: pytest.Config) -> str:
    """The URL of a server to make databases on: the one given, or one started for this run."""
    given = machine.given_postgres()
    if given:
        return given.replace("postgresql://", "postgresql+psycopg://", 1)
    programs = machine.postgres_programs()
    if programs is None:
        machine.missing("PostgreSQL is not installed and SCRIBE_TEST_POSTGRES is not set")
    note = shared_folder / "postgres-home"
    with postgres.only_one(shared_folder / "postgres.lock"):
        if not note.exists():
            home = postgres.start_cluster(programs, _outliving_process(pytestconfig))
            note.write_text(str(home))
    return f"postgresql+psycopg://postgres@/postgres?host={note.read_text()}"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path}/scribe.db"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database, dropped after the test."""
    name = f"scribe_{uuid4().hex}"
    yield postgres.make_database(postgres_server, name)
    postgres.drop_database(postgres_server, name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with the present schema, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "scribe.db"
    migrations.upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_template(postgres_server: str) -> Iterator[str]:
    """The name of a PostgreSQL database with the present schema, to be copied."""
    name = f"scribe_template_{uuid4().hex}"
    migrations.upgrade(postgres.make_database(postgres_server, name))
    yield name
    postgres.drop_database(postgres_server, name)


@pytest.fixture
def migrated_sqlite_url(migrated_file: Path, sqlite_url: str) -> str:
    """An SQLite file with the present schema and nothing in it."""
    shutil.copy(migrated_file, sqlite_url.removeprefix("sqlite:///"))
    return sqlite_url


@pytest.fixture
def migrated_postgres_url(postgres_server: str, migrated_template: str) -> Iterator[str]:
    """A PostgreSQL database with the present schema and nothing in it."""
    name = f"scribe_{uuid4().hex}"
    yield postgres.make_database(postgres_server, name, migrated_template)
    postgres.drop_database(postgres_server, name)


DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database; the test runs once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=DATABASES)
def migrated_database_url(request: pytest.FixtureRequest) -> str:
    """The same with the present schema, made by copying and so in a moment."""
    return str(request.getfixturevalue(f"migrated_{request.param}_url"))
