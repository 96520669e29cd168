"""What holds for any record whatever, in whatever order it is heard."""

import random
from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.kinds import EMOJI, Milestone
from bot.domain.lines import Place, statements_of, timeline
from bot.domain.metrics import measure
from bot.domain.milestones import moments
from bot.domain.moments import Basis, Moment, Response, Statement
from bot.domain.order import ORDER, precedes
from bot.domain.precision import Precision
from bot.domain.timeline import Entry, Mark, Message
from tests.domain.record import HERE, at, entry, mark, message, note, source

NOON = at("12:00")
# Few and close together, so that times agree, lie within one minute, and contradict each other.
instants = some.integers(0, 400).map(lambda seconds: NOON + timedelta(seconds=seconds))
clocks = instants.map(lambda when: f"{when:%H:%M:%S}")
people = some.sampled_from(["responder", "reporter", "scribe"])

statements = some.builds(
    Statement,
    milestone=some.sampled_from(Milestone),
    at=some.none() | instants,
    precision=some.sampled_from(Precision),
    basis=some.sampled_from([Basis.SET, Basis.MARKED, Basis.OBSERVED]),
    said_at=instants,
    by=people.map(lambda person: (person,)),
    source=some.integers(1, 9).map(source),
    rank=some.integers(0, 3),
)
responses = some.builds(
    Response, at=instants, by=people, source=some.just(source()), what=some.just("command")
)
many_statements = some.lists(statements, max_size=12)
many_responses = some.lists(responses, max_size=4)
reopenings = some.lists(instants, max_size=2)


@given(many_statements, many_responses, reopenings, some.randoms())
def test_the_moments_do_not_depend_on_the_order_of_hearing(
    said: list[Statement], heard: list[Response], reopened: list, chance: random.Random
) -> None:
    once = moments(said, responses=heard, reopened_at=reopened)
    for each in (said, heard, reopened):
        chance.shuffle(each)
    assert moments(said, responses=heard, reopened_at=reopened) == once


@given(many_statements, many_responses, reopenings)
def test_no_measurement_is_negative_and_each_has_a_value_or_a_reason(
    said: list[Statement], heard: list[Response], reopened: list
) -> None:
    for each in measure(moments(said, responses=heard, reopened_at=reopened)):
        assert (each.value is None) == bool(each.reason)
        assert each.value is None or each.value >= timedelta()


@given(many_statements, many_responses, reopenings)
def test_no_assumption_breaks_the_order(
    said: list[Statement], heard: list[Response], reopened: list
) -> None:
    known = moments(said, responses=heard, reopened_at=reopened).known
    for chain in ORDER:
        present = [known[milestone] for milestone in chain if milestone in known]
        for index, later in enumerate(present):
            for earlier in present[:index]:
                if Basis.ASSUMED in (earlier.basis, later.basis):
                    assert not precedes(later, earlier)


@given(many_statements, many_responses, reopenings)
def test_whatever_is_out_of_order_is_flagged(
    said: list[Statement], heard: list[Response], reopened: list
) -> None:
    told = moments(said, responses=heard, reopened_at=reopened)
    assert bool(told.contradictions) == any(_wrong(chain, told.known) for chain in ORDER)


@given(many_statements, reopenings)
def test_every_statement_that_gives_no_moment_has_a_reason(
    said: list[Statement], reopened: list
) -> None:
    told = moments(said, responses=[], reopened_at=reopened)
    for each in said:
        silent = each in told.set_aside or each in told.untimed
        assert silent or each.milestone in told.known


def _wrong(chain: Sequence[Milestone], known: dict[Milestone, Moment]) -> bool:
    present = [known[milestone] for milestone in chain if milestone in known]
    return any(
        precedes(later, earlier)
        for index, later in enumerate(present)
        for earlier in present[:index]
    )


@some.composite
def kept(draw: some.DrawFn) -> tuple[list[Entry], dict[Place, Message], dict[Place, list[Mark]]]:
    """Up to six entries at places of their own, with messages and marks there or not."""
    entries: list[Entry] = []
    messages: dict[Place, Message] = {}
    marks: dict[Place, list[Mark]] = {}
    for number in range(draw(some.integers(0, 6))):
        ts, clock = f"1.{number}", draw(clocks)
        entries.append(
            draw(some.sampled_from([entry(number, clock, ts), note(number, clock, clock, ts=ts)]))
        )
        if draw(some.booleans()):
            messages[HERE, ts] = message(ts, clock, by_bot=draw(some.booleans()))
        marking = some.tuples(some.sampled_from([row.name for row in EMOJI]), people)
        marks[HERE, ts] = [
            mark(ts, emoji, draw(some.none() | clocks), person)
            for emoji, person in draw(some.lists(marking, max_size=4, unique=True))
        ]
    return entries, messages, marks


@given(kept(), some.randoms())
def test_the_timeline_does_not_depend_on_the_order_of_hearing(
    everything: tuple[list[Entry], dict[Place, Message], dict[Place, list[Mark]]],
    chance: random.Random,
) -> None:
    entries, messages, marks = everything
    once = timeline(entries, messages, marks)
    chance.shuffle(entries)
    for each in marks.values():
        chance.shuffle(each)
    again = timeline(entries, messages, marks)
    assert again == once
    assert statements_of(again) == statements_of(once)
