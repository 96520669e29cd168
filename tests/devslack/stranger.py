"""An app that knows nothing of the local Slack: slack_bolt as its manual says, by either way."""

import asyncio
import re
import threading
from collections.abc import Awaitable, Callable
from typing import Any, Self, TypeVar

from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.localslack import LocalSlack

Result = TypeVar("Result")
Heard = dict[str, Any]
ANY = re.compile(".*")


class Stranger:
    """Runs in a thread of its own. `heard` are event bodies and request headers, in order.

    `answers` says what it does to a command, press or form: a function of Bolt's arguments.
    """

    def __init__(self, slack: LocalSlack, **answers: Callable[..., Awaitable[None]]) -> None:
        self.heard: list[Heard] = []
        self.headers: list[dict[str, str]] = []
        self._slack = slack
        self._answers = answers
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._build())
        return self

    def __exit__(self, *_: object) -> None:
        self.run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def run(self, work: Awaitable[Result]) -> Result:
        async def awaited() -> Result:
            return await work

        return asyncio.run_coroutine_threadsafe(awaited(), self._loop).result(20)

    def names(self) -> list[str]:
        """What was heard, each by its type and subtype."""
        return [
            "/".join(filter(None, (body["event"]["type"], body["event"].get("subtype"))))
            for body in self.heard
        ]

    async def _build(self) -> None:
        at = self._slack.at
        client = AsyncWebClient(at.bot_token, at.base_url)
        self.app = AsyncApp(
            client=client, signing_secret=at.signing_secret, ignoring_self_events_enabled=False
        )
        self.app.middleware(self._note)
        self.app.event({"type": ANY})(_nothing)
        for kind, answer in self._answers.items():
            _register(self.app, kind, answer)
        await self._connect()

    async def _note(self, body: Heard, req: Any, next: Any) -> None:  # noqa: A002 - Bolt's name
        if body.get("type") == "event_callback":
            self.heard.append(body)
            self.headers.append({key: value[0] for key, value in req.headers.items()})
        await next()

    async def _connect(self) -> None:
        self._socket = AsyncSocketModeHandler(self.app, self._slack.at.app_token)
        await self._socket.connect_async()

    async def _close(self) -> None:
        await self._socket.close_async()
        # aiohttp closes its transports one turn of the loop later.
        await asyncio.sleep(0.05)


class StrangerOverHttp(Stranger):
    """The same app behind a request URL."""

    async def _connect(self) -> None:
        self._runner = web.AppRunner(self.app.web_app("/slack/events"))
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}/slack/events"
        await asyncio.to_thread(self._slack.post, "faults", http_url=self.url)

    async def _close(self) -> None:
        await self._runner.cleanup()


async def _nothing() -> None:
    """Heard, and that is all."""


def _register(app: AsyncApp, kind: str, answer: Callable[..., Awaitable[None]]) -> None:
    match kind:
        case "command":
            app.command("/incident")(answer)
        case "press":
            app.action(ANY)(answer)
        case "form":
            app.view(ANY)(answer)
        case "closed":
            app.view_closed(ANY)(answer)
        case "shortcut":
            app.shortcut(ANY)(answer)
        case _:
            raise ValueError(kind)
