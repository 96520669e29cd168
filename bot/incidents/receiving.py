"""Receipts: what was made outside finds its place in the record."""

from datetime import datetime

import storage.drafts
import storage.entries
import storage.incidents
import storage.marks
import storage.people
from bot.domain.facts import Fact, sentence
from bot.domain.incident import Incident
from bot.domain.notices import Notice, NoticeKind
from bot.domain.receipts import Receipt
from bot.incidents import capturing, telling
from bot.incidents.settling import Place
from storage import Transaction


def receive(
    tx: Transaction, notice: Notice, incident: Incident | None, receipt: Receipt, *, now: datetime
) -> None:
    """Write a receipt to what it belongs to, and tell the declarer what came out different."""
    if receipt.person:
        storage.people.keep(tx, receipt.person)
    if incident is None:
        return
    match notice.kind:
        case NoticeKind.DECLARED:
            _channel_made(tx, incident, notice, receipt, now)
        case NoticeKind.HEADLINE_POSTED:
            _change(tx, incident, headline=receipt.ts)
        case NoticeKind.ANNOUNCED:
            _change(tx, incident, announcement_channel=receipt.channel, announcement=receipt.ts)
        case NoticeKind.LINE_WRITTEN:
            _line_placed(tx, incident, notice, receipt, now)
        case NoticeKind.DRAFT_POSTED if receipt.channel and receipt.ts:
            draft = int(str(notice.facts["draft"]))
            storage.drafts.posted(tx, incident.workspace, draft, receipt.channel, receipt.ts)
        case NoticeKind.DRAFT_FILED if receipt.file:
            draft = int(str(notice.facts["draft"]))
            storage.drafts.filed(tx, incident.workspace, draft, receipt.file)
        case NoticeKind.MESSAGE_UNKNOWN:
            _message_found(tx, incident, notice, receipt, now)
        case _:
            pass
    if receipt.differences:
        _tell_declarer(tx, incident, receipt.differences, now)


def _change(tx: Transaction, incident: Incident, **columns: str | None) -> None:
    storage.incidents.change(tx, incident.workspace, incident.id, **columns)


def _channel_made(
    tx: Transaction, incident: Incident, notice: Notice, receipt: Receipt, now: datetime
) -> None:
    _change(tx, incident, channel=receipt.channel, channel_name=receipt.channel_name)
    told_in = notice.facts.get("told_in")
    telling.person(
        tx,
        incident,
        incident.declared_by,
        now,
        channel=told_in or receipt.channel,
        text=sentence(Fact.CHANNEL_READY, reference=incident.reference),
        link=receipt.channel,
    )


def _line_placed(
    tx: Transaction, incident: Incident, notice: Notice, receipt: Receipt, now: datetime
) -> None:
    """A line's post has its place. Marks that arrived there before the receipt count from now on."""
    if not (receipt.channel and receipt.ts):
        return
    storage.incidents.lock(tx, incident.workspace, incident.id)
    with Place(tx, incident, receipt.channel, receipt.ts, now):
        entry = int(str(notice.facts["entry"]))
        storage.entries.place(tx, incident.workspace, entry, receipt.channel, receipt.ts)


def _message_found(
    tx: Transaction, incident: Incident, notice: Notice, receipt: Receipt, now: datetime
) -> None:
    if receipt.said:
        capturing.capture(tx, receipt.said, now=now)
        return
    channel, ts = str(notice.facts["channel"]), str(notice.facts["ts"])
    for mark in storage.marks.on(tx, incident.workspace, channel, ts):
        telling.person(
            tx,
            incident,
            mark.person,
            now,
            channel=channel,
            text=sentence(Fact.MARK_LOST, emoji=mark.emoji),
        )


def _tell_declarer(
    tx: Transaction, incident: Incident, differences: tuple[str, ...], now: datetime
) -> None:
    telling.person(
        tx,
        incident,
        incident.declared_by,
        now,
        channel=incident.channel,
        text=" ".join(differences),
    )
