"""Slack's requests over HTTP: proved on their raw bytes to be Slack's, before they are parsed."""

import re
from collections.abc import Awaitable, Callable, Sequence

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

Endpoint = Callable[[Request], Awaitable[Response]]

_SECONDS = re.compile(r"[0-9]{1,12}")


def endpoint(app: AsyncApp, signing_secrets: Sequence[str]) -> Endpoint:
    """Hands what was signed with any of the secrets to Bolt; two are in use while one is rotated.

    Slack's signature (docs.slack.dev, "Verifying requests") is good for five minutes.
    """
    verifiers = [SignatureVerifier(secret) for secret in signing_secrets]
    bolt = AsyncSlackRequestHandler(app)

    async def receive(request: Request) -> Response:
        try:
            body = await request.body()
        except ClientDisconnect:
            return PlainTextResponse("the request ended too early", status_code=400)
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not any(_is_signed(verifier, body, stamp, signature) for verifier in verifiers):
            return PlainTextResponse("not signed by Slack", status_code=401)
        return await bolt.handle(request)

    return receive


def _is_signed(verifier: SignatureVerifier, body: bytes, stamp: str, signature: str) -> bool:
    """False too for a stamp or a signature of which Slack could never have thought."""
    if not (_SECONDS.fullmatch(stamp) and signature.isascii()):
        return False
    try:
        return verifier.is_valid(body, stamp, signature)
    except UnicodeDecodeError:
        return False
