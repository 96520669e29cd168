"""Everything a template may speak of, by the names that it uses: plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.briefing import Briefing
from bot.domain.kinds import Kind
from bot.domain.precision import Precision
from bot.postmortem import checking, numbers, summary
from bot.postmortem.clocks import clocks, span
from bot.postmortem.lines import WORDS, Item, Scribe
from bot.postmortem.markdown import Markdown, link

STEPS = frozenset({Kind.ACTION_TAKEN, Kind.FIX_STARTED, Kind.MITIGATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    role: str
    person: Markdown
    since: Markdown


class Marked(Mapping[str, Sequence[Item]]):
    """Under each kind's name the lines that carry it; made when a template asks for them."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe

    def __getitem__(self, kind: str) -> Sequence[Item]:
        if kind not in self:
            raise KeyError(kind)
        lines = self._scribe.briefing.of_kind(Kind(kind))
        return [self._scribe.item(line) for line in lines]

    def __contains__(self, kind: object) -> bool:
        return kind in WORDS

    def __iter__(self) -> Iterator[str]:
        return iter(Kind)

    def __len__(self) -> int:
        return len(Kind)


def values(briefing: Briefing, *, lacks: tuple[str, ...], now: datetime) -> Mapping[str, object]:
    """The names in templates/postmortem/*.md.j2, all of them, in every format."""
    utc, local = clocks(briefing)
    scribe = Scribe(briefing, utc, local)
    incident = briefing.incident
    commanders = [held.person for held in briefing.roles if held.role == "commander"]
    first, last = span(briefing)
    return {
        "reference": incident.reference,
        "title": scribe.named(incident.title),
        "severity": incident.severity,
        "status": incident.status.value,
        "affected": scribe.named(incident.affected),
        "private": incident.private,
        "drill": incident.drill,
        "channel": _channel(briefing),
        "declared": f"{incident.declared_at:%Y-%m-%d %H:%M} UTC",
        "declared_by": scribe.name(incident.declared_by),
        "commander": scribe.name(commanders[-1]) if commanders else "",
        "drafted": f"{now:%Y-%m-%d %H:%M} UTC",
        "first_day": f"{first:%Y-%m-%d}",
        "last_day": f"{last:%Y-%m-%d}",
        "zone": local.name if local else "",
        "summary": list(summary.sentences(scribe)),
        "fixed_by": summary.fixed_by(scribe),
        "numbers": numbers.numbers(scribe),
        "moments": numbers.moments(scribe),
        "set_aside": list(numbers.set_aside(scribe)),
        "contradictions": [each.sentence for each in briefing.moments.contradictions],
        "roles": [
            Held(
                role=held.role.value,
                person=scribe.name(held.person),
                since=Markdown(utc(held.since, Precision.SECOND)),
            )
            for held in briefing.roles
        ],
        "people": _people(scribe),
        "timeline": [scribe.row(line) for line in briefing.lines],
        "marked": Marked(scribe),
        "causes": [scribe.item(line) for line in checking.causes(briefing)],
        "done": [scribe.item(line) for line in briefing.lines if STEPS.intersection(line.kinds)],
        "files": [
            link(file.name, file.link)
            for line in briefing.lines
            if Kind.EVIDENCE not in line.kinds
            for file in line.files
        ],
        "lacks": lacks,
    }


def _channel(briefing: Briefing) -> Markdown:
    channel = briefing.incident.channel
    if channel is None:
        return Markdown()
    name = f"#{briefing.incident.channel_name or channel}"
    return link(name, f"{briefing.link_base}archives/{channel}")


def _people(scribe: Scribe) -> list[Markdown]:
    """Everyone who said or marked anything on the timeline, once, in order."""
    lines = scribe.briefing.lines
    seen = dict.fromkeys(
        person for line in lines for person in (line.by, *(mark.person for mark in line.marks))
    )
    return [_introduced(scribe, person) for person in seen if person]


def _introduced(scribe: Scribe, person: str) -> Markdown:
    known = scribe.briefing.people.get(person)
    kinds = {"bot": "is_bot", "guest": "is_guest", "external": "is_external"}
    told = [word for word, fact in kinds.items() if known and getattr(known, fact)]
    return Markdown(f"{scribe.name(person)} ({', '.join(told)})" if told else scribe.name(person))
