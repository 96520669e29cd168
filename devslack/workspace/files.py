"""Files: announced, sent, shared."""

import mimetypes
from dataclasses import replace

from devslack.ids import new_id
from devslack.wire import Refused
from devslack.workspace.model import File
from devslack.workspace.state import Workspace

MIMETYPES = {".md": "text/markdown", ".log": "text/plain"}


def announce_file(workspace: Workspace, *, name: str, by: str, mimetype: str | None = None) -> File:
    """A file's identity before its bytes."""
    file = File(
        id=new_id("F"),
        name=name,
        title=name,
        mimetype=mimetype or _guess(name),
        user=by,
        created=workspace.seconds(),
    )
    workspace.files[file.id] = file
    return file


def fill_file(workspace: Workspace, file: File, content: bytes) -> File:
    return _keep(workspace, replace(file, content=content))


def title_file(workspace: Workspace, file: File, title: str) -> File:
    """Raise `file_not_found` for one whose bytes never came."""
    if file.content is None:
        raise Refused("file_not_found")
    return _keep(workspace, replace(file, title=title))


def note_share(workspace: Workspace, file: str, *, channel: str, ts: str) -> File:
    found = workspace.file(file)
    return _keep(workspace, replace(found, shares=(*found.shares, (channel, ts))))


def _keep(workspace: Workspace, file: File) -> File:
    workspace.files[file.id] = file
    return file


def _guess(name: str) -> str:
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    return MIMETYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
