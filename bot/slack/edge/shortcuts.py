"""Shortcuts as they are named in the app's manifest, and the message on which one was used."""

from collections.abc import Mapping
from typing import Any

from bot.domain.events import Said
from bot.slack.messages import Us, said

DECLARE = "declare_incident"
ADD_TO_TIMELINE = "add_to_timeline"
NOTHING_SAID = "That is not a message that somebody wrote, so it cannot go on the timeline."


def message(body: Mapping[str, Any], us: Us) -> Said | None:
    """What the shortcut was used on; None for a global one, and for what nobody said."""
    used_on, channel = body.get("message"), body.get("channel") or {}
    if not used_on or not channel.get("id"):
        return None
    workspace = (body.get("team") or {}).get("id") or body["user"]["team_id"]
    return said(used_on, workspace=workspace, channel=channel["id"], us=us)
