"""Notices: facts that somebody outside has yet to be told, kept by the transaction that made them.

A notice knows no platform. A courier turns it into calls; what comes back is its receipt. Notices
in one lane are told one at a time, oldest first; lanes do not wait for each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


class NoticeKind(StrEnum):
    DECLARED = "declared"  # the channel is to be made -> receipt: channel id and name
    FURNISHED = "furnished"  # topic and purpose say what the channel is for
    INVITED = "invited"  # facts: people
    HEADLINE_POSTED = "headline_posted"  # -> receipt: the headline's place
    HEADLINE_PINNED = "headline_pinned"
    HEADLINE_CHANGED = "headline_changed"
    ANNOUNCED = "announced"  # -> receipt: the announcement's place
    ANNOUNCEMENT_CHANGED = "announcement_changed"
    LINE_WRITTEN = "line_written"  # facts: entry -> receipt: the line's place
    LINE_WITHDRAWN = "line_withdrawn"  # facts: entry, person: the post says who took it back
    MARK_KEPT = "mark_kept"  # facts: channel, ts
    MARK_DROPPED = "mark_dropped"  # facts: channel, ts
    MOMENT_UNDERSTOOD = "moment_understood"  # facts: person, channel, ts, what was understood
    TOLD = "told"  # facts: person, channel, text: a sentence for one person alone
    ANSWERED = "answered"  # facts: address, text, buttons: the answer to a press
    DRAFT_WANTED = (
        "draft_wanted"  # facts: format, by: told to ourselves, once the line before is out
    )
    DRAFT_POSTED = "draft_posted"  # facts: draft -> receipt: the post's place
    DRAFT_FILED = "draft_filed"  # facts: draft -> receipt: the file's id
    REMINDED = "reminded"  # facts: rule
    PERSON_UNKNOWN = "person_unknown"  # facts: person -> receipt: who it is
    CHANNEL_UNKNOWN = "channel_unknown"  # facts: channel -> receipt: what it is called
    MESSAGE_UNKNOWN = "message_unknown"  # facts: channel, ts -> receipt: the message


class Need(StrEnum):
    """What must have its place before a notice can be told."""

    NOTHING = ""
    CHANNEL = "channel"
    HEADLINE = "headline"
    ANNOUNCEMENT = "announcement"


NEEDS: Mapping[NoticeKind, Need] = {
    NoticeKind.FURNISHED: Need.CHANNEL,
    NoticeKind.INVITED: Need.CHANNEL,
    NoticeKind.HEADLINE_POSTED: Need.CHANNEL,
    NoticeKind.HEADLINE_PINNED: Need.HEADLINE,
    NoticeKind.HEADLINE_CHANGED: Need.HEADLINE,
    NoticeKind.ANNOUNCED: Need.CHANNEL,
    NoticeKind.ANNOUNCEMENT_CHANGED: Need.ANNOUNCEMENT,
    NoticeKind.LINE_WRITTEN: Need.CHANNEL,
    NoticeKind.LINE_WITHDRAWN: Need.CHANNEL,
    NoticeKind.DRAFT_POSTED: Need.CHANNEL,
    NoticeKind.DRAFT_FILED: Need.CHANNEL,
    NoticeKind.REMINDED: Need.CHANNEL,
}

# Of these only the latest matters: one that still waits makes a second one needless.
COALESCING = frozenset(
    {
        NoticeKind.HEADLINE_CHANGED,
        NoticeKind.ANNOUNCEMENT_CHANGED,
        NoticeKind.FURNISHED,
        NoticeKind.PERSON_UNKNOWN,
        NoticeKind.CHANNEL_UNKNOWN,
        NoticeKind.MESSAGE_UNKNOWN,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    kind: NoticeKind
    workspace: str
    lane: str
    incident: int | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)


def incident_lane(incident: int) -> str:
    """What is said in the incident's channel, in order, from its creation on."""
    return f"incident:{incident}"


def headline_lane(incident: int) -> str:
    return f"headline:{incident}"


def announcement_lane(incident: int) -> str:
    return f"announcement:{incident}"


def reaction_lane(channel: str, ts: str) -> str:
    """Our own small reactions on one message: a kept mark and its withdrawal stay in order."""
    return f"reactions:{channel}:{ts}"


def person_lane(person: str) -> str:
    return f"person:{person}"


def lookup_lane(of: str) -> str:
    """Questions to the platform, each in a lane of its own."""
    return f"lookup:{of}"
