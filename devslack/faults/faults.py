"""All the switches together, and which of them a call meets."""

import random
import time
from dataclasses import dataclass, field

from devslack.faults.methods import MethodFault
from devslack.faults.outage import Outage
from devslack.faults.rates import Rates

EVERY_METHOD = "*"


@dataclass(slots=True, kw_only=True)
class Faults:
    """`redelivery` are the seconds before the three further tries, `patience` before the first
    counts as failed. Pauses are `speed` times as short, and counted `on_clock` of the workspace
    or, else, in real time; patience is always real."""

    deliver: int = 1
    shuffle: bool = False
    delay: float = 0.0
    redelivery: tuple[float, ...] = (0.0, 60.0, 300.0)
    patience: float = 3.0
    speed: float = 1.0
    on_clock: bool = False
    outage: Outage | None = None
    rates: Rates = field(default_factory=lambda: Rates(real=time.monotonic))
    dice: random.Random = field(default_factory=random.Random)
    methods: dict[str, MethodFault] = field(default_factory=dict)

    def away(self, part: str) -> bool:
        """True while an outage is of this."""
        return self.outage is not None and part in self.outage.of

    def meet(self, method: str, channel: str = "") -> MethodFault | None:
        """What this call meets, counted: the outage, what was asked for, or its rate's end."""
        if self.outage is not None and self.away("api"):
            return self.outage.fault
        return self._strike(method) or self._strike(EVERY_METHOD) or self._limit(method, channel)

    def _strike(self, name: str) -> MethodFault | None:
        fault = self.methods.get(name)
        if fault is None or self.dice.random() >= fault.chance:
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self.methods[name]
        return fault

    def _limit(self, method: str, channel: str) -> MethodFault | None:
        seconds = self.rates.retry_after(method, channel)
        if seconds is None:
            return None
        return MethodFault(error="ratelimited", status=429, retry_after=seconds)
