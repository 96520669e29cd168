"""Short ways to write down what was said in an incident: all of it on one day, times as "14:02"."""

from datetime import UTC, datetime

from bot.domain.kinds import Kind, Milestone, emoji_named
from bot.domain.moments import Basis, Response, Source, Statement
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Mark, Message, Origin

HERE = "C1"


def at(clock: str) -> datetime:
    """ "14:02" or "14:02:05" of the day."""
    return datetime.fromisoformat(f"2026-11-20T{clock}").replace(tzinfo=UTC)


def source(entry: int | None = None) -> Source:
    return Source(entry=entry, channel=HERE, ts=None)


def stated(
    milestone: Milestone,
    clock: str | None,
    *,
    basis: Basis = Basis.SET,
    said: str | None = None,
    precision: Precision = Precision.SECOND,
    by: str = "responder",
    rank: int = 0,
) -> Statement:
    """Said when it happened, unless `said` tells otherwise."""
    return Statement(
        milestone=milestone,
        at=at(clock) if clock else None,
        precision=precision,
        basis=basis,
        said_at=at(said or clock or "00:00"),
        by=(by,),
        source=source(),
        rank=rank,
    )


def marked(milestone: Milestone, clock: str | None, **more: object) -> Statement:
    return stated(milestone, clock, basis=Basis.MARKED, **more)


def response(clock: str, what: str = "command", by: str = "responder") -> Response:
    return Response(at=at(clock), by=by, source=source(), what=what)


def message(ts: str, clock: str, text: str | None = "pool is full", **more: object) -> Message:
    given = {"author": "reporter", **more}
    return Message(workspace="T1", channel=HERE, ts=ts, said_at=at(clock), text=text, **given)


def mark(ts: str, emoji: str, put: str | None = "14:10", person: str = "responder") -> Mark:
    row = emoji_named(emoji)
    assert row, emoji
    put_at = at(put) if put else None
    return Mark(channel=HERE, ts=ts, person=person, emoji=emoji, kind=row.kind, put_at=put_at)


def entry(number: int, clock: str, ts: str | None = "1.1", **more: object) -> Entry:
    given = {"origin": Origin.MESSAGE, "channel": HERE if ts else None, **more}
    return Entry(id=number, incident=1, said_at=at(clock), ts=ts, **given)


def note(
    number: int, said: str, happened: str, text: str = "failover started", **more: object
) -> Entry:
    given = {"origin": Origin.NOTE, "precision": Precision.MINUTE, "by": "scribe", **more}
    return entry(number, said, at=at(happened), text=text, **given)


def fact(number: int, clock: str, text: str, kind: Kind | None = None, **more: object) -> Entry:
    given = {"origin": Origin.FACT, "by": "commander", **more}
    return entry(number, clock, at=at(clock), text=text, kind=kind, **given)
