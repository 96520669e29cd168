"""Receipts: what was made outside finds its place in the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import storage.channels
import storage.drafts
import storage.entries
import storage.incidents
import storage.marks
import storage.people
from bot.domain.channel_signs import NAMELESS
from bot.domain.events import Said
from bot.domain.facts import Fact, sentence
from bot.domain.incident import Incident
from bot.domain.notices import Notice, NoticeKind
from bot.domain.receipts import Receipt
from bot.incidents import capturing, telling
from bot.incidents.capturing import AuthorUnknown
from bot.incidents.naming import ChannelUnknown
from bot.incidents.settling import Place
from storage import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A notice that was told, with what came of it."""

    tx: Transaction
    incident: Incident
    notice: Notice
    receipt: Receipt
    now: datetime

    @property
    def place(self) -> tuple[str, str] | None:
        """Where the post lies; None where nothing was posted."""
        made = self.receipt
        return (made.channel, made.ts) if made.channel and made.ts else None

    def number(self, fact: str) -> int:
        """A fact of the notice that is a number of ours."""
        return int(str(self.notice.facts[fact]))

    def change(self, **columns: str | None) -> None:
        storage.incidents.change(self.tx, self.incident.workspace, self.incident.id, **columns)

    @property
    def declared_in(self) -> str | None:
        """Where the declaration was made, where the notice says so; else the incident's channel."""
        said = self.notice.facts.get("told_in")
        return str(said) if said else self.receipt.channel or self.incident.channel

    def tell(self, person: str, channel: str | None, text: str, link: str | None = None) -> None:
        telling.person(
            self.tx, self.incident, person, self.now, channel=channel, text=text, link=link
        )

    def tell_declarer(self, text: str, link: str | None = None) -> None:
        self.tell(self.incident.declared_by, self.declared_in, text, link)


def receive(
    tx: Transaction, notice: Notice, incident: Incident | None, receipt: Receipt, *, now: datetime
) -> None:
    """Write a receipt to what it belongs to, and tell the declarer what came out different.

    A declaration's differences are told where it was made.
    """
    if receipt.person:
        storage.people.keep(tx, receipt.person)
    if notice.kind is NoticeKind.CHANNEL_UNKNOWN and receipt.channel:
        name = receipt.channel_name or NAMELESS
        storage.channels.keep(tx, notice.workspace, receipt.channel, name)
    if incident is None:
        return
    told = Told(tx=tx, incident=incident, notice=notice, receipt=receipt, now=now)
    keep = KEEPING.get(notice.kind)
    if keep:
        keep(told)
    if receipt.differences and notice.kind is not NoticeKind.DECLARED:
        told.tell_declarer(" ".join(receipt.differences))


def refused(
    tx: Transaction, notice: Notice, incident: Incident, reason: str, *, now: datetime
) -> None:
    """Tell the declarer what the incident has to do without, until an operator sees to it."""
    what = MISSED.get(notice.kind)
    if what:
        told = Told(tx=tx, incident=incident, notice=notice, receipt=Receipt(), now=now)
        reference = incident.reference
        told.tell_declarer(sentence(Fact.REFUSED, what=what, reference=reference, reason=reason))


def _channel_made(told: Told) -> None:
    made = told.receipt
    told.change(channel=made.channel, channel_name=made.channel_name)
    ready = sentence(Fact.CHANNEL_READY, reference=told.incident.reference)
    told.tell_declarer(" ".join([ready, *made.differences]), link=made.channel)


def _headline_placed(told: Told) -> None:
    """Marks that reached the headline before its receipt count from now on."""
    if told.place:
        storage.incidents.lock(told.tx, told.incident.workspace, told.incident.id)
        with Place(told.tx, told.incident, *told.place, told.now):
            told.change(headline=told.receipt.ts)


def _announced(told: Told) -> None:
    told.change(announcement_channel=told.receipt.channel, announcement=told.receipt.ts)


def _line_placed(told: Told) -> None:
    """Marks that reached the line's post before its receipt count from now on."""
    if told.place:
        storage.incidents.lock(told.tx, told.incident.workspace, told.incident.id)
        with Place(told.tx, told.incident, *told.place, told.now):
            entry = told.number("entry")
            storage.entries.place(told.tx, told.incident.workspace, entry, *told.place)


def _draft_posted(told: Told) -> None:
    if told.place:
        draft = told.number("draft")
        storage.drafts.posted(told.tx, told.incident.workspace, draft, *told.place)


def _draft_filed(told: Told) -> None:
    if told.receipt.file:
        draft = told.number("draft")
        storage.drafts.filed(told.tx, told.incident.workspace, draft, told.receipt.file)


def _message_found(told: Told) -> None:
    """A message that somebody marked; where it cannot be had, whoever marked it is told."""
    if told.receipt.said:
        _capture(told, told.receipt.said)
        return
    channel, ts = str(told.notice.facts["channel"]), str(told.notice.facts["ts"])
    for mark in storage.marks.on(told.tx, told.incident.workspace, channel, ts):
        told.tell(mark.person, channel, sentence(Fact.MARK_LOST, emoji=mark.emoji))


def _capture(told: Told, said: Said) -> None:
    """What must be known before is asked for, and behind it the message once more."""
    tx, workspace, now = told.tx, told.incident.workspace, told.now
    channel, ts = said.message.channel, said.message.ts
    try:
        capturing.capture(tx, said, now=now)
    except AuthorUnknown as unknown:
        telling.person_wanted(tx, workspace, unknown.person, now, before=f"{channel}:{ts}")
    except ChannelUnknown as unknown:
        telling.channel_wanted(tx, workspace, unknown.channel, now, before=f"{channel}:{ts}")
    else:
        return
    telling.message_wanted(tx, told.incident, now, channel=channel, ts=ts)


KEEPING: Mapping[NoticeKind, Callable[[Told], None]] = {
    NoticeKind.DECLARED: _channel_made,
    NoticeKind.HEADLINE_POSTED: _headline_placed,
    NoticeKind.ANNOUNCED: _announced,
    NoticeKind.LINE_WRITTEN: _line_placed,
    NoticeKind.DRAFT_POSTED: _draft_posted,
    NoticeKind.DRAFT_FILED: _draft_filed,
    NoticeKind.MESSAGE_UNKNOWN: _message_found,
}

# What people would look for in vain.
MISSED: Mapping[NoticeKind, str] = {
    NoticeKind.DECLARED: "The channel",
    NoticeKind.INVITED: "An invitation to the channel",
    NoticeKind.HEADLINE_POSTED: "The headline",
    NoticeKind.DRAFT_POSTED: "The post with the numbers",
    NoticeKind.DRAFT_FILED: "The draft's file",
}
