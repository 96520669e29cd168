"""What people say, change, take back, and put on messages."""

import uuid

from devslack.control.action import Action
from devslack.wire import Json, Refused
from devslack.workspace.files import announce_file, fill_file, note_share
from devslack.workspace.marks import pin, react, unpin, unreact
from devslack.workspace.model import File, Message
from devslack.workspace.talk import Draft, delete, edit, post
from devslack.workspace.text import normalise


async def say(action: Action) -> Json:
    person, channel = action.person, action.own_channel
    if person.deactivated:
        raise Refused("user_disabled", f"{person.name} is deactivated")
    files = [_attached(action, given) for given in action.args.objects("files") or []]
    text = normalise(action.workspace, action.args.text("text"))
    if not text and not files:
        raise Refused("no_text")
    draft = Draft(
        text=text,
        user=person.id,
        subtype="file_share" if files else None,
        client_msg_id=str(uuid.uuid4()),
        thread_ts=action.args.optional("thread_ts"),
        broadcast=action.args.flag("broadcast"),
        files=tuple(file.id for file in files),
    )
    message = post(action.workspace, channel, draft)
    for file in files:
        note_share(action.workspace, file.id, channel=channel.id, ts=message.ts)
    return {"ts": message.ts, "channel": channel.id}


async def edit_message(action: Action) -> Json:
    message = _own(action)
    text = normalise(action.workspace, action.args.required("text"))
    return {"ts": edit(action.workspace, message, by=action.person.id, text=text).ts}


async def delete_message(action: Action) -> Json:
    """One's own message; the app's can be deleted by an admin, as in Slack."""
    message = action.message if action.person.admin else _own(action)
    delete(action.workspace, message)
    return {"ts": message.ts}


async def add_reaction(action: Action) -> Json:
    name = action.args.required("name").strip(":")
    return {"ts": react(action.workspace, action.message, name=name, by=action.person.id).ts}


async def remove_reaction(action: Action) -> Json:
    name = action.args.required("name").strip(":")
    return {"ts": unreact(action.workspace, action.message, name=name, by=action.person.id).ts}


async def add_pin(action: Action) -> Json:
    pin(action.workspace, action.message, by=action.person.id)
    return {"ts": action.args.required("ts")}


async def remove_pin(action: Action) -> Json:
    unpin(action.workspace, action.message, by=action.person.id)
    return {"ts": action.args.required("ts")}


def _own(action: Action) -> Message:
    if action.message.user != action.person.id:
        raise Refused("cant_update_message", "somebody else said that")
    return action.message


def _attached(action: Action, given: Json) -> File:
    file = announce_file(
        action.workspace,
        name=str(given["name"]),
        by=action.person.id,
        mimetype=given.get("mimetype"),
    )
    return fill_file(action.workspace, file, str(given.get("content", "")).encode())
