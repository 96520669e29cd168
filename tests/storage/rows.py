"""Rows to begin with, for tests that care about few of their fields."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.incident import Incident
from bot.domain.notices import Notice, NoticeKind
from bot.domain.timeline import Message
from storage import Transaction, inbox, incidents, workspaces

WORKSPACE = "T1"
CHANNEL = "C1"
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
LEASE = timedelta(minutes=5)
OVER = timedelta(0)


def after(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def an_incident(tx: Transaction, workspace: str = WORKSPACE, **fields: Any) -> Incident:
    """A declared incident; it has a channel if one is given."""
    declared: dict[str, Any] = {
        "title": "Checkout is down",
        "severity": "sev1",
        "private": False,
        "drill": False,
        "affected": "",
        "declared_at": NOON,
        "declared_by": "U-reporter",
    }
    later = {
        name: fields.pop(name) for name in list(fields) if name not in declared | {"status": 0}
    }
    number = workspaces.next_number(tx, workspace)
    incident = incidents.add(tx, workspace=workspace, number=number, **declared | fields)
    if later:
        incidents.change(tx, workspace, incident.id, **later)
    return incidents.lock(tx, workspace, incident.id)


def a_message(ts: str = "1.000001", text: str | None = "disk is full", **fields: Any) -> Message:
    said: dict[str, Any] = {"author": "U-responder", "said_at": NOON}
    return Message(workspace=WORKSPACE, channel=CHANNEL, ts=ts, text=text, **said | fields)


def an_arrival(key: str, **fields: Any) -> inbox.Arrival:
    heard: dict[str, Any] = {"kind": "event", "payload": {"text": key}, "received_at": NOON}
    return inbox.Arrival(**{"workspace": WORKSPACE, "key": key} | heard | fields)


def a_notice(lane: str = "lane", kind: NoticeKind = NoticeKind.TOLD, **fields: Any) -> Notice:
    return Notice(**{"kind": kind, "workspace": WORKSPACE, "lane": lane} | fields)
