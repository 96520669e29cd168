"""What the app says: posted, changed, taken back, shown to one person."""

from devslack.api.call import Call
from devslack.blocks.checking import message_blocks
from devslack.shapes.messages import message_shape, permalink
from devslack.wire import Json, Refused
from devslack.workspace.model import Channel, Message
from devslack.workspace.rooms import direct_message, find_channel
from devslack.workspace.talk import Draft, delete, edit, post, show_ephemeral

CUT = 40_000
LONGEST_EDIT = 4_000
METADATA_BYTES = 8_000


def chat_post_message(call: Call) -> Json:
    channel = _destination(call)
    message = post(call.workspace, channel, _draft(call))
    shape = message_shape(call.workspace, message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


def chat_update(call: Call) -> Json:
    """What is not given stays as it was; an empty list or object takes it away."""
    channel = call.open_channel()
    message = call.workspace.message(channel.id, call.args.required("ts"))
    if message.bot_id != call.bot.bot_id or message.subtype not in (None, "thread_broadcast"):
        raise Refused("cant_update_message")
    new = _draft(call, was=message)
    if len(new.text) > LONGEST_EDIT:
        raise Refused("msg_too_long")
    changed = edit(
        call.workspace,
        message,
        by=call.bot.id,
        text=new.text,
        blocks=new.blocks if call.args.has("blocks") else message.blocks,
        attachments=new.attachments if call.args.has("attachments") else message.attachments,
        metadata=new.metadata if call.args.has("metadata") else message.metadata,
    )
    shape = message_shape(call.workspace, changed, metadata=True)
    del shape["ts"]
    return {"channel": channel.id, "ts": changed.ts, "text": changed.text, "message": shape}


def chat_delete(call: Call) -> Json:
    channel = call.open_channel()
    message = call.workspace.message(channel.id, call.args.required("ts"))
    if message.bot_id != call.bot.bot_id:
        raise Refused("cant_delete_message")
    delete(call.workspace, message)
    return {"channel": channel.id, "ts": message.ts}


def chat_post_ephemeral(call: Call) -> Json:
    channel = call.open_channel()
    reader = call.args.required("user")
    if reader not in channel.members:
        raise Refused("user_not_in_channel")
    message = show_ephemeral(call.workspace, channel, reader, _draft(call))
    return {"message_ts": message.ts}


def chat_get_permalink(call: Call) -> Json:
    channel = call.channel()
    message = call.workspace.message(channel.id, call.args.required("message_ts"))
    return {"channel": channel.id, "permalink": permalink(call.workspace, message)}


def _destination(call: Call) -> Channel:
    """A channel by id or #name, or somebody's direct message by their id."""
    reference = call.args.required("channel")
    if reference in call.workspace.people:
        return direct_message(call.workspace, call.bot.id, reference)[0]
    found = find_channel(call.workspace, reference, seen_by=call.bot.id)
    return call.workspace.open_channel_of(found.id, call.bot.id)


def _draft(call: Call, was: Message | None = None) -> Draft:
    """What the call says; raise `no_text` where that is nothing."""
    blocks = message_blocks(call.args.json("blocks"))
    attachments = tuple(call.args.objects("attachments") or ())
    text = call.args.text("text", was.text if was else "")
    kept = was and (was.blocks or was.attachments)
    if not text and not blocks and not attachments and not kept:
        raise Refused("no_text")
    return Draft(
        text=text[:CUT],
        user=call.bot.id,
        bot_id=call.bot.bot_id,
        app_id=call.bot.app_id,
        thread_ts=call.args.optional("thread_ts"),
        broadcast=call.args.flag("reply_broadcast"),
        blocks=blocks,
        attachments=attachments,
        metadata=_metadata(call),
    )


def _metadata(call: Call) -> Json | None:
    given = call.args.object("metadata")
    if not given:
        return None
    known = isinstance(given.get("event_type"), str) and isinstance(
        given.get("event_payload"), dict
    )
    if not known or set(given) - {"event_type", "event_payload"}:
        raise Refused("invalid_metadata_format")
    if len(str(given).encode()) > METADATA_BYTES:
        raise Refused("metadata_too_large")
    return given
