"""Socket Mode: up to ten open sockets, each payload to any one of them, answered by envelope_id."""

import asyncio
import contextlib
import json
import random
import uuid
from dataclasses import dataclass, field

from starlette.websockets import WebSocket, WebSocketDisconnect

from devslack.connections import Connections
from devslack.delivery.answer import Answer, Parcel
from devslack.wire import Json

MOST = 10
REASONS = ("refresh_requested", "link_disabled", "too_many_websockets", "warning")
WARNING_SECONDS = 10.0


@dataclass(slots=True, eq=False)
class Socket:
    """One open connection and the envelopes that it has not answered."""

    wire: WebSocket
    unanswered: dict[str, asyncio.Future[Answer]] = field(default_factory=dict)

    async def send(self, message: Json) -> None:
        await self.wire.send_text(json.dumps(message))


@dataclass(slots=True, kw_only=True)
class SocketLine:
    """`opened` is set, and made anew, each time a socket opens."""

    app_id: str
    dice: random.Random
    connections: Connections
    sockets: list[Socket] = field(default_factory=list)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, parcel: Parcel, *, seconds: float) -> Answer:
        if not self.sockets:
            return Answer(status=0, failure="connection_failed")
        socket = self.dice.choice(self.sockets)
        envelope_id = str(uuid.uuid4())
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        socket.unanswered[envelope_id] = answered
        try:
            await socket.send(_envelope(envelope_id, parcel))
            return await asyncio.wait_for(answered, seconds)
        except TimeoutError:
            return Answer(status=0, failure="timeout")
        except (WebSocketDisconnect, RuntimeError):
            # Starlette raises RuntimeError for a socket that closed between choice and send.
            return Answer(status=0, failure="connection_failed")
        finally:
            socket.unanswered.pop(envelope_id, None)

    async def serve(self, wire: WebSocket) -> None:
        """Talk with one socket until it closes."""
        await wire.accept()
        socket = Socket(wire)
        if len(self.sockets) >= MOST:
            await socket.send(_goodbye("too_many_websockets"))
            await wire.close()
            return
        self.sockets.append(socket)
        try:
            await socket.send(self._hello())
            self._announce()
            async for message in wire.iter_text():
                _settle(socket, message)
        except RuntimeError:
            return  # closed from this side by `disconnect`
        finally:
            self._forget(socket)

    async def warn(self) -> list[Socket]:
        """Tell every socket that it will be sent away soon; it goes on being used until then."""
        warned = list(self.sockets)
        for socket in warned:
            await _tell(socket, "warning")
        return warned

    async def disconnect(self, reason: str, those: list[Socket] | None = None) -> None:
        """Say goodbye to these sockets, or to all, as Slack does when it moves them elsewhere."""
        for socket in list(self.sockets) if those is None else those:
            if socket in self.sockets:
                self._forget(socket)
                await _tell(socket, reason)
                await _close(socket)

    def lose(self) -> None:
        """Every connection breaks, with no goodbye and no closing frame."""
        for socket in list(self.sockets):
            self._forget(socket)
            self.connections.hang_up(socket.wire.client)

    def deafen(self) -> list[Socket]:
        """Hear nothing more from any of them, and still send: the other side sees them open."""
        deaf = list(self.sockets)
        for socket in deaf:
            self.connections.deafen(socket.wire.client)
        return deaf

    def tear(self, those: list[Socket]) -> None:
        """What is deaf is found out at last."""
        for socket in those:
            self._forget(socket)
            self.connections.tear(socket.wire.client)

    def _announce(self) -> None:
        self.opened.set()
        self.opened = asyncio.Event()

    def _forget(self, socket: Socket) -> None:
        if socket in self.sockets:
            self.sockets.remove(socket)
        for answered in list(socket.unanswered.values()):
            if not answered.done():
                answered.set_result(Answer(status=0, failure="connection_failed"))

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.sockets),
            "debug_info": {
                "host": "devslack",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
            "connection_info": {"app_id": self.app_id},
        }


async def _tell(socket: Socket, reason: str) -> None:
    """A socket that has closed meanwhile needs no telling."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await socket.send(_goodbye(reason))


async def _close(socket: Socket) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        await socket.wire.close()


def _settle(socket: Socket, message: str) -> None:
    """An acknowledgement reaches the one who waits for it; anything else is passed over."""
    try:
        said = json.loads(message)
    except ValueError:
        return
    if not isinstance(said, dict):
        return
    answered = socket.unanswered.get(str(said.get("envelope_id")))
    if answered and not answered.done():
        answered.set_result(Answer(status=200, body=said.get("payload") or None))


def _envelope(envelope_id: str, parcel: Parcel) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": parcel.kind,
        "payload": parcel.payload,
        "accepts_response_payload": parcel.kind != "events_api",
    }
    if parcel.kind == "events_api":
        envelope["retry_attempt"] = parcel.retry.num if parcel.retry else 0
        envelope["retry_reason"] = parcel.retry.reason if parcel.retry else ""
    return envelope


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "devslack"}}
