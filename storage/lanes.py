"""Which parcel of each lane may go next, as conditions in SQL."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from bot.domain.notices import Need
from storage.plumbing.clock import database_now
from storage.states import ParcelState, one_of
from storage.tables.incidents import incidents
from storage.tables.queues import outbox

_PLACES = {
    Need.CHANNEL: incidents.c.channel,
    Need.HEADLINE: incidents.c.headline,
    Need.ANNOUNCEMENT: incidents.c.announcement,
}


def undelivered(parcels: Any) -> ColumnElement[bool]:
    """Neither sent nor parked."""
    return one_of(parcels.c.state, ParcelState.WAITING, ParcelState.SENDING)


def need_is_met(parcels: Any) -> ColumnElement[bool]:
    """What the parcel needs has its place, or it needs nothing."""
    has_its_place = or_(
        *(and_(parcels.c.need == need, place.is_not(None)) for need, place in _PLACES.items())
    )
    its_incident = and_(
        incidents.c.workspace == parcels.c.workspace, incidents.c.id == parcels.c.incident
    )
    return or_(parcels.c.need == Need.NOTHING, exists().where(its_incident, has_its_place))


def next_of_each_lane(limit: int) -> Select[tuple[int]]:
    """Numbers of parcels that may be taken: due, their need met, and first in their lane.

    First is the one that is being sent, whoever's lease is over; where none is, the oldest.
    """
    other = outbox.alias("other")
    held_by_other = exists().where(
        other.c.workspace == outbox.c.workspace,
        other.c.lane == outbox.c.lane,
        one_of(other.c.state, ParcelState.SENDING),
    )
    older = outbox.alias("older")
    behind_older = exists().where(
        older.c.workspace == outbox.c.workspace,
        older.c.lane == outbox.c.lane,
        older.c.id < outbox.c.id,
        undelivered(older),
    )
    first = or_(one_of(outbox.c.state, ParcelState.SENDING), ~(held_by_other | behind_older))
    found = (
        select(outbox.c.id)
        .where(
            undelivered(outbox),
            outbox.c.due_at <= database_now(),
            first,
            need_is_met(outbox),
        )
        .order_by(outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=outbox)
        .cte("next")  # evaluated once; as a plain subquery it may be run again, past the limit
    )
    return select(found.c.id)
