"""A case file: what happened when in a published incident, and which entries are which moments.

Only title, zone, entries and transcript are read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.domain import phrases
from bot.domain.kinds import Kind


class BadCase(Exception):
    """The file is no case; the message says where and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    at: datetime
    text: str
    marks: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLine:
    at: datetime
    by: str
    channel: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Entries and spoken lines, in order of time."""

    title: str
    zone: str
    entries: tuple[CaseEntry, ...]
    transcript: tuple[SpokenLine, ...]

    @property
    def opening(self) -> CaseEntry:
        """Where the incident is declared: the entry marked so, or else the first."""
        return next((e for e in self.entries if Kind.DECLARED in e.marks), self.entries[0])

    @property
    def resolving(self) -> CaseEntry:
        """Where it is resolved: the last entry marked so, or else the last of all."""
        marked = [e for e in self.entries if Kind.RESOLVED in e.marks]
        return (marked or list(self.entries))[-1]


def read_case(path: Path) -> Case:
    """Raises BadCase for a file that is none."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadCase(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadCase(f"{path} is not UTF-8 text: byte {error.start} is not.") from error
    except json.JSONDecodeError as error:
        raise BadCase(f"{path}, line {error.lineno}: no JSON ({error.msg}).") from error
    if not isinstance(raw, dict):
        raise BadCase(f"{path}: a case is a JSON object with title, zone and entries.")
    return _case(raw)


def _case(raw: Mapping[str, Any]) -> Case:
    zone = _text(raw, "zone", "the case")
    entries = [_entry(n, each, zone) for n, each in enumerate(_list(raw, "entries"), 1)]
    if not entries:
        raise BadCase("the case has no entries; there is nothing to play.")
    transcript = [_spoken(n, each, zone) for n, each in enumerate(_list(raw, "transcript"), 1)]
    return Case(
        title=_text(raw, "title", "the case"),
        zone=zone,
        entries=tuple(sorted(entries, key=lambda entry: entry.at)),
        transcript=tuple(sorted(transcript, key=lambda line: line.at)),
    )


def _entry(number: int, raw: object, zone: str) -> CaseEntry:
    where = f"entry {number}"
    fields = _object(raw, where)
    marks = fields.get("marks") or []
    if not isinstance(marks, list):
        raise BadCase(f"{where}: marks is a list of names, not {marks!r}.")
    return CaseEntry(
        at=_instant(fields, where, zone),
        text=_text(fields, "text", where),
        marks=tuple(dict.fromkeys(_mark(mark, where) for mark in marks)),
    )


def _mark(mark: object, where: str) -> Kind:
    if mark not in {kind.value for kind in Kind}:
        known = ", ".join(kind.value for kind in Kind)
        raise BadCase(f"{where}: {mark!r} is no mark. There are: {known}.")
    return Kind(str(mark))


def _spoken(number: int, raw: object, zone: str) -> SpokenLine:
    where = f"transcript line {number}"
    fields = _object(raw, where)
    return SpokenLine(
        at=_instant(fields, where, zone),
        by=_text(fields, "by", where),
        channel=_text(fields, "channel", where).lstrip("#"),
        text=_text(fields, "text", where),
    )


def _instant(fields: Mapping[str, Any], where: str, zone: str) -> datetime:
    said = _text(fields, "at", where)
    try:
        at = datetime.fromisoformat(said)
    except ValueError as error:
        raise BadCase(f"{where}: {said!r} is no ISO 8601 time.") from error
    if at.tzinfo is None:
        at = at.replace(tzinfo=phrases.zone_named(zone))
    return at


def _object(raw: object, where: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise BadCase(f"{where}: is no JSON object.")
    return raw


def _list(raw: Mapping[str, Any], name: str) -> list[object]:
    found = raw.get(name, [])
    if not isinstance(found, list):
        raise BadCase(f"the case: {name} is a list.")
    return found


def _text(fields: Mapping[str, Any], name: str, where: str) -> str:
    found = fields.get(name)
    if not isinstance(found, str) or not found.strip():
        raise BadCase(f"{where}: {name} is missing or empty.")
    if name == "zone" and phrases.zone_named(found) is None:
        raise BadCase(f"{where}: {found!r} is no zone; an IANA name or an offset like +02:00 is.")
    return found
