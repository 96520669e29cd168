"""Instants come back as they went in, and the database orders them as Python does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import literal, select
from sqlalchemy.exc import StatementError

from storage import Database, Transaction
from storage.plumbing.clock import from_now
from storage.plumbing.sqltypes import UtcDateTime
from tests.storage.rows import NOON

# Stays a day within what both sides can hold, so that any zone's offset still fits.
INSTANTS = st.datetimes(
    min_value=datetime(1, 1, 3, tzinfo=UTC).replace(tzinfo=None),
    max_value=datetime(9999, 12, 29, tzinfo=UTC).replace(tzinfo=None),
    timezones=st.just(UTC),
)


def test_an_instant_comes_back_to_the_microsecond(tx: Transaction) -> None:
    @given(INSTANTS, st.integers(-14 * 60, 14 * 60))
    def same(at: datetime, minutes: int) -> None:
        elsewhere = at.astimezone(timezone(timedelta(minutes=minutes)))
        back = tx.value(select(literal(elsewhere, UtcDateTime)))
        assert (back, back.tzinfo) == (at, UTC)

    same()


def test_the_database_orders_instants_as_python_does(tx: Transaction) -> None:
    @given(INSTANTS, INSTANTS)
    def same(one: datetime, other: datetime) -> None:
        earlier = literal(one, UtcDateTime) < literal(other, UtcDateTime)
        assert bool(tx.value(select(earlier))) is (one < other)

    same()


def test_a_time_without_a_zone_is_refused(tx: Transaction) -> None:
    with pytest.raises(StatementError, match="is naive; instants are aware"):
        tx.value(select(literal(NOON.replace(tzinfo=None), UtcDateTime)))


def test_the_clock_goes_on_and_a_lease_ends_so_many_seconds_later(database: Database) -> None:
    with database.transaction() as tx:
        before = tx.now()
        end = tx.value(select(from_now(90.5)))
        after = tx.now()
    assert before.tzinfo is UTC
    assert before + timedelta(seconds=90.5) <= end <= after + timedelta(seconds=90.5)
