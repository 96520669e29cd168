"""How an incident stands, as values for the templates of its headline and its announcement."""

from collections.abc import Mapping

from bot.commands.wording import sentence_case
from bot.domain.briefing import Briefing
from bot.domain.durations import in_words
from bot.domain.incident import Status
from bot.domain.moments import Basis
from bot.slack.mrkdwn import Mrkdwn, fitted, moment, person, quiet

TITLE = 600
AFFECTED = 600
ENDINGS: Mapping[Status, str] = {
    Status.MITIGATED: "large_green_circle",
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
        "moments": [
            {
                "name": sentence_case(milestone.words),
                "at": moment(known.at),
                "assumed": known.basis is Basis.ASSUMED,
                "source": briefing.link(known.source.channel, known.source.ts),
            }
            for milestone, known in briefing.moments.known.items()
        ],
        "measurements": [
            {
                "name": sentence_case(each.metric.words),
                "value": in_words(each.value, each.precision),
            }
            for each in briefing.measurements
            if each.value is not None
        ],
    }
