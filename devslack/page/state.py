"""/page/state and /page/live: what one person's page shows, first at once, then as it changes."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from devslack.emoji import characters
from devslack.page.hub import Subscriber
from devslack.shapes.channels import channel_shape
from devslack.shapes.people import person_shape, team_shape
from devslack.site import Site
from devslack.wire import Json
from devslack.workspace.model import Person
from devslack.workspace.people import find_person


async def page_state(request: Request) -> Response:
    site: Site = request.app.state.site
    me = find_person(site.workspace, request.query_params.get("as", ""))
    return JSONResponse(
        {
            "team": team_shape(site.team),
            "me": person_shape(me, now=site.clock.seconds()),
            "bot": bot_shape(site),
            "people": people_shapes(site),
            "channels": channels_shapes(site, me),
            "commands": [
                {
                    "command": one.command,
                    "usage_hint": one.usage_hint,
                    "description": one.description,
                }
                for one in site.definition.commands
            ],
            "shortcuts": [
                {"callback_id": one.callback_id, "name": one.name, "type": one.type}
                for one in site.definition.shortcuts
            ],
            "emoji": characters(),
        }
    )


async def page_live(wire: WebSocket) -> None:
    site: Site = wire.app.state.site
    me = find_person(site.workspace, wire.query_params.get("as", ""))
    await wire.accept()
    subscriber = Subscriber(me.id)
    site.hub.subscribers.append(subscriber)
    listening = asyncio.create_task(_until_closed(wire))
    telling = asyncio.create_task(_tell(wire, subscriber))
    try:
        await asyncio.wait({listening, telling}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        listening.cancel()
        telling.cancel()
        if subscriber in site.hub.subscribers:
            site.hub.subscribers.remove(subscriber)


async def _tell(wire: WebSocket, subscriber: Subscriber) -> None:
    try:
        while (item := await subscriber.news.get()) is not None:
            await wire.send_json(item)
        await wire.close()
    except (WebSocketDisconnect, RuntimeError):
        return  # the page went away while it was being told


async def _until_closed(wire: WebSocket) -> None:
    async for _ in wire.iter_text():
        pass  # the page has nothing to say here


def bot_shape(site: Site) -> Json:
    bot = site.bot
    return {
        "user_id": bot.id,
        "bot_id": bot.bot_id,
        "app_id": bot.app_id,
        "name": bot.name,
        "real_name": bot.real_name,
    }


def people_shapes(site: Site) -> list[Json]:
    now = site.clock.seconds()
    return [person_shape(person, now=now) for person in site.workspace.people.values()]


def channels_shapes(site: Site, person: Person | None) -> list[Json]:
    """The channels that somebody sees, or all of them, with their members."""
    shapes: list[dict[str, Any]] = []
    for channel in site.workspace.channels.values():
        if person is None or channel.seen_by(person.id):
            seen_by = person.id if person else ""
            shape = channel_shape(channel, team_id=site.team.id, seen_by=seen_by)
            shapes.append(shape | {"members": list(channel.members)})
    return shapes
