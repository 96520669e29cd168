"""Slack delivers at least once and in any order: the record reads the same all the same."""

import random
from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from storage import Database
from tests.incidents.history import AUTHORS, EMOJI, PEOPLE, TEXTS, Act, Channel, Happened
from tests.incidents.listener import AsRead, heard

places = some.tuples(
    some.sampled_from(list(AUTHORS)), some.sampled_from(PEOPLE), some.sampled_from(EMOJI)
)
deeds = some.sampled_from(["mark"] * 5 + ["edit", "edit", "fetch", "delete"])


@some.composite
def histories(draw: some.DrawFn) -> list[Act]:
    """Everything is said, and then much happens to few of it: marked, taken back, marked again."""
    busy = some.sampled_from(draw(some.lists(places, min_size=1, max_size=2)))
    acts = [Act(does="say", message=name, person="", emoji="", text=TEXTS[0]) for name in AUTHORS]
    for deed, place, text in draw(
        some.lists(some.tuples(deeds, busy, some.sampled_from(TEXTS)), min_size=4, max_size=16)
    ):
        acts.append(Act(does=deed, message=place[0], person=place[1], emoji=place[2], text=text))
    return acts


Read = Callable[[Sequence[Happened]], AsRead]


class _Undone(Exception):
    """Nothing of an example stays in the database."""


def _reading(url: str) -> Iterator[Read]:
    database = Database.open(url)

    def read(happened: Sequence[Happened]) -> AsRead:
        with pytest.raises(_Undone) as undone, database.transaction() as tx:
            raise _Undone(heard(tx, happened))
        found: AsRead = undone.value.args[0]
        return found

    yield read
    database.close()


@pytest.fixture
def read(migrated_sqlite_url: str) -> Iterator[Read]:
    yield from _reading(migrated_sqlite_url)


@pytest.fixture
def read_on_postgresql(migrated_postgres_url: str) -> Iterator[Read]:
    yield from _reading(migrated_postgres_url)


def _anyhow(told: Sequence[Happened], chance: random.Random) -> list[Happened]:
    """Everything one to three times, shuffled."""
    repeated = [each for each in told for _ in range(chance.randint(1, 3))]
    chance.shuffle(repeated)
    return repeated


# An example takes back what it wrote, so that the next may have the same database.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(history=histories(), chance=some.randoms(use_true_random=False))
@shared
def test_the_record_reads_the_same_in_whatever_order_it_was_heard(
    read: Read, history: list[Act], chance: random.Random
) -> None:
    told = Channel().play(history)
    assert read(_anyhow(told, chance)) == read(told)


@given(history=histories(), chance=some.randoms(use_true_random=False))
@settings(shared, max_examples=10)
def test_and_so_it_does_on_postgresql(
    read_on_postgresql: Read, history: list[Act], chance: random.Random
) -> None:
    told = Channel().play(history)
    assert read_on_postgresql(_anyhow(told, chance)) == read_on_postgresql(told)
