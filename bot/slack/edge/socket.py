"""Slack's requests over its socket. What was not stored is not answered: Slack gives it again."""

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT_SECONDS = 10
PING_SECONDS = 5
FINISHES_WITHIN = 3.0


class Socket:
    """One connection, opened anew whenever Slack or the network ends it."""

    def __init__(self, app: AsyncApp, app_token: str, api_url: str) -> None:
        self._app = app
        self._token = app_token
        self._api_url = api_url
        self._bolt: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Future[None] | None = None
        self._in_hand: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Begin to connect, and try again until it succeeds; returns at once."""
        client = AsyncWebClient(base_url=self._api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        # Made here and not before: it starts tasks, which need a running loop.
        self._bolt = AsyncSocketModeHandler(
            self._app, self._token, web_client=client, ping_interval=PING_SECONDS
        )
        self._bolt.client.socket_mode_request_listeners = [self._take]
        connecting = self._bolt.client.connect()  # type: ignore[no-untyped-call] # the SDK leaves it so
        self._connecting = asyncio.ensure_future(connecting)

    async def close(self) -> None:
        """Take nothing more, and answer what is in hand; the rest Slack gives to another socket."""
        if self._bolt is None or self._connecting is None:
            return
        client = self._bolt.client
        self._connecting.cancel()
        if client.message_receiver:
            client.message_receiver.cancel()
        if self._in_hand:
            await asyncio.wait(self._in_hand, timeout=FINISHES_WITHIN)
        await client.close()  # type: ignore[no-untyped-call] # the SDK leaves it so

    async def _take(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        """Have Bolt answer one request, known as in hand until it has."""
        if self._bolt is None:
            return
        task = asyncio.ensure_future(self._bolt.handle(self._bolt.client, request))
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)
        await task
