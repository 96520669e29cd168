"""Which parcel of each lane may go next, as conditions in SQL."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, exists, func, or_, select

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


def next_of_each_lane(limit: int, *, among: int | None = None) -> Select[tuple[int]]:
    """Numbers of parcels that may be taken: due, their need met, and first in their lane.

    First is the one that is being sent, if its lease is over; where none is, the oldest. `among`
    looks at so many of the oldest undelivered parcels only: whoever is first among them is first.
    """
    other = outbox.alias("other")
    held_by_other = exists().where(
        other.c.workspace == outbox.c.workspace,
        other.c.lane == outbox.c.lane,
        other.c.id != outbox.c.id,
        one_of(other.c.state, ParcelState.SENDING),
    )
    first = _first_of_each_lane(among)
    found = (
        select(outbox.c.id)
        .join(first, first.c.id == outbox.c.id)
        .where(
            undelivered(outbox),
            outbox.c.due_at <= database_now(),
            ~held_by_other,
            need_is_met(outbox),
        )
        .order_by(outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=outbox)
        .cte("next")  # evaluated once; as a plain subquery it may be run again, past the limit
    )
    return select(found.c.id)


def deeper_than(depth: int) -> Select[tuple[int]]:
    """A row if more parcels than so many are undelivered."""
    return select(outbox.c.id).where(undelivered(outbox)).limit(1).offset(depth)


def _first_of_each_lane(among: int | None) -> CTE:
    oldest = select(outbox.c.id, outbox.c.workspace, outbox.c.lane, outbox.c.state).where(
        undelivered(outbox)
    )
    if among is not None:
        oldest = oldest.order_by(outbox.c.id).limit(among)
    looked_at = oldest.subquery("looked_at")
    being_sent = one_of(looked_at.c.state, ParcelState.SENDING)
    number = func.coalesce(
        func.min(looked_at.c.id).filter(being_sent), func.min(looked_at.c.id)
    ).label("id")
    return select(number).group_by(looked_at.c.workspace, looked_at.c.lane).cte("first")
