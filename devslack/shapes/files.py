"""A file as messages and `files.info` show it."""

from devslack.wire import Json
from devslack.workspace.model import File
from devslack.workspace.state import Workspace

_KINDS = {
    "text/markdown": ("markdown", "Markdown (raw)"),
    "text/plain": ("text", "Plain Text"),
    "application/json": ("json", "JSON"),
    "text/csv": ("csv", "CSV"),
    "image/png": ("png", "PNG"),
    "image/jpeg": ("jpg", "JPEG"),
    "application/pdf": ("pdf", "PDF"),
}
_PREVIEW = 500


def file_shape(workspace: Workspace, file: File) -> Json:
    kind, pretty = _KINDS.get(file.mimetype, ("binary", "Binary"))
    base = f"https://files.slack.com/files-pri/{workspace.team.id}-{file.id}"
    site = f"https://{workspace.team.domain}.slack.com"
    shape: Json = {
        "id": file.id,
        **_places(workspace, file, "channels", "groups"),
        "created": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": kind,
        "pretty_type": pretty,
        "user": file.user,
        "editable": file.mimetype.startswith("text/"),
        "size": len(file.content or b""),
        "mode": "snippet" if file.mimetype.startswith("text/") else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": True,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{base}/{file.name}",
        "url_private_download": f"{base}/download/{file.name}",
        "permalink": f"{site}/files/{file.user}/{file.id}/{file.name}",
        "has_rich_preview": False,
    }
    if file.mimetype.startswith("text/") and file.content is not None:
        shape["preview"] = file.content.decode("utf-8", "replace")[:_PREVIEW]
    return shape


def file_with_places(workspace: Workspace, file: File) -> Json:
    """With the channels that it was shared in."""
    shares: Json = {}
    for channel_id, ts in file.shares:
        channel = workspace.channels[channel_id]
        where = "private" if channel.is_private or channel.is_im else "public"
        share = {
            "ts": ts,
            "channel_name": channel.name,
            "team_id": workspace.team.id,
            "share_user_id": file.user,
            "reply_users": [],
            "reply_users_count": 0,
            "reply_count": 0,
        }
        shares.setdefault(where, {}).setdefault(channel_id, []).append(share)
    placed = {"shares": shares, "comments_count": 0}
    return file_shape(workspace, file) | _places(workspace, file, "ims") | placed


def _places(workspace: Workspace, file: File, *names: str) -> Json:
    """The channels of each sort that it was shared in, by Slack's names for the sorts."""
    kinds = {"channels": "channel", "groups": "group", "ims": "im"}
    shared = [workspace.channels[channel] for channel, _ in file.shares]
    return {name: [c.id for c in shared if c.kind == kinds[name]] for name in names}
