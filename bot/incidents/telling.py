"""What a verb leaves behind for the outside: notices, in the lanes where they belong."""

from datetime import datetime

import storage.outbox
from bot.domain.incident import Incident
from bot.domain.notices import (
    Json,
    Notice,
    NoticeKind,
    announcement_lane,
    headline_lane,
    incident_lane,
    lookup_lane,
    person_lane,
    reaction_lane,
)
from storage import Transaction


def in_channel(
    tx: Transaction, incident: Incident, kind: NoticeKind, now: datetime, **facts: Json
) -> None:
    """Say something in the incident's channel, after everything that was said before."""
    _post(tx, incident, kind, incident_lane(incident.id), now, facts)


def invitation(
    tx: Transaction, incident: Incident, people: list[str], now: datetime, **facts: Json
) -> None:
    invited: dict[str, Json] = {"people": list(people)}
    _post(tx, incident, NoticeKind.INVITED, incident_lane(incident.id), now, invited | facts)


def about_headline(tx: Transaction, incident: Incident, kind: NoticeKind, now: datetime) -> None:
    _post(tx, incident, kind, headline_lane(incident.id), now, {})


def state_changed(tx: Transaction, incident: Incident, now: datetime) -> None:
    """The headline and the announcement no longer say how things stand."""
    about_headline(tx, incident, NoticeKind.HEADLINE_CHANGED, now)
    if not incident.private:
        announcement(tx, incident, NoticeKind.ANNOUNCEMENT_CHANGED, now)


def announcement(
    tx: Transaction, incident: Incident, kind: NoticeKind, now: datetime, **facts: Json
) -> None:
    _post(tx, incident, kind, announcement_lane(incident.id), now, facts)


def reaction(
    tx: Transaction, incident: Incident, kind: NoticeKind, now: datetime, *, channel: str, ts: str
) -> None:
    lane = reaction_lane(channel, ts)
    _post(tx, incident, kind, lane, now, {"channel": channel, "ts": ts})


def person(
    tx: Transaction,
    incident: Incident,
    person_id: str,
    now: datetime,
    *,
    kind: NoticeKind = NoticeKind.TOLD,
    **facts: Json,
) -> None:
    """Tell one person alone. `facts` says what, and in which channel where that matters."""
    lane = person_lane(person_id)
    _post(tx, incident, kind, lane, now, {**facts, "person": person_id})


def message_wanted(
    tx: Transaction, incident: Incident, now: datetime, *, channel: str, ts: str
) -> None:
    """Somebody marked a message that we do not have: ask the platform for it."""
    lane = lookup_lane(f"{channel}:{ts}")
    facts: dict[str, Json] = {"channel": channel, "ts": ts}
    _post(tx, incident, NoticeKind.MESSAGE_UNKNOWN, lane, now, facts)


def person_wanted(
    tx: Transaction, workspace: str, person_id: str, now: datetime, *, before: str = ""
) -> None:
    """Somebody is named whom we do not know: ask the platform who it is.

    `before` is a message ("channel:ts") that is asked for once this is known.
    """
    facts: dict[str, Json] = {"person": person_id}
    _ask(tx, NoticeKind.PERSON_UNKNOWN, workspace, before or person_id, now, facts)


def channel_wanted(
    tx: Transaction, workspace: str, channel: str, now: datetime, *, before: str = ""
) -> None:
    """A text mentions a channel that we cannot name: ask the platform what it is called."""
    facts: dict[str, Json] = {"channel": channel}
    _ask(tx, NoticeKind.CHANNEL_UNKNOWN, workspace, before or channel, now, facts)


def _ask(
    tx: Transaction,
    kind: NoticeKind,
    workspace: str,
    lane: str,
    now: datetime,
    facts: dict[str, Json],
) -> None:
    notice = Notice(kind=kind, workspace=workspace, lane=lookup_lane(lane), facts=facts)
    storage.outbox.post(tx, notice, now=now)


def _post(
    tx: Transaction,
    incident: Incident,
    kind: NoticeKind,
    lane: str,
    now: datetime,
    facts: dict[str, Json],
) -> None:
    notice = Notice(
        kind=kind, workspace=incident.workspace, lane=lane, incident=incident.id, facts=facts
    )
    storage.outbox.post(tx, notice, now=now)
