"""Whether everything that was heard has been seen to."""

from sqlalchemy import exists, or_, select

from storage.lanes import need_is_met, undelivered
from storage.states import State, one_of
from storage.tables.queues import inbox, outbox
from storage.transaction import Transaction


def idle(tx: Transaction, workspace: str) -> bool:
    """Nothing in the inbox is to be looked at, nothing in the outbox could be told.

    A parcel whose need cannot be met, because what would meet it is parked, keeps nobody waiting.
    """
    unseen = exists().where(
        inbox.c.workspace == workspace, one_of(inbox.c.state, State.NEW, State.TAKEN)
    )
    untold = exists().where(
        outbox.c.workspace == workspace, undelivered(outbox), need_is_met(outbox)
    )
    return not tx.value(select(or_(unseen, untold)))
