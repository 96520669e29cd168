"""Bringing a database's tables up to date, or back."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.plumbing import engines
from storage.plumbing.faults import as_unavailable
from storage.plumbing.one_process import OneProcess
from storage.transaction import Transaction

_TOP = Path(__file__).resolve().parent.parent
_ONE_AT_A_TIME = 7_245_911  # advisory lock: replicas may all migrate at their start


def upgrade(database_url: str, revision: str = "head") -> None:
    """Migrate upwards; all or nothing. On SQLite raises Locked while another process runs on it."""
    _migrate(database_url, lambda config: command.upgrade(config, revision))


def downgrade(database_url: str, revision: str) -> None:
    """Migrate back to a revision, or to "base"; all or nothing, as `upgrade`."""
    _migrate(database_url, lambda config: command.downgrade(config, revision))


def pending(database_url: str) -> bool:
    """Whether `upgrade` would change anything. Raises Unavailable when nobody can know."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    engine = engines.migrating(engines.parsed(database_url))
    try:
        with as_unavailable(), engine.connect() as connection:
            return set(MigrationContext.configure(connection).get_current_heads()) != heads
    finally:
        engine.dispose()


def behind(tx: Transaction) -> bool:
    """Whether the tables lack something that this code needs.

    Those of newer code lack nothing: migrations are additive, and while a deploy rolls on, former
    code works on them.
    """
    known, heads = _revisions()
    present = frozenset(MigrationContext.configure(tx.connection).get_current_heads())
    return present != heads and present <= known


def _migrate(database_url: str, go: Callable[[Config], None]) -> None:
    address = engines.parsed(database_url)
    engine = engines.migrating(address)
    with ExitStack() as stack:
        stack.callback(engine.dispose)
        stack.enter_context(as_unavailable())
        if address.get_backend_name() == "sqlite":
            stack.callback(OneProcess(engines.sqlite_path(address)).release)
        connection = stack.enter_context(engine.begin())
        _wait_for_others(connection)
        config = _config()
        config.attributes["connection"] = connection
        go(config)


@cache
def _revisions() -> tuple[frozenset[str], frozenset[str]]:
    """All that this code knows, and the latest of them."""
    scripts = ScriptDirectory.from_config(_config())
    known = frozenset(script.revision for script in scripts.walk_revisions())
    return known, frozenset(scripts.get_heads())


def _wait_for_others(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})


def _config() -> Config:
    config = Config(_TOP / "alembic.ini")
    config.set_main_option("script_location", str(_TOP / "alembic"))
    return config
