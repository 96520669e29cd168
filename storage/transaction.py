"""One transaction, as the functions of this package see it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Executable, RowMapping, Table, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.plumbing.clock import database_now

_COUNTED = {"preserve_rowcount": True}  # an INSERT's count is otherwise not kept


class Transaction:
    """What was done in it is there for others after its commit, or not at all."""

    __slots__ = ("connection", "rung")

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.rung: set[str] = set()

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    def ring(self, bell: str) -> None:
        """Have the bell rung when, and only if, this transaction is committed."""
        self.rung.add(bell)

    def now(self) -> datetime:
        """The database's clock; on SQLite in milliseconds."""
        now: datetime = self.connection.execute(select(database_now())).scalar_one()
        return now

    def row(self, statement: Executable) -> Mapping[str, Any] | None:
        """The only row, or None. Raises where there are several."""
        row = self.connection.execute(statement).mappings().one_or_none()
        return None if row is None else _named(row)

    def only(self, statement: Executable) -> Mapping[str, Any]:
        """The row that must be there."""
        return _named(self.connection.execute(statement).mappings().one())

    def rows(self, statement: Executable) -> Iterator[Mapping[str, Any]]:
        """Every row, as it comes."""
        with self.connection.execute(statement).mappings() as found:
            yield from map(_named, found)

    def value(self, statement: Executable) -> Any:
        """The first column of the only row, or None."""
        return self.connection.execute(statement).scalar_one_or_none()

    def changed(
        self,
        statement: Executable,
        rows: Sequence[Mapping[str, Any]] | Mapping[str, Any] | None = None,
    ) -> int:
        """Run it, for each of the rows if any are given, and say how many rows it touched."""
        return self.connection.execute(statement, rows, execution_options=_COUNTED).rowcount

    def insert(self, table: Table) -> postgresql.Insert | sqlite.Insert:
        """The dialect's INSERT, which knows ON CONFLICT."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)


def _named(row: RowMapping) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", row)  # its keys are typed wider than they are
