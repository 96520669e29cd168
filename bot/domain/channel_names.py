"""The name of an incident's channel: `inc-7-2026-11-20-checkout-is-down`.

Slack takes lower-case letters of any script, digits, `-` and `_`, 80 characters at most.
"""

import re
import unicodedata
from datetime import datetime

LONGEST = 80

_SHORT_NAME = re.compile(r"(?<!\w):[\w+'-]+:")  # an emoji as chats write it; "12:30:45" is none
_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")
_VARIATION = re.compile("[\ufe00-\ufe0f]")


def channel_name(number: int, declared_at: datetime, title: str, attempt: int = 0) -> str:
    """The name to try; from the second attempt on, after a clash, with `-2`, `-3` behind it."""
    suffix = f"-{attempt + 1}" if attempt else ""
    stem = f"inc-{number}-{declared_at:%Y-%m-%d}"
    room = LONGEST - len(stem) - len(suffix) - 1
    slug = _shortened(_slug(title), room)
    return f"{stem}-{slug}{suffix}" if slug else stem + suffix


def _slug(title: str) -> str:
    bare = _VARIATION.sub("", _KEYCAP.sub(" ", _SHORT_NAME.sub(" ", title)))
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", bare).lower())
    kept = "".join(letter if _is_kept(letter) else "-" for letter in small.replace("'", ""))
    return re.sub("-{2,}", "-", kept).strip("-")


def _is_kept(letter: str) -> bool:
    """Letters, digits, and the marks without which many scripts cannot be written."""
    category = unicodedata.category(letter)
    return category in {"Ll", "Lo", "Lm", "Nd", "Mn", "Mc"} or letter == "_"


def _shortened(slug: str, room: int) -> str:
    """At most `room` characters, whole words where the last one is not most of what there is."""
    if len(slug) <= room:
        return slug
    end = room
    while end and unicodedata.category(slug[end]).startswith("M"):
        end -= 1
    whole_words = slug[: end + 1].rpartition("-")[0]
    return (whole_words if len(whole_words) > end // 2 else slug[:end]).strip("-")
