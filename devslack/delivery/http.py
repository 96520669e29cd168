"""The app behind one request URL: signed POSTs for events, commands and interactivity alike."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx2

from devslack.delivery.answer import Answer, Parcel
from devslack.delivery.challenge import echoes, new_challenge
from devslack.delivery.signature import signed_headers
from devslack.wire import Json

_LIMITS = httpx2.Limits(max_connections=50, max_keepalive_connections=50)
_FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True, kw_only=True)
class HttpLine:
    """`real` dates the signatures: a standing workspace clock would make them stale.

    Events go only to a URL that is `verified`: one that has echoed a challenge. Slack asks when
    the URL is set; here an app may start later than that, so it is asked again before an event.
    """

    secret: str
    real: Callable[[], float]
    token: str
    url: str = ""
    verified: bool = False
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    client: httpx2.AsyncClient = field(
        default_factory=lambda: httpx2.AsyncClient(trust_env=False, limits=_LIMITS)
    )

    async def ask(self, parcel: Parcel, *, seconds: float) -> Answer:
        if parcel.kind == "events_api":
            failed = await self.verify(seconds=seconds)
            if failed:
                return failed
        return await self._send(parcel, seconds=seconds)

    def aim(self, url: str) -> None:
        """Another request URL, which has to prove itself."""
        self.url, self.verified = url, False

    async def verify(self, *, seconds: float) -> Answer | None:
        """None where the URL has echoed a challenge, now or before, else its answer."""
        async with self._asking:
            if self.verified or not self.url:
                return None
            asked, challenge = self.url, new_challenge(self.token)
            answer = await self._send(challenge, seconds=seconds)
            if asked == self.url and answer.failure is None:
                self.verified = echoes(answer, challenge)
            if self.verified:
                return None
            return Answer(status=answer.status, failure=answer.failure or "http_error")

    async def _send(self, parcel: Parcel, *, seconds: float) -> Answer:
        body, kind = _encoded(parcel)
        headers = {
            "content-type": kind,
            "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            **signed_headers(self.secret, body, int(self.real())),
        }
        if parcel.retry:
            headers["x-slack-retry-num"] = str(parcel.retry.num)
            headers["x-slack-retry-reason"] = parcel.retry.reason
        try:
            response = await self.client.post(
                self.url,
                content=body,
                headers=headers,
                # Waiting for a free connection is not the app's slowness.
                timeout=httpx2.Timeout(seconds, pool=None),
            )
        except httpx2.TimeoutException:
            return Answer(status=0, failure="http_timeout")
        except httpx2.TransportError:
            return Answer(status=0, failure="connection_failed")
        return _understood(response)


def _encoded(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), "application/json"
    if parcel.kind == "slash_commands":
        return urlencode(parcel.payload).encode(), _FORM
    return urlencode({"payload": json.dumps(parcel.payload)}).encode(), _FORM


def _understood(response: httpx2.Response) -> Answer:
    ok = 200 <= response.status_code < 300
    return Answer(
        status=response.status_code,
        body=_body(response),
        failure=None if ok else "http_error",
        stop=response.headers.get("x-slack-no-retry") == "1",
    )


def _body(response: httpx2.Response) -> Json | str | None:
    """JSON where it is an object, the plain words where it is not, None where there is nothing."""
    if not response.content:
        return None
    try:
        parsed = response.json()
    except ValueError:
        return response.text
    return parsed if isinstance(parsed, dict) else response.text
