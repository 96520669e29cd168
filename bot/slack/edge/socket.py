"""Slack's requests over its socket. What was not stored is not answered: Slack gives it again."""

import asyncio

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT_SECONDS = 10
PING_SECONDS = 5


class Socket:
    """One connection, opened anew whenever Slack or the network ends it."""

    def __init__(self, app: AsyncApp, app_token: str, api_url: str) -> None:
        self._app = app
        self._token = app_token
        self._api_url = api_url
        self._bolt: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Future[None] | None = None

    async def open(self) -> None:
        """Begin to connect, and try again until it succeeds; returns at once."""
        client = AsyncWebClient(base_url=self._api_url, timeout=TIMEOUT_SECONDS, retry_handlers=[])
        # Made here and not before: it starts tasks, which need a running loop.
        self._bolt = AsyncSocketModeHandler(
            self._app, self._token, web_client=client, ping_interval=PING_SECONDS
        )
        connecting = self._bolt.client.connect()  # type: ignore[no-untyped-call] # the SDK leaves it so
        self._connecting = asyncio.ensure_future(connecting)

    async def close(self) -> None:
        """Take nothing more. What was received and not answered Slack gives to another socket."""
        if self._bolt and self._connecting:
            self._connecting.cancel()
            await self._bolt.client.close()  # type: ignore[no-untyped-call] # the SDK leaves it so
