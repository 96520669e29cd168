"""Cursors: where the next page begins, in a form that callers cannot read meaning into."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from devslack.arguments import Arguments
from devslack.wire import Refused

Item = TypeVar("Item")
MOST = 1000


def page(items: Sequence[Item], args: Arguments, *, default: int = 100) -> tuple[list[Item], str]:
    """The page that the caller asked for, and the cursor of the next one or ""."""
    limit = args.number("limit", default) or default
    if not 1 <= limit <= MOST:
        raise Refused("invalid_limit")
    start = _decoded(args.text("cursor"))
    rest = start + limit < len(items)
    return list(items[start : start + limit]), _encoded(start + limit) if rest else ""


def _encoded(start: int) -> str:
    return base64.b64encode(f"next:{start}".encode()).decode()


def _decoded(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        label, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if label != "next":
            raise Refused("invalid_cursor")
        return int(number)
    except (binascii.Error, ValueError):
        raise Refused("invalid_cursor") from None
