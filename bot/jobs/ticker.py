"""The ticker: fires timers that are due and rings the bells that nobody rang.

APScheduler only ticks here. With a shared job store it ran jobs twice and lost them on kill -9, so
what is due lives in our rows, and a tick missed is a tick later.
"""

from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

SECONDS = 1.0


class Ticker:
    def __init__(self, tick: Callable[[], None], seconds: float = SECONDS) -> None:
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._scheduler.add_job(tick, "interval", seconds=seconds)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        self._scheduler.shutdown(wait=True)
