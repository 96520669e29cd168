"""Slack's interaction payloads as visits to the desk: who came, where, under which key."""

import json
from collections.abc import Mapping
from typing import Any

from bot.commands.desk import Visit
from bot.slack.edge.acquaintances import Acquaintances

Payload = Mapping[str, Any]


def of_command(body: Payload, known: Acquaintances) -> Visit:
    workspace = body["team_id"]
    return Visit(
        workspace=workspace,
        person=known.person(workspace, body["user_id"]),
        channel=body.get("channel_id"),
        key=f"command:{body['trigger_id']}",
    )


def of_press(body: Payload, known: Acquaintances) -> Visit:
    return _of(body, known, _channel(body), f"press:{body['trigger_id']}")


def of_form(body: Payload, known: Acquaintances) -> Visit:
    """A form counts once as it was filled in: sent again after an error it has another hash."""
    view = body["view"]
    return _of(body, known, notes(view).get("channel"), f"form:{view['id']}:{view['hash']}")


def of_shortcut(body: Payload, known: Acquaintances) -> Visit:
    return _of(body, known, _channel(body), f"shortcut:{body['trigger_id']}")


def notes(view: Payload) -> dict[str, Any]:
    """What we wrote on the back of the form when it was opened."""
    written = json.loads(view.get("private_metadata") or "{}")
    return written if isinstance(written, dict) else {}


def _of(body: Payload, known: Acquaintances, channel: str | None, key: str) -> Visit:
    team, user = body.get("team") or {}, body["user"]
    workspace = team.get("id") or user["team_id"]
    return Visit(
        workspace=workspace,
        person=known.person(workspace, user["id"]),
        channel=channel,
        key=key,
    )


def _channel(body: Payload) -> str | None:
    here = (body.get("channel") or {}).get("id") or (body.get("container") or {}).get("channel_id")
    return here or notes(body.get("view") or {}).get("channel")
