"""The first sentences of a draft, composed of facts, and open about what is not known."""

from collections.abc import Iterator

from bot.domain.durations import in_words
from bot.domain.facts import SENTENCES, Fact
from bot.domain.kinds import Milestone
from bot.domain.moments import Basis, Moment
from bot.domain.timeline import Line
from bot.postmortem.checking import causes
from bot.postmortem.lines import Scribe
from bot.postmortem.markdown import Markdown, line, shortened

QUOTED = 300

_TOLD = {
    Milestone.STARTED: "began at",
    Milestone.DETECTED: "was detected at",
    Milestone.ACKNOWLEDGED: "acknowledged at",
    Milestone.MITIGATED: "mitigated at",
    Milestone.RESOLVED: "resolved at",
}
_UNKNOWN = {
    Milestone.STARTED: "When it began is not recorded.",
    Milestone.DETECTED: "When it was detected is not recorded.",
    Milestone.RESOLVED: "When it was resolved is not recorded.",
}


def sentences(scribe: Scribe) -> Iterator[Markdown]:
    """One after another they are the summary; every one is true whatever is missing."""
    yield _declared(scribe)
    yield from _course(scribe)
    yield from (Markdown(text) for of, text in _UNKNOWN.items() if not _known(scribe, of))
    yield from _impact(scribe)
    yield _cause(scribe)
    yield from _remedy(scribe)


def fixed_by(scribe: Scribe) -> Markdown | None:
    """What ended it, in the words that came with the moment it was resolved; None without any."""
    resolved = scribe.briefing.moments.known.get(Milestone.RESOLVED)
    source = _source(scribe, resolved) if resolved else None
    if source is None or source.deleted:
        return None
    bare = SENTENCES[Fact.RESOLVED]
    words = source.text.removeprefix(bare).removeprefix(": ").strip()
    return line(shortened(scribe.named(words))) if words else None


def _declared(scribe: Scribe) -> Markdown:
    incident = scribe.briefing.incident
    title = line(scribe.named(incident.title))
    what = f"{line(incident.severity)} drill" if incident.drill else line(incident.severity)
    when = f"{incident.declared_at:%Y-%m-%d at %H:%M} UTC"
    by = scribe.name(incident.declared_by)
    return Markdown(f"“{title}” ({incident.reference}, {what}) was declared by {by} on {when}.")


def _course(scribe: Scribe) -> Iterator[Markdown]:
    told = [
        f"{words} {_time(scribe, scribe.briefing.moments.known[of])}"
        for of, words in _TOLD.items()
        if of in scribe.briefing.moments.known
    ]
    if told:
        listed = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
        yield Markdown(f"It {listed} (UTC).")
    status = scribe.briefing.incident.status
    if not status.is_over:
        yield Markdown(f"It is not over: its status is {status.value}.")


def _time(scribe: Scribe, moment: Moment) -> str:
    assumed = " (assumed)" if moment.basis is Basis.ASSUMED else ""
    return f"{scribe.utc(moment.at, moment.precision)}{assumed}"


def _impact(scribe: Scribe) -> Iterator[Markdown]:
    measured = next(
        (each for each in scribe.briefing.measurements if each.metric.name == "impact_duration"),
        None,
    )
    if measured is not None and measured.value is not None:
        lasted = in_words(measured.value, measured.precision)
        yield Markdown(f"Users were affected for {lasted}.")
    if scribe.briefing.incident.affected:
        yield Markdown(f"Affected: {line(scribe.named(scribe.briefing.incident.affected))}.")


def _cause(scribe: Scribe) -> Markdown:
    found = [each for each in causes(scribe.briefing) if not each.deleted]
    moment = scribe.briefing.moments.known.get(Milestone.IDENTIFIED)
    named = [each for each in found if moment and each.entry == moment.source.entry]
    if not named:
        return Markdown("What caused it is not recorded yet.")
    bare = SENTENCES[Fact.IDENTIFIED]
    words = named[0].text.removeprefix(bare).removeprefix(": ")
    return Markdown(f"The cause as recorded: {line(shortened(scribe.named(words), QUOTED))}")


def _remedy(scribe: Scribe) -> Iterator[Markdown]:
    words = fixed_by(scribe)
    if words:
        yield Markdown(f"What ended it: {words}")


def _known(scribe: Scribe, milestone: Milestone) -> bool:
    return milestone in scribe.briefing.moments.known


def _source(scribe: Scribe, moment: Moment) -> Line | None:
    lines = scribe.briefing.lines
    return next((each for each in lines if each.entry == moment.source.entry), None)
