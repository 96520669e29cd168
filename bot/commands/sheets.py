"""What is known of an incident in several lines: at a glance, its moments, its timeline."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.commands import clock
from bot.commands.wording import lines, sentence_case
from bot.domain import durations
from bot.domain.briefing import Briefing
from bot.domain.incident import Assignment, Incident
from bot.domain.kinds import Milestone
from bot.domain.metrics import Measurement
from bot.domain.milestones import why_not_recorded
from bot.domain.moments import Basis, Moment
from bot.domain.people import mention
from bot.domain.timeline import Line, Origin


def overview(briefing: Briefing, *, zone: str, now: datetime) -> str:
    """How it stands, who does what, what is known and what is not."""
    known = briefing.moments.known
    missing = [milestone.words for milestone in Milestone if milestone not in known]
    return lines(
        _heading(briefing.incident),
        roles(briefing.roles),
        *(_moment(known[each], zone, now) for each in Milestone if each in known),
        f"Not recorded: {', '.join(missing)}." if missing else "",
        *(_measurement(one) for one in briefing.measurements if one.value is not None),
        *(sentence_case(each.sentence) for each in briefing.moments.contradictions),
    )


def moments(briefing: Briefing, *, zone: str, now: datetime) -> str:
    """Every milestone: what is known of it, else how to record it."""
    known = briefing.moments.known
    return lines(
        *(
            _moment(known[each], zone, now)
            if each in known
            else f"{sentence_case(each.words)}: not recorded. "
            f"{why_not_recorded(each, briefing.moments)}"
            for each in Milestone
        ),
        *(sentence_case(each.sentence) for each in briefing.moments.contradictions),
    )


def roles(held: Sequence[Assignment]) -> str:
    if not held:
        return "Nobody has a role yet."
    return ", ".join(f"{each.role}: {mention(each.person)}" for each in held)


def timeline(shown: Sequence[Line], total: int, *, zone: str, now: datetime) -> str:
    """The lines given, oldest first, of `total`; times in the reader's zone."""
    if not shown:
        return "The timeline is empty."
    counted = f"The last {len(shown)} of {total} lines" if total > len(shown) else "The timeline"
    return lines(
        f"{counted}, in {clock.called(zone)}:", *(_line(each, zone, now) for each in shown)
    )


def _heading(incident: Incident) -> str:
    traits = [incident.severity, incident.status.value]
    traits += ["private"] * incident.private + ["drill"] * incident.drill
    return f"{incident.reference}: {incident.title} ({', '.join(traits)})"


def _moment(moment: Moment, zone: str, now: datetime) -> str:
    when = clock.told(moment.at, moment.precision, zone=zone, now=now)
    return f"{sentence_case(moment.milestone.words)}: {when}, {_basis(moment)}"


def _basis(moment: Moment) -> str:
    by = f" by {_names(moment.by)}" if moment.by else ""
    return f"assumed: {moment.rule}" if moment.basis is Basis.ASSUMED else f"{moment.basis}{by}"


def _measurement(one: Measurement) -> str:
    if one.value is None:
        return ""
    assumed = ", assumed" if one.assumed else ""
    words = durations.in_words(one.value, one.precision)
    return f"{sentence_case(one.metric.words)}: {words} = {one.metric.formula}{assumed}"


def _line(line: Line, zone: str, now: datetime) -> str:
    said = line.origin is Origin.FACT or not line.kinds
    kinds = "" if said else f" ({', '.join(kind.words for kind in line.kinds)})"
    by = f" {mention(line.by)}:" if line.by else ""
    words = " ".join(filter(None, (line.text, *(f"[{file.name}]" for file in line.files))))
    return f"{clock.short(line.at, zone=zone, now=now)}{by} {words}{kinds}"


def _names(people: Iterable[str]) -> str:
    return ", ".join(map(mention, people))
