"""What a replay came to: moments, metrics, entries and draft, as one object."""

from datetime import UTC, datetime

import storage.drafts
from bot.domain.briefing import Briefing
from bot.domain.incident import Incident
from bot.domain.kinds import Milestone
from bot.domain.moments import Moment
from bot.domain.notices import Json
from bot.domain.people import with_names
from bot.incidents import reading
from bot.replay.stage import Stage


def report(stage: Stage, incident: Incident, format_name: str) -> dict[str, Json]:
    """Read the record as it stands. Raises BotFailed where there is no draft."""
    with stage.database.reading() as tx:
        briefing = reading.briefing(tx, incident)
        draft = storage.drafts.latest(tx, stage.workspace, incident.id, format_name)
    if draft is None:
        raise stage.bot.failed("No draft was made")
    return {
        "milestones": {
            milestone.value: _moment(briefing, briefing.moments.known.get(milestone))
            for milestone in Milestone
        },
        "metrics": {
            each.metric.name: None if each.value is None else int(each.value.total_seconds())
            for each in briefing.measurements
        },
        "entries": _entries(briefing),
        "draft": draft.markdown,
    }


def _entries(briefing: Briefing) -> list[Json]:
    return [
        {
            "at": _iso(line.at),
            "kinds": [kind.value for kind in line.kinds],
            "text": with_names(line.text, lambda person: f"@{briefing.name_of(person)}"),
            "by": briefing.name_of(line.by),
        }
        for line in briefing.lines
    ]


def _moment(briefing: Briefing, moment: Moment | None) -> Json:
    if moment is None:
        return None
    return {
        "at": _iso(moment.at),
        "basis": moment.basis.value,
        "precision": moment.precision.value,
        "source": briefing.leads_to(moment.source),
    }


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
