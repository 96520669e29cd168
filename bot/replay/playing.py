"""How a case is acted: each thing at its own time, by people, through the chat."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import storage.incidents
from bot.companion import BotFailed
from bot.domain import phrases
from bot.domain.incident import Incident, Status
from bot.domain.kinds import EMOJI, Kind
from bot.replay.case import Case, CaseEntry, SpokenLine
from bot.replay.stage import Stage

REPORTER = "reporter"
LOBBY = "general"
FORM_OPENS_WITHIN = 10.0  # seconds; a trigger lives three
# What people put on a message of a person; the emoji that count on alerts only are of no use here.
EMOJI_OF = {e.kind: e.name for e in reversed(EMOJI) if not e.only_on_posts_by_bots}
# Of the many zones that share an offset, those that most readers know.
FAMILIAR = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
)
BY_COMMAND = (Kind.DECLARED, Kind.CLOSED)


class Player:
    """Acts one case on a stage; `tell` hears how far it is."""

    def __init__(self, stage: Stage, case: Case, tell: Callable[[str], None]) -> None:
        self._stage = stage
        self._slack = stage.slack
        self._case = case
        self._tell = tell
        self._channel = ""
        self._names: dict[str, str] = {}  # of those who speak, as they are called in the chat
        self._closings: list[CaseEntry] = []  # put off until it is resolved

    def play(self, format_name: str) -> Incident:
        """Play it from the first word to the draft. Raises BotFailed where the bot lets us down."""
        self._gather_people()
        opening = self._case.opening
        for line in self._case.transcript:
            if line.at < opening.at:
                self._say_elsewhere(line)
        self._open(opening)
        for entry in self._case.entries:
            if entry.at < opening.at and entry is not opening:
                self._add_afterwards(entry)
        if self._case.resolving.at < opening.at:
            self._command(f"resolve at {_in_words(self._case.resolving.at)}")
            self._close_at_last()
        self._go_on(opening)
        self._command(f"postmortem {format_name}")
        return self._incident()

    def _gather_people(self) -> None:
        zone = _zone_name(self._case.zone, self._case.opening.at)
        self._slack.patch("people", **{"as": REPORTER, "tz": zone})
        known = {one["name"]: one["is_bot"] for one in self._slack.get("state")["people"]}
        for name in dict.fromkeys(line.by for line in self._case.transcript):
            called = f"{name} (a person)" if known.get(name) else name
            self._names[name] = called
            if called in known:
                self._slack.patch("people", **{"as": called, "tz": zone})
            else:
                self._slack.post("people", name=called, tz=zone)

    def _say_elsewhere(self, line: SpokenLine) -> None:
        """What was said before the incident was opened, where Scribe is not."""
        self._at(line.at)
        speaker = self._names[line.by]
        channels = {channel["name"] for channel in self._slack.get("state")["channels"]}
        if line.channel not in channels:
            self._slack.post("channels", name=line.channel, **{"as": speaker})
        self._slack.post("channels/join", channel=line.channel, **{"as": speaker})
        self._slack.post("say", channel=line.channel, text=line.text, **{"as": speaker})

    def _open(self, opening: CaseEntry) -> None:
        self._tell(f"opening: {self._case.title}")
        self._at(opening.at)
        self._slack.post("command", channel=LOBBY, text="/incident", **{"as": REPORTER})
        form = self._form()
        values = {"title": {"value": self._case.title}}
        sent = self._slack.post("submit", view_id=form, values=values, **{"as": REPORTER})
        if (sent.get("answer") or {}).get("errors"):
            raise BotFailed(f"The form to declare was refused: {sent['answer']['errors']}")
        self._settle()
        self._channel = self._incident().channel or ""
        for name in self._names.values():
            self._slack.post("channels/join", channel=self._channel, **{"as": name})

    def _form(self) -> str:
        """The form that opens; it follows the answer to the command."""
        end = time.monotonic() + FORM_OPENS_WITHIN
        while time.monotonic() < end:
            views = self._slack.get("views", **{"as": REPORTER})["views"]
            if views:
                return str(views[-1]["id"])
            time.sleep(0.01)
        raise self._stage.bot.failed("The form to declare did not open")

    def _add_afterwards(self, entry: CaseEntry) -> None:
        """Note an entry from before the opening, then mark the channel's echo of it."""
        before = set(self._messages())
        self._command(f"note {_in_words(entry.at)}: {entry.text}")
        echo = [ts for ts in self._messages() if ts not in before]
        if not echo:
            raise BotFailed(f"The note was not echoed in the channel: {entry.text}")
        self._mark(echo[0], entry)
        if Kind.CLOSED in entry.marks:
            self._closings.append(entry)

    def _go_on(self, opening: CaseEntry) -> None:
        """The opening entry and everything after it, as it was said."""
        spoken = [line for line in self._case.transcript if line.at >= opening.at]
        entries = [e for e in self._case.entries if e is opening or e.at >= opening.at]
        together: list[CaseEntry | SpokenLine] = [*entries, *spoken]
        for each in sorted(together, key=lambda one: one.at):
            self._at(each.at)
            if isinstance(each, SpokenLine):
                self._say(self._names[each.by], each.text)
            else:
                self._tell(f"{each.at:%H:%M} {each.text[:60]}")
                self._live(each)

    def _live(self, entry: CaseEntry) -> None:
        self._mark(self._say(REPORTER, entry.text), entry)
        if entry is self._case.resolving:
            self._command("resolve")
            self._close_at_last()
        if Kind.CLOSED in entry.marks:
            self._close(entry)

    def _close(self, entry: CaseEntry) -> None:
        """Nobody closes what is still to be resolved: that waits, and then states its time."""
        status = self._incident().status
        if not status.is_over:
            self._closings.append(entry)
        elif status is Status.CLOSED:
            self._command(f"close at {_in_words(entry.at)}")
        else:
            self._command("close")

    def _close_at_last(self) -> None:
        for entry in self._closings:
            self._command(f"close at {_in_words(entry.at)}")
        self._closings.clear()

    def _mark(self, ts: str, entry: CaseEntry) -> None:
        for kind in entry.marks:
            if kind not in BY_COMMAND:
                self._slack.post(
                    "react",
                    channel=self._channel,
                    ts=ts,
                    name=EMOJI_OF[kind],
                    **{"as": REPORTER},
                )

    def _say(self, who: str, text: str) -> str:
        said = self._slack.post("say", channel=self._channel, text=text, **{"as": who})
        return str(said["ts"])

    def _command(self, words: str) -> None:
        """Type a command in the incident's channel and wait until it has had all its effect."""
        self._settle()
        answer = self._slack.post(
            "command", channel=self._channel, text=f"/incident {words}", **{"as": REPORTER}
        )
        if answer.get("error"):
            raise BotFailed(f"/incident {words}: {answer['error']}")
        self._settle()

    def _at(self, at: datetime) -> None:
        """Let it be that time, once everything from before has had its effect."""
        self._settle()
        self._slack.post("clock", now=at.astimezone(UTC).isoformat(), running=False)

    def _settle(self) -> None:
        self._stage.settle()

    def _messages(self) -> list[str]:
        """The ts of everything the channel shows to everyone, oldest first."""
        query = {"channel": self._channel, "as": REPORTER}
        shown = self._slack.get("messages", **query)["messages"]
        return [str(message["ts"]) for message in shown if not message.get("ephemeral")]

    def _incident(self) -> Incident:
        with self._stage.database.reading() as tx:
            incident = storage.incidents.by_number(tx, self._stage.workspace, 1)
        if incident is None:
            raise self._stage.bot.failed("No incident was opened")
        return incident


def _in_words(at: datetime) -> str:
    """A time as a person types it who leaves nothing to guess; seconds where there are any."""
    utc = at.astimezone(UTC)
    return f"{utc:%Y-%m-%d %H:%M:%S} UTC" if utc.second else f"{utc:%Y-%m-%d %H:%M} UTC"


def _zone_name(zone: str, at: datetime) -> str:
    """A zone as people have it in their profile: for a bare offset, one that had it then."""
    if zone in available_timezones():
        return zone
    offset = at.astimezone(phrases.zone_named(zone)).utcoffset()
    candidates = [*FAMILIAR, *sorted(available_timezones())]
    fitting = (one for one in candidates if at.astimezone(ZoneInfo(one)).utcoffset() == offset)
    return next(fitting, "UTC")
