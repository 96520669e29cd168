"""Slack's event envelopes as typed facts. Past this file nobody sees what Slack sent.

An envelope (docs.slack.dev, "Events API") carries team_id, api_app_id, event_id, event_time, event
and authorizations; who we are stands in it too, so that reading one needs nothing else.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.events import Asked, Event, Marked, Met, Said, Unsaid
from bot.domain.kinds import PIN
from bot.domain.people import mention
from bot.slack import text
from bot.slack.instants import instant
from bot.slack.messages import Payload, Us, said
from bot.slack.people import person


def translate(envelope: Mapping[str, Any]) -> Event | None:
    """What happened; None for what is no news to the record. KeyError, ValueError for nonsense."""
    event = envelope["event"]
    translator = TRANSLATORS.get(event.get("type"))
    return translator(event, envelope["team_id"], _us(envelope)) if translator else None


def _us(envelope: Payload) -> Us:
    bots = [each for each in envelope.get("authorizations") or () if each.get("is_bot", True)]
    return Us(user=bots[0].get("user_id") if bots else None, app_id=envelope.get("api_app_id"))


def _message(event: Payload, workspace: str, us: Us) -> Event | None:
    match event.get("subtype"):
        case "message_changed":
            return _changed(event, workspace, us)
        case "message_deleted":
            return _deleted(event, workspace, us)
        case _:
            return said(event, workspace=workspace, channel=event["channel"], us=us)


def _changed(event: Payload, workspace: str, us: Us) -> Said | Unsaid | None:
    """An edit. Unfurled links and new replies change a message too, but not what was said."""
    now, before = event["message"], event.get("previous_message") or {}
    if now.get("subtype") == "tombstone":
        return _deleted({**event, "deleted_ts": now["ts"]}, workspace, us)
    is_edit = (now.get("edited") or {}) != (before.get("edited") or {})
    if not is_edit and now.get("text") == before.get("text"):
        return None
    version = said(now, workspace=workspace, channel=event["channel"], us=us)
    if version is None:
        return None
    # Not `edited.ts`: that is cut to the second, and bots rewrite their posts without one.
    return Said(message=version.message, version_at=_at(event))


def _deleted(event: Payload, workspace: str, us: Us) -> Unsaid:
    before = event.get("previous_message")
    last = said(before, workspace=workspace, channel=event["channel"], us=us) if before else None
    return Unsaid(
        workspace=workspace,
        channel=event["channel"],
        ts=event["deleted_ts"],
        at=_at(event),
        last=last,
    )


def _reaction(event: Payload, workspace: str, us: Us) -> Marked | None:
    """A reaction to a message; those to files, and our own, are no marks."""
    item = event["item"]
    if item.get("type") != "message" or event["user"] == us.user:
        return None
    return Marked(
        workspace=workspace,
        channel=item["channel"],
        ts=item["ts"],
        person=event["user"],
        emoji=event["reaction"],
        at=_at(event),
        stands=event["type"] == "reaction_added",
    )


def _pin(event: Payload, workspace: str, us: Us) -> Marked | None:
    item = event["item"]
    if item.get("type") != "message" or event["user"] == us.user:
        return None
    return Marked(
        workspace=workspace,
        channel=event.get("channel_id") or item["channel"],
        ts=item["message"]["ts"],
        person=event["user"],
        emoji=PIN,
        at=_at(event),
        stands=event["type"] == "pin_added",
    )


def _met(event: Payload, workspace: str, _: Us) -> Met:
    return Met(person=person(event["user"], workspace))


def _asked(event: Payload, workspace: str, us: Us) -> Asked | None:
    """Words said to the bot. An edit of such a message asks nothing anew."""
    if event.get("edited") or us.wrote(event) or not (us.user and event.get("user")):
        return None
    words = text.kept(event.get("text") or "")
    to_us = re.escape(mention(us.user))
    return Asked(
        workspace=workspace,
        channel=event["channel"],
        person=event["user"],
        words=re.sub(rf"\s*{to_us}[\s:,]*", " ", words, count=1).strip(),
        at=instant(event["ts"]),
        ts=event["ts"],
        thread_ts=event.get("thread_ts"),
    )


def _at(event: Payload) -> datetime:
    return instant(event.get("event_ts") or event["ts"])


TRANSLATORS: Mapping[str, Callable[[Payload, str, Us], Event | None]] = {
    "message": _message,
    "reaction_added": _reaction,
    "reaction_removed": _reaction,
    "pin_added": _pin,
    "pin_removed": _pin,
    "team_join": _met,
    "user_change": _met,
    "app_mention": _asked,
}
