"""What is served where. Endpoints are handed in; whoever wires the house knows what they are."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web import health
from bot.web.limits import BodyLimit

Endpoint = Callable[[Request], Awaitable[Response]]
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]

SLACK_PATHS = ("/slack/events", "/slack/commands", "/slack/interactivity")


def build(
    slack: Endpoint | None, looks: health.Looks, lifespan: Lifespan | None = None
) -> Starlette:
    """The application. `slack` is None where Slack's requests come over its socket, or not here."""
    return Starlette(
        routes=[*health.routes(looks), *_slack_routes(slack)],
        middleware=[Middleware(BodyLimit)],
        lifespan=lifespan,
    )


def _slack_routes(slack: Endpoint | None) -> Sequence[Route]:
    if slack is None:
        return ()
    return [Route(path, slack, methods=["POST"]) for path in SLACK_PATHS]
