"""The app behind one request URL: signed POSTs for events, commands and interactivity alike."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx2

from devslack.delivery.answer import Answer, Parcel
from devslack.delivery.signature import signed_headers
from devslack.wire import Json

_LIMITS = httpx2.Limits(max_connections=50, max_keepalive_connections=50)
_FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True, kw_only=True)
class HttpLine:
    """`real` dates the signatures: a standing workspace clock would make them stale."""

    secret: str
    real: Callable[[], float]
    url: str = ""
    client: httpx2.AsyncClient = field(
        default_factory=lambda: httpx2.AsyncClient(trust_env=False, limits=_LIMITS)
    )

    async def ask(self, parcel: Parcel, *, seconds: float) -> Answer:
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
