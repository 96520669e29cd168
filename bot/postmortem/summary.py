"""The first sentences of a draft, composed of facts, and open about what is not known."""

from collections.abc import Iterator

from bot.domain.durations import in_words
from bot.domain.facts import SENTENCES, Fact
from bot.domain.incident import Status
from bot.domain.kinds import Milestone
from bot.domain.moments import Basis, Moment
from bot.domain.timeline import Line
from bot.postmortem.checking import causes
from bot.postmortem.lines import Scribe
from bot.postmortem.markdown import Markdown, line, shortened

QUOTED = 400  # characters of what somebody said

_WHAT_WAS_DONE = (
    Milestone.DETECTED,
    Milestone.ACKNOWLEDGED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
)


def sentences(scribe: Scribe) -> Iterator[Markdown]:
    """One after another they are the summary; every one is true whatever is missing."""
    yield _declared(scribe)
    yield from _course(scribe)
    yield from _state(scribe)
    yield from _impact(scribe)
    yield from _cause(scribe)
    yield from _remedy(scribe)


def fixed_by(scribe: Scribe) -> Markdown | None:
    """What ended it, in the words that came with the moment it was resolved; None without any."""
    source = _source(scribe, Milestone.RESOLVED)
    if source is None or source.deleted:
        return None
    words = _words(source, Fact.RESOLVED)
    return line(shortened(scribe.named(words))) if words else None


def _declared(scribe: Scribe) -> Markdown:
    incident = scribe.briefing.incident
    title = line(scribe.named(incident.title))
    what = f"{line(incident.severity)}, a drill" if incident.drill else line(incident.severity)
    when = f"{incident.declared_at:%Y-%m-%d at %H:%M} UTC"
    by = scribe.name(incident.declared_by)
    return Markdown(f"“{title}” ({incident.reference}, {what}) was declared by {by} on {when}.")


def _course(scribe: Scribe) -> Iterator[Markdown]:
    """`It began at 13:55, was detected at 14:02 and resolved at 14:45 (UTC).`"""
    known = scribe.briefing.moments.known
    done = [
        f"{known[each].milestone.words} at {_time(scribe, known[each])}"
        for each in _WHAT_WAS_DONE
        if each in known
    ]
    if done:
        done[0] = f"was {done[0]}"
    if Milestone.STARTED in known:
        done = [f"began at {_time(scribe, known[Milestone.STARTED])}", *done]
    if done:
        told = f"{', '.join(done[:-1])} and {done[-1]}" if done[1:] else done[0]
        yield Markdown(f"It {told} (UTC).")


def _time(scribe: Scribe, moment: Moment) -> str:
    assumed = " (assumed)" if moment.basis is Basis.ASSUMED else ""
    return f"{scribe.utc(moment.at, moment.precision)}{assumed}"


def _state(scribe: Scribe) -> Iterator[Markdown]:
    known, status = scribe.briefing.moments.known, scribe.briefing.incident.status
    if status is Status.CANCELLED:
        yield Markdown("It was cancelled: declared by mistake.")
        return
    if Milestone.STARTED not in known:
        yield Markdown("When it began, and so how long it lasted, is not recorded.")
    if not status.is_over:
        yield Markdown(f"It is not over: its status is {status.value}.")
    elif Milestone.RESOLVED not in known:
        yield Markdown("When it was resolved is not recorded.")


def _impact(scribe: Scribe) -> Iterator[Markdown]:
    measured = [
        each for each in scribe.briefing.measurements if each.metric.name == "impact_duration"
    ]
    if measured and measured[0].value is not None:
        lasted = in_words(measured[0].value, measured[0].precision)
        yield Markdown(f"Its impact lasted {lasted}.")
    if scribe.briefing.incident.affected:
        yield Markdown(f"Affected: {line(scribe.named(scribe.briefing.incident.affected))}.")


def _cause(scribe: Scribe) -> Iterator[Markdown]:
    source = _source(scribe, Milestone.IDENTIFIED)
    if source is not None and source in causes(scribe.briefing):
        words = shortened(scribe.named(_words(source, Fact.IDENTIFIED)), QUOTED)
        yield Markdown(f"Its cause, as recorded: “{line(words)}”.")
    elif scribe.briefing.incident.status is not Status.CANCELLED:
        yield Markdown("Its cause is not recorded yet.")


def _remedy(scribe: Scribe) -> Iterator[Markdown]:
    words = fixed_by(scribe)
    if words:
        yield Markdown(f"What ended it: “{words}”.")


def _words(source: Line, fact: Fact) -> str:
    """What a person said, without what the record itself writes before it."""
    return source.text.removeprefix(SENTENCES[fact]).removeprefix(": ").strip()


def _source(scribe: Scribe, milestone: Milestone) -> Line | None:
    """The line that gives the moment."""
    moment = scribe.briefing.moments.known.get(milestone)
    if moment is None or moment.source.entry is None:
        return None
    lines = scribe.briefing.lines
    return next((each for each in lines if each.entry == moment.source.entry), None)
