"""A channel as the conversations methods show it."""

from devslack.wire import Json
from devslack.workspace.model import Channel, Note


def channel_shape(channel: Channel, *, team_id: str, seen_by: str) -> Json:
    if channel.is_im:
        return direct_message_shape(channel, team_id=team_id, seen_by=seen_by)
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "created": channel.created,
        "updated": channel.created * 1000,
        "creator": channel.creator,
        "is_archived": channel.archived,
        "is_general": channel.is_general,
        "is_member": seen_by in channel.members,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": [team_id],
        "unlinked": 0,
        "context_team_id": team_id,
        "previous_names": list(channel.previous_names),
        "topic": _note(channel.topic),
        "purpose": _note(channel.purpose),
    }


def direct_message_shape(channel: Channel, *, team_id: str, seen_by: str) -> Json:
    others = [member for member in channel.members if member != seen_by]
    return {
        "id": channel.id,
        "created": channel.created,
        "updated": channel.created * 1000,
        "is_archived": False,
        "is_im": True,
        "is_org_shared": False,
        "context_team_id": team_id,
        "user": others[0] if others else seen_by,
        "is_user_deleted": False,
        "priority": 0,
    }


def _note(note: Note) -> Json:
    return {"value": note.value, "creator": note.creator, "last_set": note.last_set}
