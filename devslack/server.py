"""The addresses of a local Slack, all in one application."""

import json

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket

from devslack.api.endpoint import web_api
from devslack.control.endpoint import refusal
from devslack.control.endpoint import routes as control_routes
from devslack.faults.answering import under_faults
from devslack.interactions.replies import respond
from devslack.page.assets import Assets, index
from devslack.page.files import page_file
from devslack.page.state import page_live, page_state
from devslack.site import Site
from devslack.wire import Refused
from devslack.workspace.files import fill_file


def build_app(site: Site) -> Starlette:
    routes: list[BaseRoute] = [
        Route("/api/{method}", web_api, methods=["GET", "POST"]),
        WebSocketRoute("/link/", link),
        Route("/respond/{key}", response_url, methods=["POST"]),
        Route("/upload/v1/{file}", upload, methods=["POST"]),
        *control_routes(),
        Route("/page/state", page_state),
        WebSocketRoute("/page/live", page_live),
        Route("/files/{file}/{name}", page_file),
        Route("/", index),
        Mount("/static", Assets()),
    ]
    app = Starlette(routes=routes, exception_handlers={Refused: _refused})
    app.state.site = site
    return app


async def link(wire: WebSocket) -> None:
    """A socket of Socket Mode; its ticket is good once."""
    site: Site = wire.app.state.site
    away = site.courier.faults.away("sockets")
    if away or not site.tickets.admit(wire.query_params.get("ticket", "")):
        await wire.close()
        return
    await site.courier.sockets.serve(wire)


async def response_url(request: Request) -> Response:
    return await under_faults(request, "response_url", _respond)


async def upload(request: Request) -> Response:
    return await under_faults(request, "upload", _upload)


async def _respond(request: Request) -> Response:
    site: Site = request.app.state.site
    try:
        address = site.tickets.respond(request.path_params["key"])
        given = json.loads(await request.body() or b"{}")
        site.log.answered(given)
        respond(site, address, given)
    except Refused as refused:
        late = refused.name in ("expired_url", "used_url")
        return PlainTextResponse(refused.name, status_code=404 if late else 400)
    except ValueError:
        return PlainTextResponse("invalid_payload", status_code=400)
    return PlainTextResponse("ok")


async def _upload(request: Request) -> Response:
    """The bytes of a file: the body itself, or the first file of a form."""
    site: Site = request.app.state.site
    file = site.workspace.file(request.path_params["file"])
    content = await _uploaded(request)
    fill_file(site.workspace, file, content)
    return PlainTextResponse(f"OK - {len(content)}")


async def _uploaded(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        for value in form.values():
            if not isinstance(value, str):
                return await value.read()
    return b""


async def _refused(_request: Request, refused: Exception) -> Response:
    if not isinstance(refused, Refused):
        raise refused
    return refusal(refused)
