"""An incident by hand, with most of what can be in one: roles, zones, edits, a deletion, files,
a mark on an alert, what was stated afterwards, a start that nobody recorded, a reopening."""

from datetime import UTC, datetime

from bot.domain.briefing import Briefing
from bot.domain.incident import Assignment, Incident, Role, Status
from bot.domain.kinds import Kind, Milestone, emoji_named
from bot.domain.metrics import measure
from bot.domain.milestones import moments
from bot.domain.moments import Basis, Response, Source, Statement
from bot.domain.people import Person, mention
from bot.domain.precision import Precision
from bot.domain.timeline import File, Line, Mark, Origin

HERE = "C0INC7"
NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


def at(clock: str) -> datetime:
    """ "14:02" or "14:02:05" of 2026-11-20."""
    return datetime.fromisoformat(f"2026-11-20T{clock}").replace(tzinfo=UTC)


def ts(number: int) -> str:
    return f"1795183200.{number:06}"


def person(person_id: str, name: str, zone: str | None = "Europe/Berlin", **more: bool) -> Person:
    return Person(workspace="T1", id=person_id, name=name, zone=zone, **more)


PEOPLE = {
    each.id: each
    for each in (
        person("U1", "Reporter"),
        person("U2", "Commander"),
        person("U3", "Responder", zone="America/New_York"),
        person("U4", "Vendor", is_external=True),
        person("B1", "Alertmanager", zone=None, is_bot=True),
    )
}


def incident(**more: object) -> Incident:
    given = {
        "id": 1,
        "workspace": "T1",
        "number": 7,
        "title": "Checkout is down",
        "severity": "sev1",
        "status": Status.RESOLVED,
        "private": False,
        "drill": False,
        "affected": "",
        "declared_at": at("14:04:10"),
        "declared_by": "U1",
        "channel": HERE,
        "channel_name": "inc-7-2026-11-20-checkout-is-down",
        **more,
    }
    return Incident(**given)


def line(number: int, clock: str, text: str, *kinds: Kind, by: str = "U3", **more: object) -> Line:
    """A message said when it happened; with `said`, one that states another time, to the minute."""
    said = more.pop("said", None)
    given = {
        "origin": Origin.MESSAGE,
        "precision": Precision.MINUTE if said else Precision.SECOND,
        "said_at": at(str(said or clock)),
        "channel": HERE,
        "ts": ts(number),
        **more,
    }
    return Line(entry=number, at=at(clock), text=text, by=by, kinds=kinds, **given)


def mark(number: int, emoji: str, by: str, put: str | None) -> Mark:
    row = emoji_named(emoji)
    assert row, emoji
    put_at = at(put) if put else None
    return Mark(channel=HERE, ts=ts(number), person=by, emoji=emoji, kind=row.kind, put_at=put_at)


def stated(
    milestone: Milestone,
    clock: str,
    entry: int,
    *,
    by: str = "U2",
    basis: Basis = Basis.SET,
    **more: object,
) -> Statement:
    given = {"precision": Precision.SECOND, "said_at": at(clock), **more}
    source = Source(entry=entry, channel=HERE, ts=ts(entry))
    return Statement(
        milestone=milestone, at=at(clock), basis=basis, by=(by,), source=source, **given
    )


def briefing(
    lines: tuple[Line, ...],
    statements: tuple[Statement, ...],
    *,
    responses: tuple[Response, ...] = (),
    reopened: tuple[str, ...] = (),
    **more: object,
) -> Briefing:
    known = moments(statements, responses=responses, reopened_at=[at(each) for each in reopened])
    given = {
        "incident": incident(),
        "roles": (Assignment(role=Role.COMMANDER, person="U2", since=at("14:06:30")),),
        "people": PEOPLE,
        "link_base": "https://example.slack.com/",
        **more,
    }
    return Briefing(lines=lines, moments=known, measurements=measure(known), **given)


def rich() -> Briefing:
    lines = (
        line(
            1,
            "14:00",
            "[FIRING:1] CheckoutErrorRate above 5% for 5m\nsummary: p99 > 2s | error_rate=12%\n"
            "https://grafana.example.com/d/abc_def?var-service=checkout",
            Kind.DETECTED,
            Kind.ACKNOWLEDGED,
            by="B1",
            marks=(
                mark(1, "rotating_light", "U1", "14:05"),
                mark(1, "eyes", "U3", "14:07:30"),
            ),
            counts_from_marking=True,
        ),
        line(
            2,
            "14:04:10",
            "Declared sev1: Checkout is down",
            Kind.DECLARED,
            by="U1",
            origin=Origin.FACT,
        ),
        line(
            3, "14:06:30", f"{mention('U2')} took the role commander", by="U2", origin=Origin.FACT
        ),
        line(
            4,
            "14:12:08",
            "About 40% of *EU* customers cannot pay; nobody in the US is affected",
            Kind.IMPACT,
            marks=(mark(4, "busts_in_silhouette", "U2", "14:13"),),
            edited=True,
        ),
        line(
            5,
            "14:15",
            "Deploy of `checkout 4.2.1` doubled the pool of each pod: pool_size 20 -> 40",
            Kind.IDENTIFIED,
            Kind.FINDING,
            said="14:31",
            marks=(mark(5, "dart", "U3", "14:32"), mark(5, "mag", "U2", "14:33")),
        ),
        line(6, "14:18:45", "message deleted by its author", Kind.EVIDENCE, by="U4", deleted=True),
        line(
            7,
            "14:20:12",
            "Connections on the primary\n```\nmax_connections | 500\nin use          | 500\n```",
            Kind.EVIDENCE,
            files=(
                File(
                    name="pool [prod].png", type="png", link="https://files.example.com/F1/pool.png"
                ),
            ),
            marks=(mark(7, "chart_with_upwards_trend", "U3", "14:20:30"),),
        ),
        line(
            8,
            "14:22",
            f"Rolling back to 4.2.0 with {mention('U2')}",
            Kind.FIX_STARTED,
            Kind.ACTION_TAKEN,
        ),
        line(
            9,
            "14:25",
            "Status page: we are investigating failed payments",
            Kind.COMMUNICATION,
            by="U2",
            origin=Origin.NOTE,
            said="14:41",
        ),
        line(
            10,
            "14:30:02",
            "Resolved: rolled back to 4.2.0",
            Kind.RESOLVED,
            by="U2",
            origin=Origin.FACT,
        ),
        line(11, "14:36", "Reopened: errors are back on two pods", by="U3", origin=Origin.FACT),
        line(
            12,
            "15:20",
            "Error rate is back to 0.1%, queues drained",
            Kind.MITIGATED,
            marks=(
                mark(12, "adhesive_bandage", "U3", "15:20:40"),
                mark(12, "adhesive_bandage", "U2", "15:21"),
            ),
        ),
        line(
            13,
            "15:24:30",
            "Resolved: restarted the two pods that still ran 4.2.1",
            Kind.RESOLVED,
            by="U2",
            origin=Origin.FACT,
        ),
        line(14, "15:30", "The alert fired within a minute", Kind.WENT_WELL, by="U2"),
        line(
            15,
            "15:31",
            "The rollback script skipped pods that were not ready",
            Kind.WENT_BADLY,
            Kind.LESSON,
        ),
        line(16, "15:32", "It was not Black Friday yet", Kind.LUCKY, by="U1"),
        line(
            17,
            "15:33",
            f"{mention('U3')} alert on pool usage above 80% by Friday",
            Kind.ACTION_ITEM,
            by="U2",
        ),
        line(18, "15:34", "make the rollback script wait for every pod", Kind.ACTION_ITEM, by="U2"),
    )
    statements = (
        stated(Milestone.DECLARED, "14:04:10", 2, by="U1"),
        stated(Milestone.DETECTED, "14:00", 1, by="U1", basis=Basis.MARKED),
        stated(Milestone.ACKNOWLEDGED, "14:07:30", 1, by="U3", basis=Basis.MARKED),
        stated(
            Milestone.IDENTIFIED,
            "14:15",
            5,
            by="U3",
            basis=Basis.MARKED,
            precision=Precision.MINUTE,
        ),
        stated(Milestone.FIX_STARTED, "14:22", 8, by="U3", basis=Basis.MARKED),
        stated(Milestone.RESOLVED, "14:30:02", 10),
        stated(Milestone.MITIGATED, "15:20", 12, by="U3", basis=Basis.MARKED),
        stated(Milestone.RESOLVED, "15:24:30", 13),
    )
    return briefing(lines, statements, reopened=("14:36",))


def small() -> Briefing:
    """Declared and resolved, and little else; the title would like to be mark-up."""
    title = "Mail | is <b>slow</b>"
    lines = (
        line(1, "09:00", f"Declared sev3: {title}", Kind.DECLARED, by="U1", origin=Origin.FACT),
        line(
            2, "09:20", "Resolved: restarted the relay", Kind.RESOLVED, by="U1", origin=Origin.FACT
        ),
    )
    statements = (
        stated(Milestone.DECLARED, "09:00", 1, by="U1"),
        stated(Milestone.RESOLVED, "09:20", 2, by="U1"),
    )
    answer = Source(entry=None, channel=HERE, ts=ts(9))
    return briefing(
        lines,
        statements,
        responses=(Response(at=at("09:05:30"), by="U3", source=answer, what="message"),),
        roles=(),
        incident=incident(
            number=3,
            title=title,
            severity="sev3",
            channel_name="inc-3-mail",
            declared_at=at("09:00"),
        ),
    )
