"""The clock, the faults, and waiting."""

from datetime import UTC, datetime, timedelta
from typing import Any

from devslack.clock import MICROSECOND
from devslack.control.action import Action
from devslack.delivery.sockets import REASONS, WARNING_SECONDS
from devslack.delivery.switching import switch
from devslack.faults.faults import Faults
from devslack.wire import Json, Refused

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DEAF_SECONDS = 30.0


async def read_clock(action: Action) -> Json:
    clock = action.site.clock
    moment = clock.microseconds()
    at = _EPOCH + timedelta(microseconds=moment)
    return {
        "now": at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "unix": moment / MICROSECOND,
        "running": clock.running,
    }


async def set_clock(action: Action) -> Json:
    """Set it, and let it run or not; without `now` it goes on, or stops, where it is."""
    clock = action.site.clock
    if action.args.has("now"):
        clock.set(_microseconds(action.args.given["now"]))
    elif not action.args.flag("running"):
        clock.stand()
    if action.args.flag("running"):
        clock.run()
    told = await read_clock(action)
    action.site.hub.tell_all({"name": "clock", "clock": told})
    return told


async def set_faults(action: Action) -> Json:
    """Change what is named, leave the rest."""
    switch(action.site.courier, action.args)
    return {}


async def clear_faults(action: Action) -> Json:
    """As it was at the start; the way to the app stays as it is."""
    action.site.courier.faults = Faults()
    return {}


async def wait(action: Action) -> Json:
    at_most = action.args.number("undelivered", 0)
    seconds = float(action.args.given.get("timeout", 5))
    if not await action.site.courier.all_delivered(at_most=at_most, seconds=seconds):
        raise Refused("timeout", status=408)
    return {"undelivered": action.site.courier.undelivered}


async def disconnect(action: Action) -> Json:
    """Send every socket away; after a warning those that were warned go a little later."""
    courier, reason = action.site.courier, action.args.text("reason", "refresh_requested")
    if reason not in REASONS:
        raise Refused("invalid_arguments", f"reason is one of {', '.join(REASONS)}")
    if reason != "warning":
        await courier.sockets.disconnect(reason)
        return {}
    warned = await courier.sockets.warn()
    courier.later(WARNING_SECONDS, lambda: courier.sockets.disconnect("refresh_requested", warned))
    return {}


async def lose(action: Action) -> Json:
    """Lose every socket without a word; `deaf` ones look open until that is found out."""
    courier = action.site.courier
    if not action.args.flag("deaf"):
        courier.sockets.lose()
        return {}
    deaf = courier.sockets.deafen()

    async def found_out() -> None:
        courier.sockets.tear(deaf)

    courier.later(DEAF_SECONDS, found_out)
    return {}


def _microseconds(given: Any) -> int:
    """Unix seconds, or an ISO 8601 instant that says its offset."""
    if isinstance(given, int | float):
        return round(given * MICROSECOND)
    try:
        at = datetime.fromisoformat(str(given))
    except ValueError:
        raise Refused("invalid_arguments", f"{given} is not an instant") from None
    if at.tzinfo is None:
        raise Refused("invalid_arguments", f"{given} does not say its offset from UTC")
    return (at - _EPOCH) // timedelta(microseconds=1)
