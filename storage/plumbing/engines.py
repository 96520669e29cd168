"""How connections are made to either database."""

from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import NullPool, QueuePool

_BUSY_MS = 5_000  # for other processes on the same file: letters, export, replay
_READERS = 16
_PG_CONNECTIONS = 20
_PATIENCE = 10.0  # seconds until a free connection is given up
_PG_ARGUMENTS = {
    "connect_timeout": 5,
    "application_name": "scribe",
    # A process stopped in mid-transaction must not keep others waiting for its locks for good.
    "options": ("-c timezone=utc -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"),
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}


def parsed(url: str) -> URL:
    """The address with its driver named. Raises ValueError for any other database."""
    address = make_url(url)
    match address.drivername.partition("+")[0]:
        case "postgres" | "postgresql":
            return address.set(drivername="postgresql+psycopg")
        case "sqlite" if address.database and address.database != ":memory:":
            return address.set(drivername="sqlite+pysqlite")
        case "sqlite":
            raise ValueError("SQLite needs a file, as in sqlite:///scribe.db")
    raise ValueError(f"{address.drivername!r} is no database known here: postgresql or sqlite")


def conninfo(address: URL) -> str:
    """The address of a PostgreSQL as its own library reads it, password included."""
    return address.set(drivername="postgresql").render_as_string(hide_password=False)


def sqlite_path(address: URL) -> Path:
    """The file of a SQLite address."""
    return Path(str(address.database))


def sqlite_writer(address: URL) -> Engine:
    """One connection, every transaction of which takes the write lock at its beginning."""
    return _sqlite(address, begin="BEGIN IMMEDIATE", pool_size=1)


def sqlite_readers(address: URL) -> Engine:
    """Connections that see one snapshot per transaction and cannot write."""
    return _sqlite(address, begin="BEGIN", pool_size=_READERS, pragmas=("query_only = ON",))


def postgresql(address: URL) -> Engine:
    """A pool for threads; each connection is tried before it is lent: a restart heals itself."""
    return create_engine(
        address,
        pool_size=_PG_CONNECTIONS,
        max_overflow=0,
        pool_timeout=_PATIENCE,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",
        connect_args=_PG_ARGUMENTS,
    )


def migrating(address: URL) -> Engine:
    """For migrations. SQLite changes a table by replacing it, so there foreign keys are off."""
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, begin="BEGIN IMMEDIATE", foreign_keys="OFF")
    return create_engine(address, poolclass=NullPool, connect_args={"connect_timeout": 5})


def _sqlite(
    address: URL,
    *,
    begin: str,
    pool_size: int = 1,
    pragmas: tuple[str, ...] = (),
    foreign_keys: str = "ON",
) -> Engine:
    engine = create_engine(
        address,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: SqliteConnection, _record: Any) -> None:
        connection.isolation_level = None  # the driver would begin transactions of its own
        for pragma in (
            f"busy_timeout = {_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            f"foreign_keys = {foreign_keys}",
            *pragmas,
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
