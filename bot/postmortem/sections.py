"""A document as its sections: what stands between one `## ` heading and the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A heading, or the line of a fence: what stands between two fences is code. Written with the line's
# end before it, since that is found ten times faster than ^.
_LINE = re.compile(r"\n(?:## (?P<title>.+)| {0,3}(?P<fence>`{3,}|~{3,})(?P<rest>.*))")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`key` names it in forms and in storage: its title in small letters, `_` for all else."""

    key: str
    title: str
    body: str
    by_human: bool = False


def parted(document: str) -> tuple[str, tuple[Section, ...]]:
    """What stands before the first heading, and the sections."""
    text = f"\n{document}"
    headings = list(_headings(text))
    head = text[: headings[0].start()] if headings else text
    return head.strip(), tuple(_sections(text, headings))


def joined(head: str, sections: tuple[Section, ...]) -> str:
    """The whole document; one empty line around headings, a line's end at the end."""
    parts = [head]
    for section in sections:
        parts += [f"## {section.title}", section.body]
    return "\n\n".join(part for part in parts if part) + "\n"


def key_of(title: str) -> str:
    return _NO_LETTER.sub("_", title.lower()).strip("_")


def _headings(text: str) -> Iterator[re.Match[str]]:
    """The headings outside of code."""
    fence = ""
    for found in _LINE.finditer(text):
        if found["fence"] is None:
            if not fence:
                yield found
        elif not fence:
            fence = found["fence"]
        elif found["fence"].startswith(fence) and not found["rest"].strip():
            fence = ""


def _sections(text: str, headings: list[re.Match[str]]) -> Iterator[Section]:
    ends = [following.start() for following in headings[1:]] + [len(text)]
    for heading, end in zip(headings, ends, strict=True):
        title = heading["title"].strip()
        yield Section(key=key_of(title), title=title, body=text[heading.end() : end].strip())
