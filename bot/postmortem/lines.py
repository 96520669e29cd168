"""The timeline's lines as the draft shows them: a row of a table, or an item under a heading."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import NamedTuple

from bot.domain.briefing import Briefing
from bot.domain.kinds import Kind
from bot.domain.lines import AT_THE_MARKING, DELETED, EXPIRED
from bot.domain.moments import Source
from bot.domain.people import SIGN, with_names
from bot.domain.precision import Precision
from bot.domain.timeline import File, Line, Mark, Origin
from bot.postmortem import markdown
from bot.postmortem.clocks import Clock
from bot.postmortem.markdown import Markdown

WRITTEN_LATER = timedelta(minutes=1)
INDENT = "  "
WORDS = {kind: kind.words for kind in Kind}


class Row(NamedTuple):
    """One line in the table; every value is Markdown for a cell, "" where there is nothing.

    A tuple, because templates unpack thousands of them and the sandbox asks about every attribute.
    """

    utc: Markdown
    local: Markdown
    text: Markdown
    kinds: Markdown
    by: Markdown
    source: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line as an item of a list: its time in UTC, who said it (a link to it), and the words."""

    utc: Markdown
    by: Markdown
    remarks: Markdown
    text: Markdown
    files: tuple[Markdown, ...]


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes the lines of one incident."""

    briefing: Briefing
    utc: Clock
    local: Clock | None
    _names: dict[str, Markdown] = field(default_factory=dict)

    def row(self, line: Line) -> Row:
        return Row(
            utc=Markdown(self.utc(line.at, line.precision)),
            local=Markdown(self.local(line.at, line.precision) if self.local else ""),
            kinds=Markdown(", ".join(self._kinds(line)) if line.kinds else ""),
            text=self._cell(line),
            by=self._by(line),
            source=self.source(line),
        )

    def item(self, line: Line) -> Item:
        address = self.briefing.leads_to(line)
        return Item(
            utc=Markdown(self.utc(line.at, line.precision)),
            by=markdown.link(self.briefing.name_of(line.by), address),
            remarks=Markdown(" ".join(self._remarks(line))),
            text=_gone(line) or self._block(line),
            files=tuple(_files(line.files)),
        )

    def source(self, of: Line | Source) -> Markdown:
        """The link to a message; "" while it has no place."""
        return markdown.source(self.briefing.leads_to(of))

    def name(self, person: str) -> Markdown:
        if person not in self._names:
            self._names[person] = markdown.line(self.briefing.name_of(person))
        return self._names[person]

    def named(self, text: str) -> str:
        """Kept text with the names of those whom it mentions."""
        if SIGN not in text:
            return text
        return with_names(text, lambda person: f"@{self.briefing.name_of(person)}")

    def _cell(self, line: Line) -> Markdown:
        words = _gone(line) or markdown.cell(markdown.shortened(self.named(line.text)))
        more = [*self._remarks(line), *_files(line.files)]
        return Markdown(" ".join([words, *more]).strip()) if more else words

    def _block(self, line: Line) -> Markdown:
        return markdown.block(markdown.shortened(self.named(line.text)), indent=INDENT)

    def _remarks(self, line: Line) -> Iterator[Markdown]:
        if line.edited:
            yield Markdown("*(edited)*")
        if abs(line.said_at - line.at) > WRITTEN_LATER:
            yield Markdown(f"*(written {self.utc(line.said_at, line.precision)})*")

    def _kinds(self, line: Line) -> Iterator[str]:
        for kind in line.kinds:
            marks = [mark for mark in line.marks if mark.kind is kind]
            if marks and line.counts_from_marking and kind.milestone in AT_THE_MARKING:
                yield from map(self._marked, marks)
            else:
                yield WORDS[kind]

    def _marked(self, mark: Mark) -> str:
        """A mark that says when it was put that something happened, not when it was said."""
        when = self.utc(mark.put_at, Precision.SECOND) if mark.put_at else "at a time not kept"
        return f"{mark.kind.words} {when} ({self.name(mark.person)})"

    def _by(self, line: Line) -> Markdown:
        if not line.marks:
            return self.name(line.by)
        others = dict.fromkeys(
            mark.person
            for mark in line.marks
            if mark.person != line.by
            and not (line.counts_from_marking and mark.kind.milestone in AT_THE_MARKING)
        )
        if not others:
            return self.name(line.by)
        marking = ", ".join(self.name(person) for person in others)
        return Markdown(f"{self.name(line.by)}; marked by {marking}")


def _gone(line: Line) -> Markdown | None:
    """What stands for the words of a message that are no longer kept."""
    if line.deleted:
        return Markdown(f"*{DELETED}*")
    is_expired = line.origin is Origin.MESSAGE and line.text == EXPIRED
    return Markdown(f"*{EXPIRED}*") if is_expired else None


def _files(files: tuple[File, ...]) -> Iterator[Markdown]:
    return (
        Markdown(f"{markdown.link(file.name, file.link)} ({markdown.line(file.type)})")
        for file in files
    )
