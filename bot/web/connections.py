"""Connections of clients that are slow, silent or too many: none of them keeps others waiting.

uvicorn waits for a request for as long as it takes. Here a request has ten seconds to arrive, from
its first byte (of a new connection: from its beginning) to the last of its body; and of more
connections than there is room for, the one that has been on its way for longest is given up.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

ARRIVES_WITHIN = 10.0  # seconds
MOST = 512  # well below what a process may have open, usually 1,024 files


class Connection(H11Protocol):
    """One client's connection; it is dropped without a word, as one that breaks."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._opened_at = self.loop.time()
        self._giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        super().connection_made(transport)
        self._expect_a_request()
        if len(self.connections) > MOST:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look_at_what_came()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.cycle.response_complete:  # the next request was sent along with the last
            self._look_at_what_came()

    def connection_lost(self, exc: Exception | None) -> None:
        self._expect_nothing()
        super().connection_lost(exc)

    @property
    def is_at_work(self) -> bool:
        """A request has arrived whole and is not yet answered."""
        cycle = self.cycle
        return cycle is not None and not cycle.more_body and not cycle.response_complete

    def drop(self) -> None:
        self.connections.discard(self)
        self.transport.abort()

    def _look_at_what_came(self) -> None:
        if self.is_at_work:
            self._expect_nothing()
        elif self._giving_up is None:
            self._expect_a_request()

    def _expect_a_request(self) -> None:
        self._giving_up = self.loop.call_later(ARRIVES_WITHIN, self.drop)

    def _expect_nothing(self) -> None:
        if self._giving_up:
            self._giving_up.cancel()
            self._giving_up = None

    def _make_room(self) -> None:
        others = [one for one in self.connections if isinstance(one, Connection)]
        idle = [one for one in others if not one.is_at_work]
        min(idle, key=lambda one: one._opened_at).drop()  # noqa: SLF001 - one of ourselves
