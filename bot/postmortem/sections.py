"""A document as its sections: what stands between one `## ` heading and the next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)
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
    headings = list(_HEADING.finditer(document))
    head = document[: headings[0].start()] if headings else document
    return head.strip(), tuple(_sections(document, headings))


def joined(head: str, sections: tuple[Section, ...]) -> str:
    """The whole document; one empty line around headings, a line's end at the end."""
    parts = [head]
    for section in sections:
        parts += [f"## {section.title}", section.body]
    return "\n\n".join(part for part in parts if part) + "\n"


def key_of(title: str) -> str:
    return _NO_LETTER.sub("_", title.lower()).strip("_")


def _sections(document: str, headings: list[re.Match[str]]) -> Iterator[Section]:
    ends = [following.start() for following in headings[1:]] + [len(document)]
    for heading, end in zip(headings, ends, strict=True):
        title = heading["title"].strip()
        yield Section(key=key_of(title), title=title, body=document[heading.end() : end].strip())
