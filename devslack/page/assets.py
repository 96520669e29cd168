"""What the page is made of. Browsers ask each time whether it changed: an upgrade shows at once."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parents[1] / "static"
_FRESH = {"cache-control": "no-cache"}
_POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'"


class Assets(StaticFiles):
    """Scripts, styles and pictures."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(_FRESH)
        return response


async def index(_request: Request) -> Response:
    page = STATIC / "index.html"
    if not page.exists():
        return PlainTextResponse("There is no page here.", status_code=404)
    return FileResponse(page, headers={"content-security-policy": _POLICY} | _FRESH)
