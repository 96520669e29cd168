"""An incident as it reads now: its lines, moments and numbers, derived from what is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import storage.entries
import storage.incidents
import storage.marks
import storage.messages
import storage.people
import storage.reopenings
import storage.roles
import storage.statements
import storage.workspaces
from bot.domain.briefing import Briefing
from bot.domain.incident import Assignment, Incident
from bot.domain.kinds import Milestone
from bot.domain.lines import line, statements_of, timeline
from bot.domain.metrics import measure
from bot.domain.milestones import moments
from bot.domain.moments import Moments, Response, Source, Statement
from bot.domain.people import mentioned
from bot.domain.timeline import Entry, Line, Mark, Message, Origin
from storage import Transaction


def incident_of(tx: Transaction, workspace: str, channel: str, ts: str) -> Incident | None:
    """The incident to which a message belongs: its channel's, or the one that keeps it."""
    here = storage.incidents.by_channel(tx, workspace, channel)
    if here:
        return here
    kept = storage.entries.at_place(tx, workspace, channel, ts)
    return storage.incidents.get(tx, workspace, kept.incident) if kept else None


def line_at(tx: Transaction, incident: Incident, channel: str, ts: str) -> Line | None:
    """The timeline's line for one message, None where none stands."""
    entry = storage.entries.at_place(tx, incident.workspace, channel, ts, withdrawn=False)
    if entry is None:
        return None
    message = message_at(tx, incident, channel, ts)
    return line(entry, message, storage.marks.on(tx, incident.workspace, channel, ts))


def message_at(tx: Transaction, incident: Incident, channel: str, ts: str) -> Message | None:
    message = storage.messages.get(tx, incident.workspace, channel, ts)
    return _knowing_the_headline(message, incident) if message else None


def lines(tx: Transaction, incident: Incident) -> tuple[Line, ...]:
    entries = storage.entries.of_incident(tx, incident.workspace, incident.id)
    kept = storage.messages.many(tx, incident.workspace, incident.id)
    marks = storage.marks.of_incident(tx, incident.workspace, incident.id)
    return timeline(
        entries,
        {place: _knowing_the_headline(m, incident) for place, m in kept.items()},
        _by_place(marks),
    )


def known_moments(tx: Transaction, incident: Incident, told: Sequence[Line]) -> Moments:
    """The milestones as the lines, the commands and the rules give them."""
    workspace = incident.workspace
    stated = storage.statements.of_incident(tx, workspace, incident.id)
    return moments(
        [*stated, *statements_of(told)],
        responses=_responses(tx, incident, _declared_at(incident, stated)),
        reopened_at=storage.reopenings.of_incident(tx, workspace, incident.id),
    )


def briefing(tx: Transaction, incident: Incident) -> Briefing:
    """All there is to say about the incident now."""
    told = lines(tx, incident)
    known = known_moments(tx, incident, told)
    roles = storage.roles.current(tx, incident.workspace, incident.id)
    kept = storage.entries.of_incident(tx, incident.workspace, incident.id, withdrawn=True)
    standing = {each.entry for each in told}
    at_home = storage.workspaces.get(tx, incident.workspace)
    return Briefing(
        incident=incident,
        roles=tuple(roles),
        lines=told,
        moments=known,
        measurements=measure(known),
        people=storage.people.many(tx, incident.workspace, _named(incident, told, known, roles)),
        link_base=at_home.url if at_home else "",
        withdrawn=tuple(entry for entry in kept if entry.id not in standing),
    )


def _named(
    incident: Incident, told: Sequence[Line], known: Moments, roles: Iterable[Assignment]
) -> frozenset[str]:
    """Everybody whose name may be wanted where the incident is told of."""
    holding = (role.person for role in roles)
    giving = (person for moment in known.known.values() for person in moment.by)
    spoken = (person for each in told for person in (each.by, *mentioned(each.text)))
    marking = (mark.person for each in told for mark in each.marks)
    in_title = mentioned(f"{incident.title} {incident.affected}")
    return frozenset({incident.declared_by, *holding, *giving, *spoken, *marking, *in_title})


def _declared_at(incident: Incident, stated: Iterable[Statement]) -> datetime:
    """When it was declared, as people say: the latest that was set stands."""
    said = [each for each in stated if each.milestone is Milestone.DECLARED and each.at]
    latest = max(said, key=lambda each: (each.said_at, each.rank), default=None)
    return (latest and latest.at) or incident.declared_at


def _responses(tx: Transaction, incident: Incident, declared_at: datetime) -> list[Response]:
    """What shows that somebody had taken the incident up: the first command, the first message."""
    workspace = incident.workspace
    entries = storage.entries.of_incident(tx, workspace, incident.id)
    found = [_by_command(entry) for entry in entries if _is_a_response(entry)]
    first = storage.messages.first_human_after(tx, workspace, incident.id, declared_at)
    if first:
        found.append(
            Response(
                at=first.said_at.replace(microsecond=0),
                by=first.author,
                source=Source(
                    entry=None,
                    channel=first.channel,
                    ts=first.ts,
                    thread_ts=first.thread_ts,
                ),
                what="message",
            )
        )
    return found


def _is_a_response(entry: Entry) -> bool:
    is_declaration = entry.kind is not None and entry.kind.milestone is Milestone.DECLARED
    return entry.origin is not Origin.MESSAGE and not is_declaration


def _by_command(entry: Entry) -> Response:
    return Response(
        at=entry.said_at.replace(microsecond=0),
        by=entry.by,
        source=Source(entry=entry.id, channel=entry.channel, ts=entry.ts),
        what="command",
    )


def _knowing_the_headline(message: Message, incident: Incident) -> Message:
    ours = message.by_us and message.ts == incident.headline
    return replace(message, is_headline=True) if ours else message


def _by_place(marks: Iterable[Mark]) -> dict[tuple[str, str], list[Mark]]:
    places: dict[tuple[str, str], list[Mark]] = {}
    for mark in marks:
        places.setdefault((mark.channel, mark.ts), []).append(mark)
    return places
