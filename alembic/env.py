"""Runs migrations on the connection given, else on the database named by `-x database=URL`."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from storage.plumbing import engines
from storage.plumbing.sqltypes import Prose, UtcDateTime, Word
from storage.tables import metadata

_INSTANT = "sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), 'postgresql')"


def _rendered(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Our own column types in words that outlive our code: a migration imports nothing of it."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return _INSTANT
    if kind == "type" and isinstance(item, Word | Prose):
        return "sa.Text()"
    return False


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=_rendered,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    _migrate(given)
else:
    named = context.get_x_argument(as_dictionary=True)["database"]
    with engines.migrating(engines.parsed(named)).begin() as made:
        _migrate(made)
