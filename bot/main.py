"""Where everything is built and wired: the only reader of the environment and of the clock."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import httpx2

from bot import crashpoints
from bot.settings import Settings

HOME = Path(__file__).resolve().parent.parent
OURS = ("SCRIBE_", "DATABASE_URL", "PORT")

Clock = Callable[[], datetime]


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that reads it


def environment() -> Mapping[str, str]:
    """What this process was started with."""
    return dict(os.environ)  # noqa: TID251 - the one place that reads it


def foreign_environment() -> dict[str, str]:
    """The environment without our settings, for a process of ours that is given its own."""
    return {name: value for name, value in environment().items() if not name.startswith(OURS)}


def read_settings(*, needs_slack: bool = True) -> Settings:
    """The settings of this process, and the crash point armed if one is set.

    Raises BadSettings naming everything that is wrong.
    """
    settings = Settings.read(environment(), Path(".env"), needs_slack=needs_slack)
    crashpoints.arm(settings.crash_at or "")
    return settings


def clock_of(settings: Settings) -> Clock:
    """The process's clock, or that of a local Slack where the settings name one."""
    if settings.clock_url is None:
        return now
    http = httpx2.Client(timeout=5.0)
    address = settings.clock_url

    def told() -> datetime:
        return datetime.fromisoformat(http.get(address).json()["now"]).astimezone(UTC)

    return told
