"""The Bolt app: one listener per kind of thing that Slack sends.

Bolt's defaults would answer before a listener has run, call auth.test inside a request, drop what
concerns our own posts and verify one secret only; each of these is switched off here.
"""

import re

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.edge.events import EventListener
from bot.slack.edge.interactions import Interactions
from bot.slack.messages import Us

COMMANDS = re.compile(r"^/inc(ident)?$")
ANY = re.compile("")


def build(
    events: EventListener, interactions: Interactions, *, us: Us, token: str, api_url: str
) -> AsyncApp:
    """The app; it calls Slack neither when it is built nor when a request is let in."""

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
    app.event(ANY)(events.heard)
    app.command(COMMANDS)(interactions.commanded)
    app.action(ANY)(interactions.pressed)
    app.view(ANY)(interactions.submitted)
    app.shortcut(ANY)(interactions.shortcut)
    return app
