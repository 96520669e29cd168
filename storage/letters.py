"""Letters: what was parked, events of the inbox and messages of the outbox alike.

An operator has them looked at again, or drops them: what they said is erased then, and who dropped
them stays on the row until it is pruned with what is done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, select, update

from bot.domain.notices import Json
from storage.plumbing.clock import database_now
from storage.states import ParcelState, State
from storage.tables.incidents import incidents
from storage.tables.queues import inbox, outbox
from storage.transaction import Transaction

_LONGEST_FORMER_ERROR = 200


class Box(StrEnum):
    EVENT = "e"
    MESSAGE = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Of one letter: e1 is an event, m1 a message."""

    box: Box
    id: int

    def __str__(self) -> str:
        return f"{self.box}{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """`since`: when it was heard or written. `incident` is a message's incident's number.

    `in_doubt`: the message may have been delivered all the same.
    """

    address: Address
    workspace: str
    kind: str
    incident: int | None
    since: datetime
    tries: int
    error: str
    contents: Mapping[str, Json]
    in_doubt: bool = False


class NoSuchLetter(LookupError):
    """Nothing of this address is parked."""

    def __init__(self, address: Address) -> None:
        super().__init__(
            f"There is no letter {address}. `scribe letters list` shows those there are."
        )


def parked(tx: Transaction) -> Iterator[Letter]:
    """All of them: events, then messages, oldest first."""
    yield from map(_event, tx.rows(_events().order_by(inbox.c.id)))
    yield from map(_message, tx.rows(_messages().order_by(outbox.c.id)))


def get(tx: Transaction, address: Address) -> Letter:
    """One letter. Raises NoSuchLetter."""
    found: Letter | None = None
    match address.box:
        case Box.EVENT:
            row = tx.row(_events().where(inbox.c.id == address.id))
            found = _event(row) if row else None
        case Box.MESSAGE:
            row = tx.row(_messages().where(outbox.c.id == address.id))
            found = _message(row) if row else None
    if found is None:
        raise NoSuchLetter(address)
    return found


def retry(tx: Transaction, addresses: Iterable[Address]) -> None:
    """Have them taken up again at once, by whichever process is at work. Raises NoSuchLetter.

    An event begins with no failures; a message in doubt is looked for before it is told again.
    """
    for address in addresses:
        match address.box:
            case Box.EVENT:
                _change(tx, address, state=State.NEW, failures=0, due_at=database_now())
                tx.ring("inbox")
            case Box.MESSAGE:
                _change(tx, address, state=ParcelState.WAITING, due_at=database_now())
                tx.ring("outbox")


def drop(tx: Transaction, addresses: Iterable[Address], *, by: str) -> None:
    """Nothing will come of them; what they said is erased. Raises NoSuchLetter."""
    when = f"{tx.now():%Y-%m-%d %H:%M} UTC"
    for address in addresses:
        error = _first_line(get(tx, address).error)
        note = {"error": f"dropped by {by} on {when}: {error}", "due_at": database_now()}
        match address.box:
            case Box.EVENT:
                _change(tx, address, state=State.DROPPED, payload=None, **note)
            case Box.MESSAGE:
                _change(tx, address, state=ParcelState.DROPPED, facts={}, receipt={}, **note)


def _events() -> Any:
    return select(inbox).where(inbox.c.state == State.PARKED)


def _messages() -> Any:
    its_incident = and_(
        incidents.c.workspace == outbox.c.workspace, incidents.c.id == outbox.c.incident
    )
    query = select(outbox, incidents.c.number).outerjoin(incidents, its_incident)
    return query.where(outbox.c.state == ParcelState.PARKED)


def _change(tx: Transaction, address: Address, **columns: Any) -> None:
    table, still_parked = _place(address)
    if not tx.changed(update(table).where(table.c.id == address.id, still_parked).values(columns)):
        raise NoSuchLetter(address)


def _place(address: Address) -> tuple[Table, ColumnElement[bool]]:
    match address.box:
        case Box.EVENT:
            return inbox, inbox.c.state == State.PARKED
        case Box.MESSAGE:
            return outbox, outbox.c.state == ParcelState.PARKED


def _first_line(error: str) -> str:
    return (error.splitlines() or [""])[0][:_LONGEST_FORMER_ERROR]


def _event(row: Mapping[str, Any]) -> Letter:
    return Letter(
        address=Address(box=Box.EVENT, id=row["id"]),
        workspace=row["workspace"],
        kind=row["kind"],
        incident=None,
        since=row["received_at"],
        tries=row["failures"],
        error=row["error"] or "",
        contents=row["payload"] or {},
    )


def _message(row: Mapping[str, Any]) -> Letter:
    return Letter(
        address=Address(box=Box.MESSAGE, id=row["id"]),
        workspace=row["workspace"],
        kind=row["kind"].value,
        incident=row["number"],
        since=row["made_at"],
        tries=row["attempt"],
        error=row["error"] or "",
        contents=row["facts"],
        in_doubt=row["in_doubt"],
    )
