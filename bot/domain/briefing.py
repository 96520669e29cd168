"""Everything there is to say about one incident, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.incident import Assignment, Incident
from bot.domain.kinds import Kind
from bot.domain.metrics import Measurement
from bot.domain.moments import Moments, Source
from bot.domain.people import Person
from bot.domain.timeline import Entry, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """`people` holds everyone named in it, by id; `link_base` is where permalinks begin."""

    incident: Incident
    roles: tuple[Assignment, ...]
    lines: tuple[Line, ...]
    moments: Moments
    measurements: tuple[Measurement, ...]
    people: Mapping[str, Person]
    link_base: str
    withdrawn: tuple[Entry, ...] = ()  # lines that were taken back

    def name_of(self, person: str) -> str:
        """The name a person goes by; the id where nobody has told us who it is."""
        known = self.people.get(person)
        return known.name if known else person

    def link(self, channel: str | None, ts: str | None, thread_ts: str | None = None) -> str | None:
        """The permalink of a message, None while it has no place.

        Form from docs.slack.dev, chat.getPermalink: {workspace}/archives/{channel}/p{ts, no dot},
        and for a reply its thread behind it.
        """
        if not (channel and ts):
            return None
        whole = f"{self.link_base}archives/{channel}/p{ts.replace('.', '')}"
        is_reply = thread_ts is not None and thread_ts != ts
        return f"{whole}?thread_ts={thread_ts}&cid={channel}" if is_reply else whole

    def leads_to(self, of: Line | Source) -> str | None:
        """The permalink of the message behind a line or a moment."""
        return self.link(of.channel, of.ts, of.thread_ts)

    def of_kind(self, kind: Kind) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if kind in line.kinds)

    @property
    def reader(self) -> Person | None:
        """Whose zone stands beside UTC: the commander's, or else the declarer's."""
        commanders = [held.person for held in self.roles if held.role == "commander"]
        return self.people.get((commanders or [self.incident.declared_by])[-1])
