"""Keys of commands, presses and forms that were accepted: none is accepted twice."""

from storage.plumbing.clock import database_now
from storage.tables.queues import accepted
from storage.transaction import Transaction


def once(tx: Transaction, workspace: str, key: str) -> bool:
    """Accept a key. False when it had been accepted before."""
    new = tx.insert(accepted).values(workspace=workspace, key=key, accepted_at=database_now())
    return tx.changed(new.on_conflict_do_nothing()) == 1
