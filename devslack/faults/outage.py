"""Slack is away for a while: calls fail, events reach nobody, sockets are gone."""

from dataclasses import dataclass

from devslack.faults.methods import MethodFault, Told
from devslack.wire import Json, Refused

PARTS = frozenset({"api", "events", "sockets"})
HOW: dict[str, MethodFault] = {
    # One process cannot close its port to the app and keep it open to who drives it.
    "refused": MethodFault(told=Told.DROP),
    "503": MethodFault(status=503, error="service_unavailable"),
    "timeout": MethodFault(told=Told.HANG),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """`of` says what is away, `seconds` for how long."""

    seconds: float
    of: frozenset[str]
    fault: MethodFault


def outage(given: Json) -> Outage:
    """The switch `outage`: seconds, how (503), of (api and events)."""
    unknown = set(given) - {"seconds", "how", "of"}
    if unknown:
        raise Refused("invalid_arguments", f"unknown key {min(unknown)} for outage")
    of, how = frozenset(given.get("of", ("api", "events"))), str(given.get("how", "503"))
    if not of <= PARTS:
        raise Refused("invalid_arguments", f"outage is of {', '.join(sorted(PARTS))}")
    if how not in HOW:
        raise Refused("invalid_arguments", f"how an outage shows is one of {', '.join(HOW)}")
    try:
        return Outage(seconds=float(given["seconds"]), of=of, fault=HOW[how])
    except (KeyError, TypeError, ValueError):
        raise Refused("invalid_arguments", "an outage lasts so many seconds") from None
