"""What a client gets to see of a call that met a fault."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from devslack.faults.methods import MethodFault, Told
from devslack.site import Site

HUGE_BYTES = 10 * 1024 * 1024
PAGE = "<!DOCTYPE html><html><head><title>Slack</title></head><body>Server error</body></html>"

Work = Callable[[Request], Awaitable[Response]]


async def under_faults(request: Request, name: str, work: Work) -> Response:
    """Do the work, unless a fault of this name says otherwise, and answer as the fault says."""
    site: Site = request.app.state.site
    fault = site.courier.faults.meet(name)
    if fault is None:
        return await work(request)
    await lag(fault, after=False)
    done = await work(request) if fault.acts else JSONResponse(fault.body)
    await lag(fault, after=True)
    return await spoilt(request, fault, done)


async def lag(fault: MethodFault | None, *, after: bool) -> None:
    """Wait as long as the fault says, if this is where it waits."""
    if fault and fault.latency and fault.after is after:
        await asyncio.sleep(fault.latency)


async def spoilt(request: Request, fault: MethodFault, done: Response) -> Response:
    """The answer instead of `done`, which is the truth or, without work done, the fault's words."""
    body = bytes(done.body)
    match fault.told:
        case Told.OWN:
            return done
        case Told.ERROR:
            return JSONResponse(fault.body, status_code=fault.status, headers=fault.headers)
        case Told.HTML:
            return HTMLResponse(PAGE, status_code=fault.status, headers=fault.headers)
        case Told.TRUNCATED:
            return _as_json(body[: len(body) // 2], fault)
        case Told.HUGE:
            return _as_json(body.ljust(HUGE_BYTES), fault)
        case Told.DROP:
            site: Site = request.app.state.site
            site.connections.hang_up(request.client)
    await _gone(request)
    return Response()


def _as_json(body: bytes, fault: MethodFault) -> Response:
    return Response(
        body, status_code=fault.status, headers=fault.headers, media_type="application/json"
    )


async def _gone(request: Request) -> None:
    """Until the client has closed the connection; nothing sent after that reaches anybody."""
    while (await request.receive())["type"] != "http.disconnect":
        continue
