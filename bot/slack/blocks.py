"""Slack's blocks within Slack's limits (docs.slack.dev, "Blocks"): none built here is refused."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.slack.mrkdwn import Mrkdwn, shortened

Block = dict[str, Any]

HEADER = 150
SECTION = 3000
FIELD = 2000
FIELDS = 10
CONTEXT = 10
ACTIONS = 25
MESSAGE = 50
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
OPTION_TEXT = 75

_WORDS = re.compile(r"<[^<>]*>|&[a-z]+;|[^\s<>&]{1,200}|\s|.")


def plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": shortened(text, limit) or "-", "emoji": True}


def mrkdwn(text: Mrkdwn) -> Block:
    """`verbatim`: Slack makes nothing of names, calls to everybody and addresses by itself."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def header(text: str) -> Block:
    """A title; headers know no mark-up, so what people wrote stands in it as they wrote it."""
    return {"type": "header", "text": plain(text, HEADER)}


def section(text: Mrkdwn) -> Block:
    return {"type": "section", "text": mrkdwn(text)}


def fields(texts: Sequence[Mrkdwn]) -> list[Block]:
    """Two columns, in as many sections as there must be."""
    groups = [texts[first : first + FIELDS] for first in range(0, len(texts), FIELDS)]
    return [{"type": "section", "fields": [mrkdwn(text) for text in group]} for group in groups]


def context(*texts: Mrkdwn) -> Block:
    return {"type": "context", "elements": [mrkdwn(text) for text in texts[:CONTEXT]]}


def actions(elements: Iterable[Block]) -> list[Block]:
    """A row of buttons, or no block at all where there are none."""
    kept = list(elements)[:ACTIONS]
    return [{"type": "actions", "elements": kept}] if kept else []


def divider() -> Block:
    return {"type": "divider"}


def paragraphs(text: Mrkdwn) -> list[Block]:
    """Long text as several sections, cut between lines; a longer line is cut where it must."""
    found, room = [""], SECTION
    for line in text.splitlines(keepends=True):
        for piece in _pieces(line):
            if len(found[-1]) + len(piece) > room:
                found.append("")
            found[-1] += piece
    return [section(Mrkdwn(part.rstrip("\n"))) for part in found if part.strip()]


def _pieces(line: str) -> list[str]:
    """The line whole where it has room; else its words, none of our mark-up torn apart."""
    return [line] if len(line) <= SECTION else _WORDS.findall(line)
