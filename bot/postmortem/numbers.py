"""The moments and the metrics as the draft shows them: each with where it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.durations import in_words
from bot.domain.kinds import Milestone
from bot.domain.metrics import Measurement
from bot.domain.moments import Basis, Moment, Statement
from bot.postmortem.lines import Scribe
from bot.postmortem.markdown import Markdown, cell

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A milestone in the table of moments; every value is Markdown for a cell.

    `told` is its time and where that comes from, for a sentence.
    """

    name: str
    is_known: bool
    utc: Markdown
    local: Markdown
    basis: Markdown
    by: Markdown
    source: Markdown
    told: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A metric: what it comes to, or why to nothing; from which moment to which.

    `told` is the value with all that must be said of it.
    """

    name: str
    told: Markdown
    formula: Markdown
    start: Markdown
    end: Markdown


def moments(scribe: Scribe) -> dict[str, Reached]:
    """Every milestone by its name, in order, the unknown ones too."""
    known = scribe.briefing.moments.known
    return {
        each.value: _reached(scribe, known[each]) if each in known else _missing(each)
        for each in Milestone
    }


def numbers(scribe: Scribe) -> dict[str, Number]:
    """Every metric by its name, in the table's order."""
    return {each.metric.name: _number(scribe, each) for each in scribe.briefing.measurements}


def set_aside(scribe: Scribe) -> Iterator[Markdown]:
    """Statements that a reopening has overtaken, each in words."""
    for statement in scribe.briefing.moments.set_aside:
        yield Markdown(f"{statement.milestone.words} {_told(scribe, statement)}")


def _reached(scribe: Scribe, moment: Moment) -> Reached:
    return Reached(
        name=_titled(moment.milestone.words),
        is_known=True,
        utc=Markdown(scribe.utc(moment.at, moment.precision)),
        local=Markdown(scribe.local(moment.at, moment.precision) if scribe.local else ""),
        basis=_basis(moment),
        by=_names(scribe, moment),
        source=scribe.source(moment.source),
        told=_told(scribe, moment),
    )


def _missing(milestone: Milestone) -> Reached:
    nothing = Markdown()
    return Reached(
        name=_titled(milestone.words),
        is_known=False,
        utc=Markdown(NOT_RECORDED),
        local=nothing,
        basis=nothing,
        by=nothing,
        source=nothing,
        told=Markdown(NOT_RECORDED),
    )


def _number(scribe: Scribe, measured: Measurement) -> Number:
    return Number(
        name=_titled(measured.metric.label),
        told=_worth(measured),
        formula=cell(measured.metric.formula),
        start=_endpoint(scribe, measured.start),
        end=_endpoint(scribe, measured.end),
    )


def _titled(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _worth(measured: Measurement) -> Markdown:
    if measured.value is None:
        return Markdown(f"{NOT_RECORDED} ({cell(measured.reason)})")
    lasted = in_words(measured.value, measured.precision)
    return Markdown(f"**{lasted}** (assumed)" if measured.assumed else f"**{lasted}**")


def _endpoint(scribe: Scribe, moment: Moment | None) -> Markdown:
    if moment is None:
        return Markdown(NOT_RECORDED)
    return Markdown(f"{moment.milestone.words} {_told(scribe, moment)}")


def _told(scribe: Scribe, moment: Moment | Statement) -> Markdown:
    """`14:02 UTC (set, [message](...))`."""
    when = f"{scribe.utc(moment.at, moment.precision)} UTC" if moment.at else "at an unknown time"
    source = scribe.source(moment.source)
    return Markdown(f"{when} ({', '.join(filter(None, (_strength(moment), source)))})")


def _strength(moment: Moment | Statement) -> str:
    is_assumed = moment.basis is Basis.ASSUMED
    return "**assumed**" if is_assumed else moment.basis.value


def _basis(moment: Moment) -> Markdown:
    if moment.basis is Basis.ASSUMED:
        return Markdown(f"**assumed**: {cell(moment.rule)}")
    return Markdown(moment.basis.value)


def _names(scribe: Scribe, moment: Moment) -> Markdown:
    return Markdown(", ".join(scribe.name(person) for person in moment.by))
