"""Slack's message objects as messages of the transcript, from events and from history alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.events import Said
from bot.domain.timeline import File, Message
from bot.slack import text
from bot.slack.instants import MICROSECOND, instant

# docs.slack.dev, "message event": whatever has another subtype is news about a channel.
SAYING = frozenset({None, "bot_message", "thread_broadcast", "file_share", "me_message"})

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Us:
    """What of our own identity is known where a message is read; an unknown part matches nobody."""

    user: str | None = None
    bot_id: str | None = None
    app_id: str | None = None

    def wrote(self, message: Payload) -> bool:
        app = message.get("app_id") or (message.get("bot_profile") or {}).get("app_id")
        theirs = (message.get("user"), message.get("bot_id"), app)
        return any(mine and mine == their for mine, their in zip(self._all, theirs, strict=True))

    @property
    def _all(self) -> tuple[str | None, str | None, str | None]:
        return self.user, self.bot_id, self.app_id


def said(message: Payload, *, workspace: str, channel: str, us: Us) -> Said | None:
    """What somebody said, in the version that this object shows; None for joins and tombstones."""
    if message.get("subtype") not in SAYING or not message.get("ts"):
        return None
    edited = (message.get("edited") or {}).get("ts")
    by_us = us.wrote(message)
    own_ts = message["ts"]
    thread = message.get("thread_ts")
    return Said(
        message=Message(
            workspace=workspace,
            channel=channel,
            ts=own_ts,
            author=_author(message),
            said_at=instant(own_ts),
            text=words(message),
            thread_ts=thread if thread != own_ts else None,
            by_bot=by_us or bool(message.get("bot_id")),
            by_us=by_us,
            edited=bool(edited),
            files=tuple(_files(message)),
        ),
        version_at=_version_at(own_ts, edited),
    )


def _version_at(ts: str, edited: str | None) -> datetime:
    """Slack cuts `edited.ts` to the second, so an edit can seem older than its message."""
    first = instant(ts)
    return max(instant(edited), first + MICROSECOND) if edited else first


def words(message: Payload) -> str:
    """What the message says: its text, or what its blocks and attachments say where it has none."""
    if message.get("text"):
        return text.kept(message["text"])
    blocks = [line for block in message.get("blocks") or () for line in _of_block(block)]
    attached = [line for each in message.get("attachments") or () for line in _of_attachment(each)]
    return "\n".join(text.kept(line) for line in [*blocks, *attached] if line)


def _author(message: Payload) -> str:
    """By id a person and an app with a user of its own; a hook only by the name that it gives."""
    profile = message.get("bot_profile") or {}
    names = (message.get("username"), profile.get("name"), message.get("bot_id"))
    return str(message.get("user") or next(filter(None, names), ""))


def _files(message: Payload) -> Iterable[File]:
    for each in message.get("files") or ():
        link = each.get("permalink") or each.get("url_private") or ""
        name = each.get("name") or each.get("title") or each.get("id") or "file"
        yield File(name=name, type=each.get("mimetype") or each.get("filetype") or "", link=link)


def _of_block(block: Payload) -> Iterable[str]:
    """The texts of one block, section fields and context elements included."""
    parts = [block.get("text"), *(block.get("fields") or ()), *(block.get("elements") or ())]
    for part in parts:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping) and part.get("type") in {"mrkdwn", "plain_text", "text"}:
            yield str(part.get("text") or "")
        elif isinstance(part, Mapping) and part.get("elements"):
            yield "".join(_of_block(part))


def _of_attachment(attachment: Payload) -> Iterable[str]:
    parts = [attachment.get(key) or "" for key in ("pretext", "title", "text")]
    fields = [
        f"{each.get('title', '')}: {each.get('value', '')}"
        for each in attachment.get("fields") or ()
    ]
    found = [part for part in [*parts, *fields] if part]
    nested = [line for block in attachment.get("blocks") or () for line in _of_block(block)]
    return found or nested or [attachment.get("fallback") or ""]
