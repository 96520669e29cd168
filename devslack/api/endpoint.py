"""/api/{method}: whose token, which arguments, then the method, its faults and the log."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from devslack.api.call import Call, Method
from devslack.api.methods import METHODS
from devslack.arguments import Arguments
from devslack.faults.answering import lag, spoilt
from devslack.faults.methods import MethodFault, Told
from devslack.site import Site
from devslack.wire import Json, Refused

# Bolt's client names its workspace in every call; only tokens of whole organisations need it.
_EVERYWHERE = ("team_id",)


async def web_api(request: Request) -> Response:
    site: Site = request.app.state.site
    name = request.path_params["method"]
    try:
        given, token = _split(request, await _arguments(request))
    except Refused as refused:
        return JSONResponse(refused.body())
    fault = site.courier.faults.meet(name, str(given.get("channel", "")))
    await lag(fault, after=False)
    answer = _answer(site, name, given, token) if fault is None or fault.acts else fault.body
    _note(site, name, given, answer, fault)
    await lag(fault, after=True)
    response = _response(site, answer)
    return response if fault is None else await spoilt(request, fault, response)


def _note(site: Site, name: str, given: Json, answer: Json, fault: MethodFault | None) -> None:
    """`response` is what the app is told, or would have been had nothing spoilt it."""
    site.log.calls.append(
        {
            "method": name,
            "args": given,
            "response": fault.body if fault and fault.told is Told.ERROR else answer,
            "at": site.clock.microseconds() / 1_000_000,
            "real_at": site.real(),
            "fault": fault.told if fault else None,
            "retry_after": fault.retry_after if fault else None,
            "acted": fault is None or fault.acts,
        }
    )


def _answer(site: Site, name: str, given: Json, token: str) -> Json:
    try:
        method = _method(name)
        _admit(site, method, token)
        arguments = Arguments(given)
        arguments.only({*method.arguments, *_EVERYWHERE})
        return {"ok": True, **method.run(Call(site=site, args=arguments))}
    except Refused as refused:
        return refused.body()


def _method(name: str) -> Method:
    if name not in METHODS:
        raise Refused("unknown_method", req_method=name)
    return METHODS[name]


def _admit(site: Site, method: Method, token: str) -> None:
    """Raise one of Slack's words for a token that is missing, foreign or of the wrong kind."""
    credentials = site.credentials
    right = credentials.app_token if method.app_level else credentials.bot_token
    if not token:
        raise Refused("not_authed")
    if token not in (credentials.app_token, credentials.bot_token):
        raise Refused("invalid_auth")
    if token != right:
        raise Refused("not_allowed_token_type")
    scopes = site.definition.scopes
    if method.scope and method.scope not in scopes:
        provided = ",".join(sorted(scopes))
        raise Refused("missing_scope", needed=method.scope, provided=provided)


def _split(request: Request, given: Json) -> tuple[Json, str]:
    """The arguments and the token, which comes in the header or among them."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    named = given.pop("token", "")
    return given, token.strip() if scheme.lower() == "bearer" else str(named)


async def _arguments(request: Request) -> Json:
    given: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if request.method == "GET":
        return given
    if kind == "application/json":
        return given | _parsed(await request.body())
    form = await request.form()
    return given | {name: value for name, value in form.items() if isinstance(value, str)}


def _parsed(body: bytes) -> Json:
    """A JSON object; an empty body is one without arguments."""
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(parsed, dict):
        raise Refused("json_not_object")
    return parsed


def _response(site: Site, answer: Json) -> Response:
    return JSONResponse(
        answer, headers={"x-oauth-scopes": ",".join(sorted(site.definition.scopes))}
    )
