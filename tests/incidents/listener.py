"""An incident that hears what happened, one event after the other, and how it then reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

import storage.incidents
import storage.people
import storage.workspaces
from bot.domain.events import Marked, Said, Unsaid
from bot.domain.incident import Incident
from bot.domain.notices import Notice, NoticeKind
from bot.domain.people import Person
from bot.domain.receipts import Receipt
from bot.incidents import capturing, declaring, marking, noting, reading, receiving
from bot.incidents.declaring import Declaration
from storage import Transaction
from storage.tables.queues import outbox
from tests.incidents.history import CHANNEL, HEADLINE, NOON, PEOPLE, WORKSPACE, Happened, Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRead:
    """Everything that must not depend on the order of hearing."""

    lines: list[tuple[Any, ...]]
    moments: dict[str, tuple[Any, ...]]
    answered: set[str]  # the messages on which the bot's small reaction stands


def heard(tx: Transaction, happened: Iterable[Happened]) -> AsRead:
    """A new incident that hears this and nothing else."""
    incident, note = _declared(tx)
    for each in happened:
        match each:
            case Said():
                assert capturing.capture(tx, each, now=NOON)
            case Unsaid():
                assert capturing.erase(tx, each, now=NOON)
            case Marked():
                assert marking.mark(tx, each, now=NOON)
            case Placed():
                _receive(tx, incident, note, each)
    return _as_read(tx, incident.id)


def _declared(tx: Transaction) -> tuple[Incident, int]:
    storage.workspaces.meet(tx, WORKSPACE, name="Acme", url="", bot_user="US", bot_id="B")
    for name in PEOPLE:
        someone = Person(workspace=WORKSPACE, id=name, name=name, zone="Europe/Berlin")
        storage.people.keep(tx, someone)
    declaration = Declaration(title="checkout is down", severity="sev1")
    incident = declaring.declare(tx, declaration, actor=someone, now=NOON).incident
    storage.incidents.change(tx, WORKSPACE, incident.id, channel=CHANNEL)
    noted = noting.note(
        tx, incident, actor=someone, text="failover started", instant=None, now=NOON
    )
    return incident, noted.entry.id


def _receive(tx: Transaction, incident: Incident, note: int, placed: Placed) -> None:
    is_headline = placed.what == HEADLINE
    notice = Notice(
        kind=NoticeKind.HEADLINE_POSTED if is_headline else NoticeKind.LINE_WRITTEN,
        workspace=WORKSPACE,
        lane="test",
        incident=incident.id,
        facts={} if is_headline else {"entry": note},
    )
    known = storage.incidents.get(tx, WORKSPACE, incident.id)
    receipt = Receipt(channel=CHANNEL, ts=placed.ts)
    receiving.receive(tx, notice, known, receipt, now=NOON)


def _as_read(tx: Transaction, number: int) -> AsRead:
    incident = storage.incidents.get(tx, WORKSPACE, number)
    assert incident
    briefing = reading.briefing(tx, incident)
    return AsRead(
        lines=[
            (
                *(line.at, line.precision, line.said_at, line.text, line.by, line.kinds, line.ts),
                *(line.edited, line.deleted, line.counts_from_marking),
                tuple((mark.person, mark.emoji, mark.put_at) for mark in line.marks),
            )
            for line in briefing.lines
        ],
        moments={
            str(each): (moment.at, moment.precision, moment.basis, moment.by, moment.source.ts)
            for each, moment in briefing.moments.known.items()
        },
        answered=_answered(tx),
    )


def _answered(tx: Transaction) -> set[str]:
    kinds = (NoticeKind.MARK_KEPT, NoticeKind.MARK_DROPPED)
    query = select(outbox.c.kind, outbox.c.facts).where(outbox.c.kind.in_(kinds))
    latest = {row["facts"]["ts"]: row["kind"] for row in tx.rows(query.order_by(outbox.c.id))}
    return {ts for ts, kind in latest.items() if kind is NoticeKind.MARK_KEPT}
