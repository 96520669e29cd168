"""What a person wrote into a section: Markdown, fitted into the document that is around it.

Headings go below those of the sections, raw HTML becomes text, what was left open is closed. The
result is read the way a reader would; where the document would still come apart, the words stand
there as plain text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.postmortem.markdown import block
from bot.postmortem.sections import parted

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_TAG = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)", re.DOTALL)
_ATX = re.compile(r"^(?P<before>[\s>*+\-\d.)]*)(?P<signs>#{1,6})(?=\s|$)")
_WATCH = "WATCH"
HIGHEST = 3


def fitted(body: str) -> str:
    """The person's Markdown such that nothing around it can change what it is, nor it them."""
    text = body.replace("\r\n", "\n").replace("\r", "\n").strip()
    tidied = _with_lower_headings(_without_html(_with_closed_fence(text)))
    return tidied if _keeps_to_itself(tidied) else block(body, indent="")


def _with_closed_fence(text: str) -> str:
    fences = [token for token in _READER.parse(text) if token.type == "fence" and token.level == 0]
    last = fences[-1] if fences else None
    lines = text.split("\n")
    if last is None or last.map is None or last.map[1] < len(lines):
        return text
    is_closed = last.map[1] - last.map[0] > 1 and lines[-1].strip() == last.markup
    return text if is_closed else f"{text}\n{last.markup}"


def _without_html(text: str) -> str:
    """Tags as text, but for those in code."""
    lines = text.split("\n")
    in_blocks = {
        number
        for token in _READER.parse(text)
        if token.type in {"fence", "code_block"} and token.map
        for number in range(*token.map)
    }
    return "\n".join(
        each if number in in_blocks else _escaped_outside_code(each)
        for number, each in enumerate(lines)
    )


def _escaped_outside_code(line: str) -> str:
    parts, end = [], 0
    for code in _CODE.finditer(line):
        parts += [_TAG.sub("&lt;", line[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _TAG.sub("&lt;", line[end:])])


def _with_lower_headings(text: str) -> str:
    headings = [token for token in _READER.parse(text) if token.type == "heading_open"]
    highest = min((_level(token) for token in headings), default=HIGHEST)
    down = max(0, HIGHEST - highest)
    lines: list[str | None] = [*text.split("\n")]
    for token in headings if down else ():
        _lower(lines, token, min(6, _level(token) + down))
    return "\n".join(each for each in lines if each is not None)


def _lower(lines: list[str | None], heading: Token, level: int) -> None:
    begin, end = heading.map or (0, 0)
    said = [each for each in lines[begin:end] if each is not None]
    if heading.markup in {"=", "-"}:
        lines[begin] = f"{'#' * level} {' '.join(each.strip() for each in said[:-1])}"
        lines[begin + 1 : end] = [None] * (end - begin - 1)
    else:
        lines[begin] = _ATX.sub(rf"\g<before>{'#' * level}", said[0])


def _level(heading: Token) -> int:
    return int(heading.tag[1:])


def _keeps_to_itself(text: str) -> bool:
    """True when a section that follows begins as one, and no other heading is as high, nor HTML."""
    tokens = _READER.parse(f"{text}\n\n## {_WATCH}\n")
    high = [token for token in tokens if token.type == "heading_open" and _level(token) < HIGHEST]
    ends_well = len(tokens) > 2 and tokens[-2].content == _WATCH and tokens[-3] in high
    reads_well = ends_well and len(high) == 1 and not any(_is_html(token) for token in tokens)
    return reads_well and len(parted(f"## {_WATCH}\n\n{text}\n\n## {_WATCH}\n")[1]) == 2


def _is_html(token: Token) -> bool:
    return token.type.startswith("html_") or any(map(_is_html, token.children or ()))
