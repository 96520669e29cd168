"""The door for Slack's requests over HTTP, in this process, with a real database behind it."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import httpx2
from slack_bolt.async_app import AsyncApp

from bot.commands.desk import Desk
from bot.condition import UNREACHABLE, UNTOLD
from bot.domain.people import Person
from bot.domain.severities import Severities
from bot.jobs.gathering import Gatherer
from bot.main import now
from bot.slack.courier import calls
from bot.slack.edge import app, http
from bot.slack.edge.acquaintances import Acquaintances
from bot.slack.edge.afterwards import Afterwards
from bot.slack.edge.events import EventListener, Store
from bot.slack.edge.interactions import Interactions
from bot.slack.forms import Sheets
from bot.slack.messages import Us
from bot.web.app import build
from bot.web.health import Looks
from storage import Database

TEAM = "T1"
NOTHING_TO_SEE = Looks(
    condition=lambda: UNREACHABLE, slack=lambda: UNTOLD, page=lambda condition: b""
)
SECRETS = ("the old secret", "the new secret")
SEVERITIES = Severities.of([("sev1", "p0"), ("sev2",), ("sev3",)])
MEMBER = Person(workspace=TEAM, id="U1", name="responder", zone="Europe/Berlin")


def bolt(database: Database, store: Store, api_url: str, token: str) -> AsyncApp:
    """The edge as main wires it."""
    us = Us(user="U0BOT", bot_id="B0US")
    client = calls.client(token, api_url)
    interactions = Interactions(
        desk=Desk(database, SEVERITIES, ("standard",), now),
        known=Acquaintances(database, lambda workspace, person: MEMBER if person == "U1" else None),
        afterwards=Afterwards(database, client, now, answer_origins=frozenset({"http://local"})),
        sheets=Sheets(severities=SEVERITIES),
        us=us,
    )
    return app.build(EventListener(store, now), interactions, us=us, token=token, api_url=api_url)


@dataclass
class Door:
    database: Database
    store: Store | None = None
    api_url: str = "http://127.0.0.1:9/api/"  # nobody there
    gatherer: Gatherer = field(init=False)

    def __post_init__(self) -> None:
        self.gatherer = Gatherer(self.database)

    def knock(
        self,
        path: str,
        body: bytes,
        *,
        kind: str = "application/json",
        secret: str = SECRETS[0],
        stamp: int | None = None,
        **headers: str | bytes,
    ) -> httpx2.Response:
        """One request, signed as Slack signs."""
        at = str(stamp or int(time.time()))
        signed = hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256)
        sent = {
            "content-type": kind,
            "x-slack-request-timestamp": at,
            "x-slack-signature": f"v0={signed.hexdigest()}",
        }
        return asyncio.run(self._ask("POST", path, content=body, headers=sent | headers))

    def event(self, **event: Any) -> httpx2.Response:
        envelope = {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A0US",
            "event_id": "Ev1",
            "event_time": 1700000000,
            "event": {"type": "message", "channel": "C1", "ts": "1700000000.000100", **event},
        }
        return self.knock("/slack/events", json.dumps(envelope).encode())

    def command(self, text: str, *, trigger: str = "1.2", user: str = "U1") -> httpx2.Response:
        form = {
            "command": "/incident",
            "text": text,
            "team_id": TEAM,
            "user_id": user,
            "channel_id": "C1",
            "trigger_id": trigger,
            "response_url": "http://local/answer",
        }
        return self._form("/slack/commands", form)

    def interaction(self, **payload: Any) -> httpx2.Response:
        common = {"team": {"id": TEAM}, "user": {"id": "U1", "team_id": TEAM}, "trigger_id": "3.4"}
        return self._form("/slack/interactivity", {"payload": json.dumps(common | payload)})

    def healthy(self) -> httpx2.Response:
        return asyncio.run(self._ask("GET", "/healthz"))

    def _form(self, path: str, form: dict[str, str]) -> httpx2.Response:
        kind = "application/x-www-form-urlencoded"
        return self.knock(path, urlencode(form).encode(), kind=kind)

    async def _ask(self, method: str, path: str, **request: Any) -> httpx2.Response:
        edge = bolt(self.database, self.store or self.gatherer.store, self.api_url, "xoxb-1")
        web = build(http.endpoint(edge, SECRETS), NOTHING_TO_SEE)
        transport = httpx2.ASGITransport(app=web)
        async with httpx2.AsyncClient(transport=transport, base_url="http://bot") as client:
            return await client.request(method, path, **request)


async def eventually(holds: Callable[[], Awaitable[bool] | bool], seconds: float = 10.0) -> None:
    """Wait until it holds; fail when it does not in time."""
    end = time.monotonic() + seconds
    while True:
        said = holds()
        if said if isinstance(said, bool) else await said:
            return
        assert time.monotonic() < end, "it never came to hold"
        await asyncio.sleep(0.02)
