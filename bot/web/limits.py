"""No request's body grows beyond what is sensible, whatever its headers say."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MEGABYTE = 1_048_576


class TooLarge(Exception):
    """The body is longer than the limit."""


class BodyLimit:
    """Answers 413 for a body of more than `most` bytes, as soon as that is known."""

    def __init__(self, app: ASGIApp, most: int = MEGABYTE) -> None:
        self._app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = PlainTextResponse("the body is too large", status_code=413)
        if self._announced(scope) > self._most:
            await refusal(scope, receive, send)
            return
        read = 0
        answered = False

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise TooLarge
            return message

        async def watched(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, counted, watched)
        except TooLarge:
            if answered:
                raise
            await refusal(scope, receive, send)

    def _announced(self, scope: Scope) -> int:
        length = dict(scope["headers"]).get(b"content-length", b"0")
        return int(length) if length.isdigit() else 0
