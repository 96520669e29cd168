"""The Bolt app: one listener per kind of thing that Slack sends.

Bolt's defaults would answer before a listener has run, call auth.test inside a request, drop what
concerns our own posts and verify one secret only; each of these is switched off here.
"""

import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.edge.events import EventListener
from bot.slack.edge.interactions import Interactions
from bot.slack.messages import Us

COMMANDS = re.compile(r"^/inc(ident)?$")
ANY = re.compile("")

Listener = Callable[[dict[str, Any]], Awaitable[BoltResponse]]
Answered = Callable[[str, float], None]


def unheard(_kind: str, _seconds: float) -> None:
    """Wants to hear of no answer."""


def build(
    events: EventListener,
    interactions: Interactions,
    *,
    us: Us,
    token: str,
    api_url: str,
    answered: Answered = unheard,
) -> AsyncApp:
    """The app; it calls Slack neither when it is built nor when a request is let in.

    `answered` is told of each kind of thing how long its answer took, in seconds.
    """

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=None,
            bot_token=token,
            bot_id=us.bot_id,
            bot_user_id=us.user,
        )

    app = AsyncApp(
        name="scribe",
        client=AsyncWebClient(base_url=api_url, retry_handlers=[]),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,  # see http.py: on raw bytes, with either of two secrets
        ignoring_self_events_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
    )
    app.event(ANY)(_timed("event", events.heard, answered))
    app.command(COMMANDS)(_timed("command", interactions.commanded, answered))
    app.action(ANY)(_timed("press", interactions.pressed, answered))
    app.view(ANY)(_timed("form", interactions.submitted, answered))
    app.shortcut(ANY)(_timed("shortcut", interactions.shortcut, answered))
    return app


def _timed(kind: str, listener: Listener, answered: Answered) -> Listener:
    async def timed(body: dict[str, Any]) -> BoltResponse:
        came_at = time.perf_counter()
        try:
            return await listener(body)
        finally:
            answered(kind, time.perf_counter() - came_at)

    return timed
