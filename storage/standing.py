"""How the queues stand, for whoever watches over them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

import storage.inbox
import storage.outbox
from storage.lanes import need_is_met, undelivered
from storage.plumbing.clock import database_now
from storage.states import ParcelState, State, one_of
from storage.tables.queues import inbox, outbox
from storage.transaction import Transaction

_HEARD = (State.NEW, State.TAKEN, State.PARKED)
_TO_TELL = (ParcelState.WAITING, ParcelState.SENDING, ParcelState.PARKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`inbox` and `outbox` count rows by state, `in_doubt` those of the outbox that may have been
    told already and are not known to be. A lag is how long what has waited longest could have been
    seen to: for a parcel since it was first tried, if it was."""

    inbox: dict[str, int]
    outbox: dict[str, int]
    in_doubt: int
    inbox_lag: timedelta
    outbox_lag: timedelta


def standing(tx: Transaction) -> Standing:
    """Both queues, at one moment."""
    return Standing(
        inbox=dict.fromkeys(_HEARD, 0) | storage.inbox.counts(tx),
        outbox=dict.fromkeys(_TO_TELL, 0) | storage.outbox.counts(tx),
        in_doubt=int(tx.value(_in_doubt())),
        inbox_lag=_since(tx, _oldest_to_see_to()),
        outbox_lag=_since(tx, _oldest_to_tell()),
    )


def _oldest_to_see_to() -> Select[Any]:
    return select(func.min(inbox.c.due_at)).where(one_of(inbox.c.state, State.NEW, State.TAKEN))


def _oldest_to_tell() -> Select[Any]:
    since = func.coalesce(outbox.c.first_tried_at, outbox.c.due_at)
    return select(func.min(since)).where(undelivered(outbox), need_is_met(outbox))


def _in_doubt() -> Select[Any]:
    held = one_of(outbox.c.state, ParcelState.SENDING)
    let_go = and_(held, outbox.c.due_at <= database_now())
    known = and_(outbox.c.in_doubt, outbox.c.state.in_(_TO_TELL))
    return select(func.count()).select_from(outbox).where(or_(let_go, known))


def _since(tx: Transaction, oldest: Select[Any]) -> timedelta:
    at = tx.value(oldest)
    return max(tx.now() - at, timedelta()) if at else timedelta()
