"""A message as history and events show it, and as its readers see it."""

from devslack.shapes.files import file_shape
from devslack.wire import Json
from devslack.workspace.model import Message, Person
from devslack.workspace.state import Workspace

_TOLD_OF_ROOTS = ("thread_ts", "reply_count", "reply_users_count", "latest_reply", "reply_users")


def message_shape(workspace: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """The message alone: what does not depend on its thread, its reactions or its pins."""
    shape: Json = {"type": "message"}
    author = workspace.people.get(message.user or "")
    optional = {
        "subtype": message.subtype,
        "user": message.user,
        "bot_id": message.bot_id,
        "app_id": message.app_id,
        "client_msg_id": message.client_msg_id,
        "team": author.team_id if author else None,
        "thread_ts": message.thread_ts,
    }
    shape |= {key: value for key, value in optional.items() if value is not None}
    shape |= {"text": message.text, "ts": message.ts}
    if author and author.is_bot and message.subtype is None:
        shape["bot_profile"] = bot_profile(author)
    if message.is_reply and message.thread_ts:
        shape |= _reply(workspace, message, message.thread_ts)
    if message.blocks:
        shape["blocks"] = list(message.blocks)
    if message.attachments:
        shape["attachments"] = list(message.attachments)
    if message.metadata is not None and metadata:
        shape["metadata"] = message.metadata
    if message.files:
        shape["files"] = [file_shape(workspace, workspace.files[file]) for file in message.files]
        shape |= {"upload": True, "display_as_bot": bool(message.bot_id)}
    if message.edited:
        shape["edited"] = {"user": message.edited.user, "ts": message.edited.ts}
    return shape | dict(message.more)


def shown_message(workspace: Workspace, message: Message, *, metadata: bool = False) -> Json:
    """The message as its channel shows it: with its thread's length, reactions, pins."""
    shape = message_shape(workspace, message, metadata=metadata)
    if message.reactions:
        shape["reactions"] = reactions_shape(message)
    channel = workspace.channels[message.channel]
    pin = next((pin for pin in channel.pins if pin.ts == message.ts), None)
    if pin:
        shape["pinned_to"] = [channel.id]
        shape["pinned_info"] = {
            "channel": channel.id,
            "pinned_by": pin.user,
            "pinned_ts": pin.created,
        }
    replies = workspace.replies(channel.id, message.ts)
    return shape | (_thread(message, replies) if replies else {})


def reactions_shape(message: Message) -> list[Json]:
    return [
        {"name": reaction.name, "users": list(reaction.users), "count": len(reaction.users)}
        for reaction in message.reactions
    ]


def bot_profile(bot: Person) -> Json:
    return {
        "id": bot.bot_id,
        "app_id": bot.app_id,
        "name": bot.real_name,
        "icons": {},
        "deleted": False,
        "updated": bot.updated,
        "team_id": bot.team_id,
    }


def permalink(workspace: Workspace, message: Message) -> str:
    base = f"https://{workspace.team.domain}.slack.com/archives"
    link = f"{base}/{message.channel}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={message.channel}"
    return link


def _reply(workspace: Workspace, message: Message, thread_ts: str) -> Json:
    parent = workspace.messages[message.channel].get(thread_ts)
    if parent is None:
        return {}
    if message.subtype == "thread_broadcast":
        replies = workspace.replies(message.channel, parent.ts)
        thread = _thread(parent, replies)
        told = {key: thread[key] for key in _TOLD_OF_ROOTS}
        return {"root": message_shape(workspace, parent) | told}
    return {"parent_user_id": parent.user} if parent.user else {}


def _thread(message: Message, replies: list[Message]) -> Json:
    people = list(dict.fromkeys(reply.user for reply in replies if reply.user))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "latest_reply": replies[-1].ts,
        "reply_users": people[:5],
        "is_locked": False,
        "subscribed": False,
    }
