"""Where a row of a queue stands."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, literal_column


class State(StrEnum):
    """Of an event in the inbox."""

    NEW = "new"
    TAKEN = "taken"
    DONE = "done"
    PARKED = "parked"
    DROPPED = "dropped"  # by an operator


class ParcelState(StrEnum):
    """Of a parcel in the outbox."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PARKED = "parked"
    DROPPED = "dropped"


OVER = (State.DONE, State.DROPPED)
PARCEL_OVER = (ParcelState.SENT, ParcelState.DROPPED)


def still(column: Any, state: StrEnum) -> ColumnElement[bool]:
    """The column holds the state, in a row that is found by its number.

    Said the long way round: a partial index on the state looks small to a planner that knows little
    of the table, and would be searched in place of the number.
    """
    others: ColumnElement[bool] = column.not_in([word for word in type(state) if word != state])
    return others


def one_of(column: Any, *states: StrEnum) -> ColumnElement[bool]:
    """The column holds one of the states, said in the text of the statement.

    Partial indexes are found by the text; a state sent as a parameter would go past them.
    """
    said: list[ColumnElement[Any]] = [literal_column(f"'{state.value}'") for state in states]
    found: ColumnElement[bool] = column.in_(said) if len(said) > 1 else column == said[0]
    return found
