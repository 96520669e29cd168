"""Text of people in Markdown: it reads as they typed it, and nothing in it is mark-up.

Two things are kept as what they are: code between backticks, and addresses, which show where they
lead. Only what would be mark-up where it stands is escaped (CommonMark 0.31; tables, strikethrough
and task lists as in GitHub's), so that ordinary text stays readable in the source.
"""

import re
from collections.abc import Callable

CUT_AT = 2000  # characters of one message; the whole of it is behind its link

_UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"  # controls, bidi included

# Each pattern begins with the characters it may be about, since re finds those many times faster;
# what it then tells of such a character looks back at it.
_SIGNS = r"""
    (?<=<)(?P<angle>(?=[A-Za-z/!?]|$))
  | (?<=&)(?P<entity>(?=\#?\w+;))
  | (?P<sign>
        (?<=[\\`|])
      | (?<=\*)(?: (?<!\s\*) | (?!\s) )
      | (?<=_)(?: (?<![^\W_]_) | (?![^\W_]) )
      | (?<=~)(?: (?<=\S~) | (?<!.~)(?![\w/]) )
      | (?<=\])(?=[(\[:]|$)
    )
"""
_SIGN = re.compile(rf"[\\`*_~\]<&|](?:{_SIGNS})", re.VERBOSE)
_IN_LABEL = re.compile(rf"[\\`*_~\[\]<&|](?: (?<=[\[\]])(?P<bracket>) | {_SIGNS})", re.VERBOSE)
_MARKUP = re.compile(
    rf"""
    [h\\`*_~\]<&|]
    (?:
        (?<=h)(?P<url>ttps?://[^\s<>|`\\]*[^\s<>|`\\.,;:!?)\]'"*_~])
      | (?<=`)(?<!``)(?P<ticks>`{{0,2}})(?!`)(?P<code>[^`]+)`(?P=ticks)(?!`)
      | {_SIGNS}
    )
    """,
    re.VERBOSE,
)
_SPECIAL = re.compile(rf"[\\`*_~\]<&|{_UNSEEN}]")
_LEADING = re.compile(
    r"""
    \d{1,9}(?=[.)](?:\s|$))
  | (?=\#{1,6}(?:\s|$) | [-+](?:\s|$) | > | =+\s*$ | [-:][-\s:|\\]*$ | \[[\sxX]\](?:\s|$))
    """,
    re.VERBOSE,
)
_CONTROL = re.compile(f"[{_UNSEEN}]")
_BLANKS = re.compile(r"\s+")
_ENTITY = re.compile(r"&#?\w+;")
_TICKS = re.compile("`+")
_FENCED = re.compile(r"(?<!`)```(?!`)(.+?)(?<!`)```(?!`)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S")
_UNSAFE_IN_ADDRESS = re.compile(rf"[\s<>()\[\]\\|`\"{_UNSEEN}]|&(?=#?\w+;)")
_HARD_BREAK = "\\\n"


class Markdown(str):
    """Text that is Markdown already; whatever is none is escaped before it leaves."""

    __slots__ = ()


def finalised(value: object) -> str:
    """For templates: Markdown as it is, everything else as one line of text, safe anywhere."""
    return value if isinstance(value, Markdown) else line(str(value))


def cell(text: str) -> Markdown:
    """The text within a row of a table; its lines are parted by " / "."""
    if not _SPECIAL.search(text) and "://" not in text:
        return Markdown(text.strip())
    return Markdown(_MARKUP.sub(_escaped_in_cell, _one_line(_with_tight_fences(text))))


def line(text: str) -> Markdown:
    """The text as one line that may begin a line of the document, or stand anywhere in it."""
    return Markdown(_safe_line(_one_line(text), _escaped_anywhere))


def block(text: str, *, indent: str) -> Markdown:
    """The text with its lines, and code blocks as such, in an item whose lines are so indented."""
    parts: list[str] = []
    for position, part in enumerate(_FENCED.split(text)):
        written = _code_block(part) if position % 2 else _prose(part)
        if written:
            parts.append(written)
    begins_with_code = parts and parts[0].startswith("```")
    laid_out = "\n".join(["", *parts] if begins_with_code else parts)
    return Markdown(laid_out.replace("\n", f"\n{indent}"))


def link(label: str, address: str | None) -> Markdown:
    """A link that shows `label`; the label alone where there is no address of the web."""
    shown = _IN_LABEL.sub(_escaped_anywhere, _one_line(label))
    if not address or not _ADDRESS.match(address):
        return Markdown(shown)
    return Markdown(f"[{shown}]({_UNSAFE_IN_ADDRESS.sub(_percent, address)})")


def source(address: str | None) -> Markdown:
    """The link to the message that something comes from; "" while it has no place."""
    if not address:
        return Markdown()
    return Markdown(f"[message]({_UNSAFE_IN_ADDRESS.sub(_percent, address)})")


def shortened(text: str, limit: int = CUT_AT) -> str:
    """The text, or what has room of it and how much more there is."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… ({len(text) - limit:,} more characters)"


def _one_line(text: str) -> str:
    return " / ".join(_lines(text)) if _CONTROL.search(text) else text.strip()


def _with_tight_fences(text: str) -> str:
    """Code blocks without their first and last line's end, for they become code in a line."""
    return _FENCED.sub(lambda code: f"```{code[1].strip()}```", text) if "```" in text else text


def _lines(text: str) -> list[str]:
    """The lines that say something, each without its margins and without what nobody sees."""
    cleaned = (_CONTROL.sub("", _BLANKS.sub(" ", each)).strip() for each in text.splitlines())
    return [each for each in cleaned if each]


def _prose(text: str) -> str:
    return _HARD_BREAK.join(_safe_line(each, _escaped_in_prose) for each in _lines(text))


def _safe_line(text: str, escaping: Callable[[re.Match[str]], str]) -> str:
    """Escaped, its beginning too: it makes no heading, item, rule or quotation."""
    escaped = _MARKUP.sub(escaping, text)
    return _LEADING.sub(r"\g<0>\\", escaped, count=1) if _LEADING.match(escaped) else escaped


def _code_block(text: str) -> str:
    lines = [_CONTROL.sub("", each.expandtabs(4)) for each in text.strip("\n").splitlines()]
    longest = max((len(run) for run in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence, *lines, fence])


def _escaped_anywhere(found: re.Match[str]) -> str:
    return _escaped(found, None)


def _escaped_in_prose(found: re.Match[str]) -> str:
    return _escaped(found, "|")


def _escaped_in_cell(found: re.Match[str]) -> str:
    return _escaped(found, r"\|")


def _escaped(found: re.Match[str], pipe_in_code: str | None) -> str:
    """`pipe_in_code` is how code writes a pipe where it stands; None where that is not known."""
    match found.lastgroup:
        case "code":
            return _code(found, pipe_in_code) or _SIGN.sub(_escaped_anywhere, found[0])
        case "url":
            has_entity = _ENTITY.search(found[0])  # read as one by some even in an address
            return _SIGN.sub(_escaped_anywhere, found[0]) if has_entity else f"<{found[0]}>"
        case "sign" | "bracket":
            return f"\\{found[0]}"
        case "angle":
            return "&lt;"
        case _:
            return "&amp;"


def _code(found: re.Match[str], pipe_in_code: str | None) -> str:
    """Code as code; "" where it cannot stand as such."""
    code = found["code"].strip()
    if r"\|" in code:  # readers differ about where this parts a row
        return ""
    if not code or ("|" in code and pipe_in_code is None):
        return ""
    return f"`{code.replace('|', pipe_in_code or '|')}`"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
