"""Which of the driver's errors mean that the database is not to be had at the moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from storage.errors import Unavailable

# https://www.sqlite.org/rescode.html: the statement was right, the file could not be had
_SQLITE_CODES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOMEM,
    }
)
# https://www.postgresql.org/docs/current/errcodes-appendix.html: connection, rolled back for the
# sake of others, out of resources, lock not available, stopped by the operator, input or output
_SQLSTATE_CLASSES = frozenset({"08", "40", "53", "55", "57", "58"})


@contextmanager
def as_unavailable() -> Iterator[None]:
    """Raise Unavailable in place of a driver's error that says the database is not to be had."""
    try:
        yield
    except NoFreeConnection as error:
        raise Unavailable("no connection to the database became free in time") from error
    except DBAPIError as error:
        if not _is_passing(error):
            raise
        raise Unavailable(f"the database is not available: {error.orig}") from error


def _is_passing(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_CODES
    sqlstate: str | None = getattr(error.orig, "sqlstate", None)
    if sqlstate is None:  # the server never answered
        return type(error).__name__ in ("OperationalError", "InterfaceError")
    return sqlstate[:2] in _SQLSTATE_CLASSES
