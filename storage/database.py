"""The database: transactions (one after another on SQLite) and the bells they ring."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Self

from sqlalchemy import URL, Engine

from storage.plumbing import engines
from storage.plumbing.bells import BELLS, Bell
from storage.plumbing.faults import as_unavailable
from storage.plumbing.herald import Herald
from storage.plumbing.listener import Listener
from storage.plumbing.one_process import OneProcess
from storage.plumbing.turns import Turns
from storage.transaction import Transaction


class Database:
    """Made by `open`, given back by `close`."""

    def __init__(self, address: URL, held: OneProcess | None) -> None:
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self._address = address
        self._held = held
        self._turns = Turns()
        self._bells = {name: Bell() for name in BELLS}
        self._own = secrets.token_hex(8)  # tells our own bells from others'
        self._listener: Listener | None = None
        self._herald: Herald | None = None
        self._writer: Engine
        self._readers: Engine
        if self.is_sqlite:
            self._writer = engines.sqlite_writer(address)
            self._readers = engines.sqlite_readers(address)
        else:
            self._herald = Herald(engines.conninfo(address), self._own)
            self._writer = engines.postgresql(address)
            self._readers = self._writer.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @classmethod
    def open(cls, url: str, *, lock: bool = False) -> Self:
        """Open `sqlite:///path` or `postgresql://...` (`postgres://` is understood too).

        Nothing is connected yet. With `lock` this process is the only one to run on a SQLite file;
        raises Locked when another one is. Raises ValueError for any other kind of address.
        """
        address = engines.parsed(url)
        held = None
        if lock and address.get_backend_name() == "sqlite":
            held = OneProcess(engines.sqlite_path(address))
        return cls(address, held)

    @contextmanager
    def transaction(self, *, urgent: bool = False) -> Iterator[Transaction]:
        """Commit at the end, roll back on an exception; then ring what was to be rung.

        On SQLite writers stand in one queue, `urgent` ones (the edge) before the others. Raises
        Unavailable when the database is not to be had.
        """
        with ExitStack() as stack:
            stack.enter_context(as_unavailable())
            if self.is_sqlite:
                stack.enter_context(self._turns.turn(urgent=urgent))
            tx = Transaction(stack.enter_context(self._writer.begin()))
            yield tx
        for name in tx.rung:
            self._bells[name].ring()
        if self._herald is not None:
            self._herald.tell(tx.rung)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """See one state of the database throughout, write nothing, wait for no writer."""
        with as_unavailable(), self._readers.begin() as connection:
            yield Transaction(connection)

    def bell(self, name: str) -> Bell:
        """The bell for "inbox", "outbox" or "timers"."""
        return self._bells[name]

    def listen(self) -> None:
        """From now on hear the bells that other processes ring; on SQLite there are none."""
        if self._listener is None and not self.is_sqlite:
            self._listener = Listener(engines.conninfo(self._address), self._bells, self._own)
            self._listener.start()

    def close(self) -> None:
        """Give back connections, threads and the lock. Harmless when repeated."""
        if self._listener is not None:
            self._listener.stop()
            self._listener = None
        if self._herald is not None:
            self._herald.stop()
        self._readers.dispose()
        self._writer.dispose()
        if self._held is not None:
            self._held.release()
            self._held = None
