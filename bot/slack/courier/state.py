"""How an incident stands, as values for the templates of its headline and its announcement."""

from collections.abc import Mapping
from datetime import timedelta

from bot.commands.wording import sentence_case
from bot.domain.briefing import Briefing
from bot.domain.durations import in_words
from bot.domain.incident import Role, Status
from bot.domain.moments import Basis, Moment
from bot.domain.precision import Precision
from bot.slack.mrkdwn import Mrkdwn, fitted, moment, person, quiet

TITLE = 600
AFFECTED = 600
SAME_DAY = timedelta(hours=12)  # near enough for the time alone, whatever the reader's zone
ENDINGS: Mapping[Status, str] = {
    Status.MITIGATED: "large_yellow_circle",
    Status.RESOLVED: "white_check_mark",
    Status.CLOSED: "white_check_mark",
    Status.CANCELLED: "no_entry_sign",
}


def of(briefing: Briefing) -> dict[str, object]:
    """Everything that the templates show; their own wording is theirs."""
    incident = briefing.incident

    def named(text: str, limit: int) -> Mrkdwn:
        return fitted(text, limit, lambda part: quiet(part, briefing.name_of))

    return {
        "reference": incident.reference,
        "title": named(incident.title, TITLE),
        "severity": incident.severity,
        "status": incident.status.value,
        "light": ENDINGS.get(incident.status, "red_circle"),
        "affected": named(incident.affected, AFFECTED),
        "drill": incident.drill,
        "private": incident.private,
        "declared_by": person(incident.declared_by),
        "declared_at": moment(incident.declared_at),
        "roles": [
            {"name": sentence_case(held.role.value), "person": person(held.person)}
            for held in briefing.roles
        ],
        "led": any(held.role is Role.COMMANDER for held in briefing.roles),
        "moments": [
            {
                "name": sentence_case(milestone.words),
                "at": when(briefing, known, Precision.MINUTE),
                "assumed": known.basis is Basis.ASSUMED,
            }
            for milestone, known in briefing.moments.known.items()
        ],
        "measurements": [
            {
                "name": sentence_case(each.metric.words),
                "value": in_words(each.value, each.precision),
                "assumed": each.assumed,
            }
            for each in briefing.measurements
            if each.value is not None
        ],
    }


def when(briefing: Briefing, known: Moment, precision: Precision) -> Mrkdwn:
    """A moment's time, which leads to the message that it comes from."""
    return moment(
        known.at,
        precision,
        dated=abs(known.at - briefing.incident.declared_at) > SAME_DAY,
        address=briefing.leads_to(known.source),
    )
