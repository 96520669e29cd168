"""Things that run out: trigger ids, answering addresses, socket tickets. All on real time."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from devslack.ids import new_id, new_secret
from devslack.wire import Refused

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5
SOCKET_TICKET_SECONDS = 30.0
KEPT = 10_000


@dataclass(slots=True, kw_only=True)
class Trigger:
    """The right to open one form for one person."""

    user: str
    until: float
    used: bool = False


@dataclass(slots=True, kw_only=True)
class ResponseAddress:
    """Where an app answers one interaction; `message_ts` is the message it was given on."""

    user: str
    channel: str
    until: float
    message_ts: str | None = None
    ephemeral: bool = False
    thread_ts: str | None = None
    uses: int = 0


@dataclass(slots=True)
class Tickets:
    """All that are out; the oldest are forgotten beyond a bound."""

    real: Callable[[], float]
    _triggers: OrderedDict[str, Trigger] = field(default_factory=OrderedDict)
    _responses: OrderedDict[str, ResponseAddress] = field(default_factory=OrderedDict)
    _sockets: OrderedDict[str, float] = field(default_factory=OrderedDict)

    def new_trigger(self, user: str) -> str:
        trigger_id = f"{new_id('', 12)}.{new_id('', 12)}.{new_secret()}".lower()
        self._triggers[trigger_id] = Trigger(user=user, until=self.real() + TRIGGER_SECONDS)
        _forget(self._triggers)
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """The person whose trigger it was; a second exchange is refused, and so is a late one."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.real() > trigger.until:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def new_response(
        self,
        user: str,
        channel: str,
        *,
        message_ts: str | None = None,
        ephemeral: bool = False,
        thread_ts: str | None = None,
    ) -> str:
        """The last part of a response_url."""
        key = new_secret()
        self._responses[key] = ResponseAddress(
            user=user,
            channel=channel,
            until=self.real() + RESPONSE_SECONDS,
            message_ts=message_ts,
            ephemeral=ephemeral,
            thread_ts=thread_ts,
        )
        _forget(self._responses)
        return key

    def respond(self, key: str) -> ResponseAddress:
        """Use an answering address once more, else raise `expired_url` or `used_url`."""
        address = self._responses.get(key)
        if address is None or self.real() > address.until:
            raise Refused("expired_url")
        if address.uses >= RESPONSE_USES:
            raise Refused("used_url")
        address.uses += 1
        return address

    def new_socket(self) -> str:
        key = new_secret()
        self._sockets[key] = self.real() + SOCKET_TICKET_SECONDS
        _forget(self._sockets)
        return key

    def admit(self, key: str) -> bool:
        """True once for each socket ticket."""
        return self._sockets.pop(key, 0.0) > self.real()


def _forget(table: OrderedDict[str, Any]) -> None:
    while len(table) > KEPT:
        table.popitem(last=False)
