"""Drafts the postmortem: the record through a template, and between it what people wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.domain.briefing import Briefing
from bot.postmortem import checking, sheet
from bot.postmortem.handwriting import fitted
from bot.postmortem.markdown import finalised
from bot.postmortem.sections import Section, joined, key_of, parted
from bot.rendering import Renderer

FOLDER = "postmortem"
SUFFIX = ".md.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """`markdown` is the whole document; `lacks` are the sentences of what is missing in it."""

    markdown: str
    sections: tuple[Section, ...]
    lacks: tuple[str, ...]


class Drafter:
    """A format is a file in `postmortem/` below the templates; its sections begin with `## `."""

    def __init__(self, templates: Path) -> None:
        self._folder = templates / FOLDER
        self._renderer = Renderer(self._folder, finalised)

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of the formats that there are."""
        found = (file.name.removesuffix(SUFFIX) for file in self._folder.glob(f"*{SUFFIX}"))
        return tuple(sorted(found))

    def outline(self, format: str) -> tuple[tuple[str, str], ...]:  # noqa: A002 - as people say it
        """Key and title of each of the format's sections, in order."""
        source = (self._folder / f"{format}{SUFFIX}").read_text(encoding="utf-8")
        return tuple((section.key, section.title) for section in parted(source)[1])

    def draft(
        self,
        briefing: Briefing,
        *,
        format: str,  # noqa: A002 - what people call it
        written: Mapping[str, str],
        now: datetime,
    ) -> Drafted:
        """`written` is what people wrote, by section; an empty text gives the section back.

        Raises TemplateFault.
        """
        theirs = {key_of(key): body for key, body in written.items() if body.strip()}
        lacks = checking.lacks(briefing, written=theirs)
        values = sheet.values(briefing, lacks=lacks, now=now)
        head, sections = parted(self._renderer.render(f"{format}{SUFFIX}", **values))
        kept = tuple(
            replace(section, body=fitted(theirs[section.key]), by_human=True)
            if section.key in theirs
            else section
            for section in sections
        )
        return Drafted(markdown=joined(head, kept), sections=kept, lacks=lacks)
