"""The clock, the faults, and waiting."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from devslack.clock import MICROSECOND
from devslack.control.action import Action
from devslack.delivery.faults import Faults
from devslack.wire import Json, Refused

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_KEYS = (
    "deliver",
    "shuffle",
    "seed",
    "delay",
    "methods",
    "http_url",
    "redelivery",
    "patience",
)


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
    action.args.only(_KEYS)
    args, courier = action.args, action.site.courier
    faults = courier.faults
    faults.deliver = args.number("deliver", faults.deliver)
    faults.shuffle = args.flag("shuffle", default=faults.shuffle)
    faults.delay = float(args.given.get("delay", faults.delay))
    faults.patience = float(args.given.get("patience", faults.patience))
    if args.has("seed"):
        faults.dice = random.Random(args.number("seed", 0))  # noqa: S311 - dice, no secret
    if args.has("redelivery"):
        faults.redelivery = tuple(float(pause) for pause in args.given["redelivery"])
    for method, given in (args.object("methods") or {}).items():
        faults.set_method(method, given)
    if "http_url" in args.given:
        courier.http.url = args.text("http_url")
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
    reason = action.args.text("reason", "refresh_requested")
    await action.site.courier.sockets.disconnect(reason)
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
