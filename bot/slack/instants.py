"""Slack's timestamps as instants, exactly: "seconds.6digits" counts microseconds, never a float."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def instant(ts: str) -> datetime:
    """The instant that a `ts` or `event_ts` means. ValueError for what is no timestamp."""
    seconds, _, fraction = ts.partition(".")
    return EPOCH + timedelta(seconds=int(seconds), microseconds=int(f"{fraction:0<6}"[:6]))


def timestamp(at: datetime) -> str:
    """The `ts` that means this instant; `instant(timestamp(at)) == at`."""
    seconds, micros = divmod((at - EPOCH) // MICROSECOND, 1_000_000)
    return f"{seconds}.{micros:06}"
