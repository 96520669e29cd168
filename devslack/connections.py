"""The open connections themselves, for faults that no answer can express."""

import asyncio
from collections.abc import Collection, Iterator
from dataclasses import dataclass

Client = tuple[str, int] | None


@dataclass(slots=True)
class Connections:
    """`live` is the server's own collection of its protocols; empty until it serves."""

    live: Collection[object] = ()

    def hang_up(self, client: Client) -> None:
        """Close it with no word more than is already sent."""
        for transport in self._of(client):
            transport.close()

    def deafen(self, client: Client) -> None:
        """Leave it open and read nothing from it any more, not even its pings."""
        for transport in self._of(client):
            transport.pause_reading()

    def tear(self, client: Client) -> None:
        """Close it even where bytes still wait."""
        for transport in self._of(client):
            transport.abort()

    def _of(self, client: Client) -> Iterator[asyncio.Transport]:
        for connection in list(self.live):
            transport = getattr(connection, "transport", None)
            is_it = getattr(connection, "client", None) == client
            if is_it and isinstance(transport, asyncio.Transport):
                yield transport
