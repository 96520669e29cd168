"""Files in three steps: an address for the bytes, the bytes, and their place."""

from devslack.api.call import Call
from devslack.blocks.checking import message_blocks
from devslack.shapes.files import file_with_places
from devslack.wire import Json, Refused
from devslack.workspace.files import announce_file, note_share, title_file
from devslack.workspace.model import Channel, File
from devslack.workspace.talk import Draft, post


def files_get_upload_url_external(call: Call) -> Json:
    if call.args.number("length", 0) <= 0:
        raise Refused("invalid_arguments", "[ERROR] must be more than 0: length")
    name = call.args.required("filename")
    file = announce_file(call.workspace, name=name, by=call.bot.id)
    return {"upload_url": f"{call.site.address}/upload/v1/{file.id}", "file_id": file.id}


def files_complete_upload_external(call: Call) -> Json:
    """Title the files and, given a channel, say them there in one message."""
    given = call.args.objects("files") or []
    if not given:
        raise Refused("invalid_arguments", "[ERROR] missing required field: files")
    channel = call.open_channel("channel_id") if call.args.has("channel_id") else None
    blocks = message_blocks(call.args.json("blocks"))
    files = [_titled(call, one) for one in given]
    if channel:
        files = _share(call, channel, files, blocks)
    return {"files": [file_with_places(call.workspace, file) for file in files]}


def files_info(call: Call) -> Json:
    file = call.workspace.file(call.args.required("file"))
    shape = file_with_places(call.workspace, file)
    answer: Json = {"file": shape, "comments": [], "response_metadata": {"next_cursor": ""}}
    if file.mimetype.startswith("text/") and file.content is not None:
        answer["content"] = file.content.decode("utf-8", "replace")
    return answer


def _titled(call: Call, one: Json) -> File:
    file = call.workspace.file(str(one.get("id", "")))
    if file.user != call.bot.id:
        raise Refused("file_not_found")
    return title_file(call.workspace, file, str(one.get("title") or file.title))


def _share(call: Call, channel: Channel, files: list[File], blocks: tuple[Json, ...]) -> list[File]:
    draft = Draft(
        text=call.args.text("initial_comment"),
        user=call.bot.id,
        subtype="file_share",
        bot_id=call.bot.bot_id,
        app_id=call.bot.app_id,
        thread_ts=call.args.optional("thread_ts"),
        blocks=blocks,
        files=tuple(file.id for file in files),
    )
    ts = post(call.workspace, channel, draft).ts
    return [note_share(call.workspace, file.id, channel=channel.id, ts=ts) for file in files]
