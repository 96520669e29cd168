"""Every line and every moment leads to its message."""

from datetime import UTC, datetime

from bot.domain.briefing import Briefing
from bot.domain.incident import Incident, Status
from bot.domain.moments import Moments, Source

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
INCIDENT = Incident(
    id=1,
    workspace="T1",
    number=1,
    title="Checkout is down",
    severity="sev1",
    status=Status.INVESTIGATING,
    private=False,
    drill=False,
    affected="",
    declared_at=NOON,
    declared_by="U1",
)
BRIEFING = Briefing(
    incident=INCIDENT,
    roles=(),
    lines=(),
    moments=Moments(known={}),
    measurements=(),
    people={},
    link_base="https://local.slack.com/",
)


def leads_to(ts: str | None, thread_ts: str | None = None) -> str | None:
    return BRIEFING.leads_to(Source(entry=1, channel="C1", ts=ts, thread_ts=thread_ts))


def test_a_message_is_linked_as_slack_links_it() -> None:
    assert leads_to("1700000000.000100") == (
        "https://local.slack.com/archives/C1/p1700000000000100"
    )


def test_a_reply_is_linked_with_its_thread() -> None:
    assert leads_to("1700000000.000200", "1700000000.000100") == (
        "https://local.slack.com/archives/C1/p1700000000000200?thread_ts=1700000000.000100&cid=C1"
    )


def test_the_message_that_began_a_thread_is_linked_as_any_other() -> None:
    assert leads_to("1700000000.000100", "1700000000.000100") == leads_to("1700000000.000100")


def test_what_has_no_place_yet_leads_nowhere() -> None:
    assert leads_to(None) is None
