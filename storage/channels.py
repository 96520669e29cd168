"""What channels are called, as last heard of."""

from collections.abc import Collection

from sqlalchemy import select

from storage.tables.places import channels
from storage.transaction import Transaction


def keep(tx: Transaction, workspace: str, channel: str, name: str) -> None:
    """Keep what the channel is called, in place of what was known before."""
    known = {"workspace": workspace, "id": channel, "name": name}
    tx.changed(
        tx.insert(channels)
        .values(known)
        .on_conflict_do_update(index_elements=["workspace", "id"], set_=known)
    )


def names(tx: Transaction, workspace: str, ids: Collection[str]) -> dict[str, str]:
    """The names of those of the channels that are known, by id."""
    query = select(channels.c.id, channels.c.name).where(
        channels.c.workspace == workspace, channels.c.id.in_(list(ids))
    )
    return {row["id"]: row["name"] for row in tx.rows(query)}
