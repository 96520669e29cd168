"""What is written on the back of a form: where it was opened, and the message it was opened on."""

import json
from collections.abc import Mapping
from typing import Any

from bot.domain.events import Said
from bot.domain.notices import Json
from bot.domain.timeline import Message
from bot.slack.instants import instant, timestamp
from bot.slack.mrkdwn import shortened

ROOM = 3000  # characters of a view's private_metadata
KEPT = ("workspace", "channel", "ts", "author", "thread_ts", "by_bot", "by_us", "edited")


def on_the_back(notes: Mapping[str, Json], said: Said | None) -> str:
    """The notes as Slack carries them; of a long message as much as there is room for."""
    if said is None:
        return json.dumps(notes, ensure_ascii=False)
    words = said.message.text or ""
    written = _written(notes, said, words)
    room = len(words)
    while len(written) > ROOM:
        room -= max(1, (len(written) - ROOM) // 2)
        written = _written(notes, said, shortened(words, max(1, room)))
    return written


def read_back(notes: Mapping[str, Any]) -> Said | None:
    """The message, as far as it had room; files it carried stay where they are."""
    kept = notes.get("message")
    if not kept:
        return None
    known: dict[str, Any] = {name: kept[name] for name in KEPT}
    message = Message(**known, said_at=instant(kept["ts"]), text=kept["text"])
    return Said(message=message, version_at=instant(kept["version"]))


def _written(notes: Mapping[str, Json], said: Said, words: str) -> str:
    message: dict[str, Json] = {name: getattr(said.message, name) for name in KEPT}
    message |= {"text": words, "version": timestamp(said.version_at)}
    return json.dumps({**notes, "message": message}, ensure_ascii=False)
