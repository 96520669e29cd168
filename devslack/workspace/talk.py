"""Messages: said, changed, deleted; and those that one person alone can read."""

from collections import deque
from dataclasses import dataclass, replace
from typing import Any

from devslack.wire import Json, Refused
from devslack.workspace.facts import (
    EphemeralGone,
    EphemeralShown,
    MessageChanged,
    MessageDeleted,
    MessagePosted,
)
from devslack.workspace.model import Channel, Edited, Message
from devslack.workspace.state import EPHEMERALS_KEPT, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be said, before the workspace has given it a ts."""

    text: str
    user: str | None
    subtype: str | None = None
    bot_id: str | None = None
    app_id: str | None = None
    client_msg_id: str | None = None
    thread_ts: str | None = None
    broadcast: bool = False
    blocks: tuple[Json, ...] = ()
    attachments: tuple[Json, ...] = ()
    metadata: Json | None = None
    files: tuple[str, ...] = ()
    more: tuple[tuple[str, Any], ...] = ()


def post(workspace: Workspace, channel: Channel, draft: Draft) -> Message:
    """Say it, in its thread if it names one. A reply to a reply goes to the same thread."""
    thread_ts = _root(workspace, channel.id, draft.thread_ts)
    message = workspace.keep_message(
        Message(
            ts=workspace.fresh_ts(channel.id),
            channel=channel.id,
            text=draft.text,
            user=draft.user,
            subtype="thread_broadcast" if draft.broadcast and thread_ts else draft.subtype,
            bot_id=draft.bot_id,
            app_id=draft.app_id,
            client_msg_id=draft.client_msg_id,
            thread_ts=thread_ts,
            blocks=draft.blocks,
            attachments=draft.attachments,
            metadata=draft.metadata,
            files=draft.files,
            more=draft.more,
        )
    )
    if thread_ts:
        workspace.threads.setdefault((channel.id, thread_ts), []).append(message.ts)
    workspace.tell(MessagePosted(channel=channel, message=message))
    return message


def edit(workspace: Workspace, message: Message, *, by: str, **changes: Any) -> Message:
    """The message with other words; `by` is the id that Slack shows as the editor."""
    edited = Edited(user=by, ts=workspace.stamp())
    changed = workspace.keep_message(replace(message, edited=edited, **changes))
    channel = workspace.channels[message.channel]
    workspace.tell(MessageChanged(channel=channel, message=changed, previous=message))
    return changed


def delete(workspace: Workspace, message: Message) -> None:
    """Gone; where people had replied a tombstone stays as the thread's first line."""
    channel = workspace.channels[message.channel]
    if workspace.threads.get((channel.id, message.ts)):
        _bury(workspace, channel, message)
        return
    del workspace.messages[channel.id][message.ts]
    if message.is_reply and message.thread_ts:
        workspace.threads[channel.id, message.thread_ts].remove(message.ts)
    _unpin(workspace, channel, message.ts)
    workspace.tell(MessageDeleted(channel=channel, previous=message))


def show_ephemeral(workspace: Workspace, channel: Channel, reader: str, draft: Draft) -> Message:
    message = Message(
        ts=workspace.fresh_ts(channel.id),
        channel=channel.id,
        text=draft.text,
        user=draft.user,
        bot_id=draft.bot_id,
        app_id=draft.app_id,
        thread_ts=draft.thread_ts,
        blocks=draft.blocks,
        attachments=draft.attachments,
    )
    shown = workspace.ephemerals.setdefault(reader, deque(maxlen=EPHEMERALS_KEPT))
    shown.append(message)
    workspace.tell(EphemeralShown(channel=channel, message=message, user=reader))
    return message


def replace_ephemeral(workspace: Workspace, reader: str, former: Message, draft: Draft) -> Message:
    message = replace(former, text=draft.text, blocks=draft.blocks, attachments=draft.attachments)
    shown = workspace.ephemerals[reader]
    shown[shown.index(former)] = message
    channel = workspace.channels[former.channel]
    workspace.tell(EphemeralShown(channel=channel, message=message, user=reader))
    return message


def remove_ephemeral(workspace: Workspace, reader: str, message: Message) -> None:
    workspace.ephemerals[reader].remove(message)
    channel = workspace.channels[message.channel]
    workspace.tell(EphemeralGone(channel=channel, user=reader, ts=message.ts))


def ephemeral(workspace: Workspace, reader: str, channel: str, ts: str) -> Message | None:
    shown = workspace.ephemerals.get(reader, ())
    return next((m for m in shown if m.ts == ts and m.channel == channel), None)


def _root(workspace: Workspace, channel: str, thread_ts: str | None) -> str | None:
    if thread_ts is None:
        return None
    parent = workspace.messages[channel].get(thread_ts)
    if parent is None:
        raise Refused("thread_not_found")
    return parent.thread_ts or parent.ts


def _bury(workspace: Workspace, channel: Channel, message: Message) -> None:
    tombstone = Message(
        ts=message.ts,
        channel=message.channel,
        thread_ts=message.ts,
        user="USLACKBOT",
        subtype="tombstone",
        text="This message was deleted.",
        more=(("hidden", True),),
    )
    _unpin(workspace, channel, message.ts)
    workspace.keep_message(tombstone)
    workspace.tell(MessageChanged(channel=channel, message=tombstone, previous=message))


def _unpin(workspace: Workspace, channel: Channel, ts: str) -> None:
    kept = tuple(pin for pin in channel.pins if pin.ts != ts)
    workspace.keep_channel(replace(channel, pins=kept))
