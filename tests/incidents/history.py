"""What may happen to the messages of an incident's channel, as a chat tells of it afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.domain.events import Event, Marked, Said, Unsaid
from bot.domain.kinds import PIN
from bot.domain.timeline import Message

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
WORKSPACE, CHANNEL = "T1", "C1"
PEOPLE = ("RESPONDER", "REPORTER", "COMMANDER")
EMOJI = ("eyes", "white_check_mark", "dart", "adhesive_bandage", "pushpin", "mag", PIN)
TEXTS = ("The pool is exhausted", "11:52 the deploy began", "Errors since 12:01", "")
HEADLINE, ECHO = "headline", "echo"
AUTHORS = {
    "first": "RESPONDER",
    "reply": "REPORTER",
    "alert": "MONITOR",
    HEADLINE: "US",
    ECHO: "US",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Slack's answer to a post of ours: where the headline, or a note's echo, has come to lie."""

    what: str
    ts: str


Happened = Event | Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that somebody tries; what cannot be done then (an edit of nothing) is not done."""

    does: str
    message: str
    person: str
    emoji: str
    text: str


def ts_of(at: datetime) -> str:
    return f"{int(at.timestamp())}.{at.microsecond:06}"


@dataclass
class Channel:
    """Plays acts one after the other and remembers what Slack would tell of each."""

    told: list[Happened] = field(default_factory=list)
    _stand: dict[str, Message] = field(default_factory=dict)
    _edited_at: dict[str, datetime] = field(default_factory=dict)
    _marks: set[tuple[str, str, str]] = field(default_factory=set)

    def play(self, acts: Iterable[Act]) -> list[Happened]:
        for number, act in enumerate(acts):
            # Some within one second, some minutes apart.
            at = NOON + timedelta(seconds=number * number * 0.4, microseconds=number)
            getattr(self, f"_{act.does}")(act, at)
        return self.told

    def _say(self, act: Act, at: datetime) -> None:
        if act.message in self._stand or act.message in self._edited_at:
            return
        by = AUTHORS[act.message]
        first = self._stand.get("first")
        message = Message(
            workspace=WORKSPACE,
            channel=CHANNEL,
            ts=ts_of(at),
            author=by,
            said_at=at,
            text=act.text,
            thread_ts=first.ts if first and act.message == "reply" else None,
            by_bot=by in {"MONITOR", "US"},
            by_us=by == "US",
        )
        self._stand[act.message] = message
        self.told.append(Said(message=message, version_at=at))
        if message.by_us:
            self.told.append(Placed(what=act.message, ts=message.ts))

    def _edit(self, act: Act, at: datetime) -> None:
        if standing := self._stand.get(act.message):
            edited = replace(standing, text=act.text, edited=True)
            self._stand[act.message], self._edited_at[act.message] = edited, at
            self.told.append(Said(message=edited, version_at=at))

    def _fetch(self, act: Act, _: datetime) -> None:
        """The message is read from history, which cuts the time of an edit to the second."""
        if standing := self._stand.get(act.message):
            self.told.append(self._as_in_history(act.message, standing))

    def _delete(self, act: Act, at: datetime) -> None:
        if standing := self._stand.pop(act.message, None):
            last = self._as_in_history(act.message, standing)
            self._edited_at[act.message] = at
            gone = Unsaid(workspace=WORKSPACE, channel=CHANNEL, ts=standing.ts, at=at, last=last)
            self.told.append(gone if act.text else replace(gone, last=None))

    def _mark(self, act: Act, at: datetime) -> None:
        """Put the emoji, or take it away where it stands."""
        if standing := self._stand.get(act.message):
            self._marks ^= {_key(act)}
            stands = _key(act) in self._marks
            self.told.append(_marked(act, standing.ts, at, stands=stands))

    def _as_in_history(self, name: str, message: Message) -> Said:
        edited_at = self._edited_at.get(name)
        first = message.said_at
        if edited_at is None:
            return Said(message=message, version_at=first)
        least = first + timedelta(microseconds=1)
        return Said(message=message, version_at=max(edited_at.replace(microsecond=0), least))


def _key(act: Act) -> tuple[str, str, str]:
    """A pin is the channel's, whoever puts it there."""
    return act.message, PIN if act.emoji == PIN else act.person, act.emoji


def _marked(act: Act, ts: str, at: datetime, *, stands: bool) -> Marked:
    return Marked(
        workspace=WORKSPACE,
        channel=CHANNEL,
        ts=ts,
        person=act.person,
        emoji=act.emoji,
        at=at,
        stands=stands,
    )
