"""Workspaces that the bot is in."""

from dataclasses import dataclass

from sqlalchemy import select

from storage.tables.places import counters, workspaces
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One workspace, with whom the bot is in it."""

    id: str
    name: str
    url: str
    bot_user: str
    bot_id: str


def meet(
    tx: Transaction, workspace: str, *, name: str, url: str, bot_user: str, bot_id: str
) -> None:
    """Keep what is known of a workspace, in place of what was known before."""
    known = {"name": name, "url": url, "bot_user": bot_user, "bot_id": bot_id}
    tx.changed(
        tx.insert(workspaces)
        .values(id=workspace, **known)
        .on_conflict_do_update(index_elements=["id"], set_=known)
    )


def get(tx: Transaction, workspace: str) -> Workspace | None:
    """The workspace, or None when the bot has never met it."""
    row = tx.row(select(workspaces).where(workspaces.c.id == workspace))
    return Workspace(**row) if row else None


def next_number(tx: Transaction, workspace: str) -> int:
    """The number of the workspace's next incident, from 1; given back if the transaction fails."""
    counting = tx.insert(counters).values(workspace=workspace, name="incident", value=1)
    number: int = tx.value(
        counting.on_conflict_do_update(
            index_elements=["workspace", "name"], set_={"value": counters.c.value + 1}
        ).returning(counters.c.value)
    )
    return number
