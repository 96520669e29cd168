"""The database's own clock, as an expression inside statements: leases must agree across machines.

statement_timestamp() rather than clock_timestamp(): it is stable, so an index can serve a
comparison with it. SQLite's clock is the machine's, in milliseconds.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Float, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from storage.plumbing.sqltypes import UtcDateTime

_SQLITE_NOW = (
    "(CAST(strftime('%s', 'now') AS INTEGER) * 1000000"
    " + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000)"
)


class FromNow(FunctionElement[datetime]):
    """The database's now, so many seconds later."""

    name = "from_now"
    type = UtcDateTime()
    inherit_cache = True


def database_now() -> FromNow:
    """The instant at which the database runs the statement."""
    return FromNow()


def from_now(seconds: float) -> FromNow:
    """The instant that lies `seconds` after `database_now`."""
    return FromNow(literal(float(seconds), Float()))


@compiles(FromNow, "postgresql")
def _on_postgresql(element: FromNow, compiler: SQLCompiler, **kw: Any) -> str:
    later = compiler.process(element.clauses, **kw)
    return (
        f"(statement_timestamp() + make_interval(secs => {later}))"
        if later
        else ("statement_timestamp()")
    )


@compiles(FromNow, "sqlite")
def _on_sqlite(element: FromNow, compiler: SQLCompiler, **kw: Any) -> str:
    later = compiler.process(element.clauses, **kw)
    return f"({_SQLITE_NOW} + CAST({later} * 1000000 AS INTEGER))" if later else _SQLITE_NOW
