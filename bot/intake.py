"""Empties the inbox: a stored event becomes a verb, and is done in the same transaction.

Events come in any order and more than once; nothing here cares. An event that raises is tried again
a few times, then parked with its error for an operator to see; the others go on.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

import storage.inbox
import storage.incidents
import storage.outbox
import storage.people
from bot.commands.desk import Desk
from bot.crashpoints import reached
from bot.domain.events import Asked, Event, Marked, Met, Said, Unsaid
from bot.domain.notices import Json, Notice, NoticeKind, person_lane
from bot.domain.people import Person
from bot.domain.replies import Reply
from bot.incidents import capturing, marking, naming, telling
from bot.incidents.capturing import AuthorUnknown
from bot.incidents.naming import ChannelUnknown
from storage import Database, Transaction, Unavailable
from storage.inbox import Claimed

Translate = Callable[[Mapping[str, Json]], Event | None]

BATCH = 32
TRIES = 5
WAIT_SECONDS = 0.5

log = structlog.get_logger(__name__)


class Intake:
    """`translate` knows the platform's payloads; nobody behind it does."""

    def __init__(
        self,
        database: Database,
        translate: Translate,
        desk: Desk,
        clock: Callable[[], datetime],
        *,
        lease: timedelta,
    ) -> None:
        self._database = database
        self._translate = translate
        self._desk = desk
        self._clock = clock
        self._lease = lease

    def once(self) -> int:
        """Take what is there, at most a batch of it; the number of rows taken."""
        with self._database.transaction() as tx:
            rows = storage.inbox.claim(tx, limit=BATCH, lease=self._lease)
        if rows:
            reached("intake.after_claim")
        for row in rows:
            self._take(row)
        return len(rows)

    def _take(self, row: Claimed) -> None:
        try:
            self._apply(row)
        except (AuthorUnknown, ChannelUnknown) as unknown:
            self._ask_and_wait(row, unknown)
        except Unavailable:
            raise  # no fault of the event: its lease runs out, and it is taken again
        except Exception as error:  # noqa: BLE001 - the top of this worker: no event stops the next
            self._fail(row, error)

    def _apply(self, row: Claimed) -> None:
        event = self._translate(row.payload)
        name = "mark" if isinstance(event, Marked) else "capture"
        with self._database.transaction() as tx:
            if event is None or self._is_taken(tx, row, event):
                storage.inbox.done(tx, row.id, row.attempt)
            else:
                self._leave(tx, row)
            reached(f"{name}.before_commit")
        reached(f"{name}.after_commit")

    def _is_taken(self, tx: Transaction, row: Claimed, event: Event) -> bool:
        """Do what the event calls for; False where it belongs to no incident that we know."""
        now = self._clock()
        match event:
            case Said():
                return capturing.capture(tx, event, now=now)
            case Unsaid():
                return capturing.erase(tx, event, now=now)
            case Marked():
                return marking.mark(tx, event, now=now)
            case Met():
                storage.people.keep(tx, event.person)
                return True
            case Asked():
                return self._answer(tx, row, event, now)

    def _answer(self, tx: Transaction, row: Claimed, asked: Asked, now: datetime) -> bool:
        person = storage.people.get(tx, asked.workspace, asked.person)
        if person is None:
            raise AuthorUnknown(row.workspace, asked.person)
        words = naming.with_channels(tx, asked.workspace, asked.words)
        reply = self._desk.asked(tx, replace(asked, words=words), person)
        storage.outbox.post(tx, _told(asked, person, reply), now=now)
        return True

    def _leave(self, tx: Transaction, row: Claimed) -> None:
        """An event from a channel that we do not know: perhaps one that is just being made."""
        if storage.incidents.creation_pending(tx, row.workspace):
            storage.inbox.postpone(tx, row.id, row.attempt, WAIT_SECONDS)
        else:
            storage.inbox.done(tx, row.id, row.attempt)

    def _ask_and_wait(self, row: Claimed, unknown: AuthorUnknown | ChannelUnknown) -> None:
        now = self._clock()
        with self._database.transaction() as tx:
            match unknown:
                case AuthorUnknown():
                    telling.person_wanted(tx, unknown.workspace, unknown.person, now)
                case ChannelUnknown():
                    telling.channel_wanted(tx, unknown.workspace, unknown.channel, now)
            storage.inbox.postpone(tx, row.id, row.attempt, WAIT_SECONDS)

    def _fail(self, row: Claimed, error: Exception) -> None:
        log.error("event_failed", row=row.id, attempt=row.attempt, exc_info=error)
        with self._database.transaction() as tx:
            storage.inbox.failed(
                tx,
                row.id,
                row.attempt,
                f"{type(error).__name__}: {error}",
                retry_in=timedelta(seconds=WAIT_SECONDS * 2**row.failures),
                park=row.failures + 1 >= TRIES,
            )


def _told(asked: Asked, person: Person, reply: Reply) -> Notice:
    """The answer to a mention, for the person who asked, where it was asked."""
    facts: dict[str, Json] = {
        "person": person.id,
        "channel": asked.channel,
        "thread_ts": asked.thread_ts,
        "text": reply.text,
        "buttons": [
            {"label": b.label, "act": b.act, "value": b.value, "style": b.style}
            for b in reply.buttons
        ],
    }
    return Notice(
        kind=NoticeKind.TOLD, workspace=asked.workspace, lane=person_lane(person.id), facts=facts
    )
