"""What all tables share.

Every key begins with the workspace. Where a row needs a number of its own, the pair (workspace, id)
is unique as well, and foreign keys name the pair: no row can point into another workspace.
"""

from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Identity, MetaData, Text

from storage.plumbing.sqltypes import Id, Prose, UtcDateTime, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number() -> Column[int]:
    """The row's own number, counting up; never given twice (`sqlite_autoincrement`)."""
    return Column("id", Id, Identity(), primary_key=True)


def key(name: str) -> Column[str]:
    """A text that is part of the primary key."""
    return Column(name, Text, primary_key=True)


def text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def prose(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, Prose, nullable=optional)


def flag(name: str) -> Column[bool]:
    return Column(name, Boolean(create_constraint=False), nullable=False)


def instant(name: str, *, optional: bool = False) -> Column[Any]:
    return Column(name, UtcDateTime, nullable=optional)


def word(name: str, words: type[StrEnum], *, optional: bool = False) -> Column[Any]:
    return Column(name, Word(words), nullable=optional)


def whole(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Id, nullable=optional)


def of_incident() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["workspace", "incident"], ["incidents.workspace", "incidents.id"])


def of_entry() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["workspace", "entry"], ["entries.workspace", "entries.id"])
