"""Events go into the inbox as they are; only then does Slack hear that they arrived."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import structlog
from slack_bolt.response import BoltResponse

from storage import Unavailable
from storage.inbox import Arrival

KIND = "slack"

Store = Callable[[Arrival], Awaitable[None]]

log = structlog.get_logger(__name__)


class EventListener:
    """`store` returns once the arrival is committed."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def heard(self, body: dict[str, Any]) -> BoltResponse:
        """200 after the commit. Else 503, on a socket no answer: Slack delivers it again."""
        arrival = Arrival(
            workspace=body["team_id"],
            key=body["event_id"],
            kind=KIND,
            payload=body,
            received_at=self._clock(),
        )
        try:
            await self._store(arrival)
        except Unavailable as outage:
            log.warning("event_not_stored", key=arrival.key, reason=str(outage))
            return BoltResponse(status=503)
        return BoltResponse(status=200)
