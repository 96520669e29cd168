"""What a draft still lacks, in short sentences; nothing here blocks anything."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from bot.domain.briefing import Briefing
from bot.domain.durations import in_words
from bot.domain.facts import SENTENCES, Fact
from bot.domain.kinds import Kind, Milestone
from bot.domain.milestones import why_not_recorded
from bot.domain.moments import Basis
from bot.domain.order import in_utc
from bot.domain.people import mentioned, with_names
from bot.domain.precision import Precision, cut
from bot.domain.timeline import Line

SILENCE = timedelta(minutes=30)
SILENCES_NAMED = 5
_QUOTED = 80

IMPACT = "impact"
CAUSE = "root_cause_and_contributing_factors"


def lacks(briefing: Briefing, *, written: Collection[str] = ()) -> tuple[str, ...]:
    """`written` are the keys of sections in which people have written."""
    return (
        *_missing_moments(briefing),
        *(contradiction.sentence for contradiction in briefing.moments.contradictions),
        *_assumptions(briefing),
        *(() if IMPACT in written else _impact(briefing)),
        *(() if CAUSE in written else _cause(briefing)),
        *_ownerless(briefing),
        *_silences(briefing),
    )


def causes(briefing: Briefing) -> tuple[Line, ...]:
    """Lines that say what the cause was, or lead to it: not the bare fact that it was found."""
    bare = SENTENCES[Fact.IDENTIFIED]
    telling = {Kind.IDENTIFIED, Kind.FINDING}
    return tuple(
        line
        for line in briefing.lines
        if telling.intersection(line.kinds) and line.text != bare and not line.deleted
    )


def _missing_moments(briefing: Briefing) -> Iterator[str]:
    for milestone in Milestone:
        if milestone in briefing.moments.known or milestone is Milestone.CLOSED:
            continue  # an incident that is over need not be closed
        why = why_not_recorded(milestone, briefing.moments)
        how = f"Put {why}" if why.startswith(":") else why
        yield f"{milestone.words.capitalize()} is not recorded. {how}"


def _assumptions(briefing: Briefing) -> Iterator[str]:
    for moment in briefing.moments.known.values():
        if moment.basis is Basis.ASSUMED:
            when = in_utc(moment.at, moment.precision)
            yield (
                f"{moment.milestone.words.capitalize()} ({when}) "
                f"is only assumed, from {moment.rule}. "
                f"`/incident set {moment.milestone} {when}` confirms it."
            )


def _impact(briefing: Briefing) -> Iterator[str]:
    if not briefing.of_kind(Kind.IMPACT):
        yield "Nothing says who was affected, and how badly (:busts_in_silhouette:)."


def _cause(briefing: Briefing) -> Iterator[str]:
    if not causes(briefing):
        yield "Nothing says what the cause was (:dart:, or :mag: for a finding)."


def _ownerless(briefing: Briefing) -> Iterator[str]:
    for line in briefing.of_kind(Kind.ACTION_ITEM):
        if not mentioned(line.text) and not line.deleted:
            yield f'An action item names no owner: "{_short(briefing, line.text)}".'


def _short(briefing: Briefing, text: str) -> str:
    named = " ".join(with_names(text, briefing.name_of).split())
    return named if len(named) <= _QUOTED else f"{named[:_QUOTED]}…"


def _silences(briefing: Briefing) -> Iterator[str]:
    """The longest stretches of live incident about which nothing is known, in order."""
    found = sorted(
        pair for pair in pairwise(_live_instants(briefing)) if pair[1] - pair[0] > SILENCE
    )
    longest = sorted(found, key=lambda pair: pair[0] - pair[1])[:SILENCES_NAMED]
    for begin, end in sorted(longest):
        lasted = in_words(end - begin, Precision.MINUTE)
        until = in_utc(end, Precision.MINUTE, dated=begin.date() != end.date())
        yield (
            "Nothing is on the timeline between "
            f"{in_utc(begin, Precision.MINUTE)} and {until} ({lasted})."
        )
    if len(found) > len(longest):
        more = len(found) - len(longest)
        yield f"{more} more stretches of over 30 minutes have nothing on the timeline."


def _live_instants(briefing: Briefing) -> list[datetime]:
    """When anything is known to have happened, from the detection to the resolution."""
    known = briefing.moments.known
    begins = known.get(Milestone.DETECTED) or known.get(Milestone.DECLARED)
    begin = begins.at if begins else briefing.incident.declared_at
    resolved = known.get(Milestone.RESOLVED)
    instants = [moment.at for moment in known.values()] + [line.at for line in briefing.lines]
    end = resolved.at if resolved else max(instants, default=begin)
    within = {cut(at, Precision.MINUTE) for at in instants if begin <= at <= end}
    return sorted(within)
