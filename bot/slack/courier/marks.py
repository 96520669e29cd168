"""The bot's own small reaction: there while a mark stands, gone with the last one."""

from bot.domain.kinds import MEMO
from bot.domain.receipts import Receipt
from bot.slack.courier.errand import Errand

# A message that is gone needs no reaction, and takes none away.
GONE = frozenset({"message_not_found", "no_item_specified", "thread_locked"})


def keep(errand: Errand) -> Receipt:
    errand.call(
        errand.client.reactions_add,
        fine={"already_reacted", "too_many_reactions", "too_many_emoji", *GONE},
        channel=errand.fact("channel"),
        timestamp=errand.fact("ts"),
        name=MEMO,
    )
    return Receipt()


def drop(errand: Errand) -> Receipt:
    errand.call(
        errand.client.reactions_remove,
        fine={"no_reaction", *GONE},
        channel=errand.fact("channel"),
        timestamp=errand.fact("ts"),
        name=MEMO,
    )
    return Receipt()
