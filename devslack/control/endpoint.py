"""/control/...: the table of what can be asked, and how an answer or a refusal looks."""

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from devslack.arguments import Arguments
from devslack.control import app, channels, people, reading, switches, talk
from devslack.control.action import Action
from devslack.site import Site
from devslack.wire import Json, Refused

Act = Callable[[Action], Awaitable[Json]]

ACTIONS: dict[tuple[str, str], Act] = {
    ("GET", "state"): reading.state,
    ("GET", "messages"): reading.messages,
    ("GET", "log"): reading.log,
    ("POST", "log/clear"): reading.clear_log,
    ("GET", "views"): app.views,
    ("GET", "clock"): switches.read_clock,
    ("POST", "clock"): switches.set_clock,
    ("POST", "faults"): switches.set_faults,
    ("DELETE", "faults"): switches.clear_faults,
    ("GET", "wait"): switches.wait,
    ("POST", "sockets/disconnect"): switches.disconnect,
    ("POST", "sockets/lose"): switches.lose,
    ("POST", "people"): people.add,
    ("PATCH", "people"): people.change,
    ("POST", "bots/post"): people.post_as_bot,
    ("POST", "channels"): channels.create,
    ("POST", "channels/join"): channels.join_channel,
    ("POST", "channels/leave"): channels.leave_channel,
    ("POST", "channels/invite"): channels.invite_to_channel,
    ("POST", "channels/archive"): channels.archive,
    ("POST", "channels/rename"): channels.rename,
    ("POST", "channels/topic"): channels.topic,
    ("POST", "channels/purpose"): channels.purpose,
    ("POST", "say"): talk.say,
    ("POST", "edit"): talk.edit_message,
    ("POST", "delete"): talk.delete_message,
    ("POST", "react"): talk.add_reaction,
    ("POST", "unreact"): talk.remove_reaction,
    ("POST", "pin"): talk.add_pin,
    ("POST", "unpin"): talk.remove_pin,
    ("POST", "command"): app.command,
    ("POST", "press"): app.press,
    ("POST", "submit"): app.submit,
    ("POST", "close_view"): app.close_view,
    ("POST", "shortcut"): app.shortcut,
}


def routes() -> list[Route]:
    made = [
        Route(f"/control/{path}", _endpoint(act), methods=[method])
        for (method, path), act in ACTIONS.items()
    ]
    return [*made, Route("/control/files/{file}", _file)]


def _endpoint(act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        try:
            args = Arguments(dict(request.query_params) | await _body(request))
            return JSONResponse(await act(Action(site=site, args=args)))
        except Refused as refused:
            return refusal(refused)

    return endpoint


def refusal(refused: Refused) -> Response:
    """Slack's word for it, and the sentences where there are some."""
    sentence = ": ".join([refused.name, *refused.messages])
    return JSONResponse({"error": sentence}, status_code=refused.extra.get("status", 400))


async def _body(request: Request) -> Json:
    try:
        parsed = json.loads(await request.body() or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(parsed, dict):
        raise Refused("json_not_object")
    return parsed


async def _file(request: Request) -> Response:
    site: Site = request.app.state.site
    try:
        file = site.workspace.file(request.path_params["file"])
    except Refused as refused:
        return refusal(refused)
    return Response(file.content or b"", media_type="text/plain; charset=utf-8")
