"""After a message or a mark changed: what the timeline's line became, and who must hear of it."""

from collections.abc import Sequence
from datetime import datetime

import storage.entries
import storage.incidents
import storage.marks
import storage.people
from bot.domain.incident import Incident
from bot.domain.lines import statements_of
from bot.domain.moments import Statement
from bot.domain.notices import NoticeKind
from bot.domain.people import mentioned
from bot.domain.timeline import Line, Mark
from bot.incidents import reading, telling
from storage import Transaction


class Place:
    """One message's place on the timeline, held while something about it changes.

    The line is read on entering and once more on leaving; what differs is told: the bot's small
    reaction comes or goes with the first and the last mark, a person who marked a moment reads what
    was understood, the headline follows.
    """

    def __init__(
        self, tx: Transaction, incident: Incident, channel: str, ts: str, now: datetime
    ) -> None:
        self._tx = tx
        self._incident = incident
        self._channel = channel
        self._ts = ts
        self._now = now

    def __enter__(self) -> None:
        self._before = self._line()

    def __exit__(self, failed: object, *_: object) -> None:
        if failed:
            return
        self._give_the_message_an_entry()
        after = self._line()
        self._answer_with_memo(self._before, after)
        self._meet_whoever_is_named(after)
        self._tell_of_moments(_stated(self._before), _stated(after), after)

    def _line(self) -> Line | None:
        return reading.line_at(self._tx, self._now_known(), self._channel, self._ts)

    def _now_known(self) -> Incident:
        """The incident with what has changed about it meanwhile: its headline's place."""
        known = storage.incidents.get(self._tx, self._incident.workspace, self._incident.id)
        return known or self._incident

    def _give_the_message_an_entry(self) -> None:
        workspace, place = self._incident.workspace, (self._channel, self._ts)
        if storage.entries.at_place(self._tx, workspace, *place):
            return
        message = reading.message_at(self._tx, self._incident, *place)
        if message and storage.marks.on(self._tx, workspace, *place):
            storage.entries.add_message(
                self._tx,
                workspace=workspace,
                incident=self._incident.id,
                channel=self._channel,
                ts=self._ts,
                said_at=message.said_at,
            )

    def _answer_with_memo(self, before: Line | None, after: Line | None) -> None:
        was, stands = bool(before and before.marks), bool(after and after.marks)
        if was != stands:
            kind = NoticeKind.MARK_KEPT if stands else NoticeKind.MARK_DROPPED
            telling.reaction(
                self._tx, self._incident, kind, self._now, channel=self._channel, ts=self._ts
            )

    def _meet_whoever_is_named(self, line: Line | None) -> None:
        """Nobody is to be told of by an id: ask who it is that marked or is mentioned."""
        if line is None:
            return
        named = mentioned(line.text) | {mark.person for mark in line.marks}
        known = storage.people.many(self._tx, self._incident.workspace, named)
        for person in sorted(named - known.keys()):
            telling.person_wanted(self._tx, self._incident.workspace, person, self._now)

    def _tell_of_moments(
        self, before: Sequence[Statement], after: Sequence[Statement], line: Line | None
    ) -> None:
        if list(before) == list(after):
            return
        telling.state_changed(self._tx, self._incident, self._now)
        if line is None:
            return
        earlier = {_key(mark) for mark in (self._before.marks if self._before else ())}
        for mark in line.marks:
            if mark.kind.milestone and _key(mark) not in earlier:
                self._say_what_was_understood(mark, after)

    def _say_what_was_understood(self, mark: Mark, stated: Sequence[Statement]) -> None:
        mine = [
            one for one in stated if one.milestone is mark.kind.milestone and mark.person in one.by
        ]
        if not mine or mine[-1].at is None or mark.put_at is None:
            return
        telling.person(
            self._tx,
            self._incident,
            mark.person,
            self._now,
            kind=NoticeKind.MOMENT_UNDERSTOOD,
            channel=self._channel,
            ts=self._ts,
            milestone=mine[-1].milestone.value,
            at=mine[-1].at.isoformat(),
            precision=mine[-1].precision.value,
            undo=undo_of(mark),
        )


def undo_of(mark: Mark) -> str:
    """What takes the mark back; read by bot.incidents.undoing."""
    return f"mark {mark.channel} {mark.ts} {mark.person} {mark.emoji}"


def _stated(line: Line | None) -> Sequence[Statement]:
    return statements_of([line]) if line else ()


def _key(mark: Mark) -> tuple[str, str]:
    return mark.person, mark.emoji
