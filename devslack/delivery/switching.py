"""Switching faults: the same switches for the control API and for a file, in one table."""

import random
import time
from collections.abc import Callable
from typing import Any

from devslack.arguments import Arguments
from devslack.delivery.courier import Courier
from devslack.faults.methods import method_fault
from devslack.faults.outage import outage
from devslack.faults.rates import Rates
from devslack.wire import Refused

TIMINGS = ("real", "clock")


def switch(courier: Courier, args: Arguments) -> None:
    """Change what is named, leave the rest; refuse a switch that there is not."""
    args.only(SWITCHES)
    for name, turn in SWITCHES.items():
        if name in args.given:
            turn(courier, args, name, args.given[name])


Switch = Callable[[Courier, Arguments, str, Any], None]


def _deliver(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    courier.faults.deliver = args.number(name, 1)


def _shuffle(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    courier.faults.shuffle = args.flag(name)


def _seed(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    dice = args.number(name, 0)
    courier.faults.dice = random.Random(dice)  # noqa: S311 - dice, no secret
    courier.sockets.dice = random.Random(dice)  # noqa: S311 - the same


def _delay(courier: Courier, _args: Arguments, name: str, given: Any) -> None:
    courier.faults.delay = _seconds(name, given)


def _patience(courier: Courier, _args: Arguments, name: str, given: Any) -> None:
    courier.faults.patience = _seconds(name, given)


def _speed(courier: Courier, _args: Arguments, name: str, given: Any) -> None:
    courier.faults.speed = _seconds(name, given) or 1.0


def _timing(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    if args.text(name) not in TIMINGS:
        raise Refused("invalid_arguments", f"{name} is one of {', '.join(TIMINGS)}")
    courier.faults.on_clock = args.text(name) == "clock"


def _rates(courier: Courier, _args: Arguments, name: str, given: Any) -> None:
    """Off, as Slack's, or so many times as generous; the buckets are full again."""
    courier.faults.rates = Rates(real=time.monotonic, times=_seconds(name, given))


def _redelivery(courier: Courier, _args: Arguments, name: str, given: Any) -> None:
    if not isinstance(given, list):
        raise Refused("invalid_arguments", f"{name} is a list of seconds")
    courier.faults.redelivery = tuple(_seconds(name, pause) for pause in given)


def _methods(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    methods = courier.faults.methods
    for method, given in (args.object(name) or {}).items():
        if given is None:
            methods.pop(method, None)
        else:
            methods[method] = method_fault(method, given)


def _outage(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    given = args.object(name)
    courier.begin_outage(outage(given) if given else None)


def _http_url(courier: Courier, args: Arguments, name: str, _given: Any) -> None:
    courier.aim(args.text(name))


def _seconds(name: str, given: Any) -> float:
    try:
        number = float(given)
    except (TypeError, ValueError):
        raise Refused("invalid_arguments", f"[ERROR] must be a number: {name}") from None
    if number < 0:
        raise Refused("invalid_arguments", f"[ERROR] must not be less than 0: {name}")
    return number


# In this order a file with all of them means what it says: dice and pace before what uses them.
SWITCHES: dict[str, Switch] = {
    "seed": _seed,
    "timing": _timing,
    "speed": _speed,
    "deliver": _deliver,
    "shuffle": _shuffle,
    "delay": _delay,
    "redelivery": _redelivery,
    "patience": _patience,
    "rates": _rates,
    "methods": _methods,
    "outage": _outage,
    "http_url": _http_url,
}
