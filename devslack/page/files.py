"""Files as a browser gets them: the bytes, or Markdown as a page."""

from html import escape

from markdown_it import MarkdownIt
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from devslack.page.links import led_home
from devslack.site import Site

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").enable("strikethrough")
_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1d1c1d;background:#fff}table{border-collapse:collapse}th,td{border:1px solid #ddd;
padding:.3rem .6rem;text-align:left;vertical-align:top}code,pre{background:#f4f4f4}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1a1d21}th,td{border-color:#444}
code,pre{background:#222}}"""
# What is shown came from people or from an app: no script of theirs may run here.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"
_SAFE_INLINE = ("text/plain", "text/markdown", "text/csv", "image/png", "image/jpeg")


async def page_file(request: Request) -> Response:
    site: Site = request.app.state.site
    file = site.workspace.file(request.path_params["file"])
    content = file.content or b""
    if request.query_params.get("preview") and file.mimetype == "text/markdown":
        body = _MARKDOWN.render(content.decode("utf-8", "replace"))
        body = led_home(site, body, request.query_params.get("as", ""))
        head = f"<meta charset=utf-8><title>{escape(file.title)}</title><style>{_STYLE}</style>"
        return HTMLResponse(
            f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>",
            headers={"content-security-policy": _POLICY},
        )
    shown = file.mimetype if file.mimetype in _SAFE_INLINE else "application/octet-stream"
    return Response(content, media_type=shown, headers={"content-security-policy": _POLICY})
