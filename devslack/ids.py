"""Identifiers as Slack writes them, and secrets. Random, so that nobody relies on their order."""

import secrets
import string

_LETTERS = string.ascii_uppercase + string.digits


def new_id(prefix: str, length: int = 10) -> str:
    return prefix + "".join(secrets.choice(_LETTERS) for _ in range(length))


def new_block_id() -> str:
    """What Slack calls a block whose app did not name it."""
    return secrets.token_urlsafe(4)[:5]


def new_secret(prefix: str = "") -> str:
    return prefix + secrets.token_hex(16)
