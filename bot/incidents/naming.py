"""Channels that a text mentions, by the names that they have when it is heard."""

import storage.channels
from bot.domain import channel_signs
from storage import Transaction


class ChannelUnknown(Exception):
    """A text mentions a channel, and nobody has told us yet what it is called."""

    def __init__(self, workspace: str, channel: str) -> None:
        self.workspace = workspace
        self.channel = channel
        super().__init__(f"what {channel} is called is not known yet")


def with_channels(tx: Transaction, workspace: str, text: str) -> str:
    """The text with names in it where it mentions channels. Raises ChannelUnknown."""
    wanted = channel_signs.mentioned(text)
    if not wanted:
        return text
    names = storage.channels.names(tx, workspace, wanted)
    unknown = sorted(wanted - names.keys())
    if unknown:
        raise ChannelUnknown(workspace, unknown[0])
    return channel_signs.with_names(text, names.__getitem__)


def as_far_as_known(tx: Transaction, workspace: str, text: str) -> str:
    """The same where nobody can wait for the names that are not known yet."""
    names = storage.channels.names(tx, workspace, channel_signs.mentioned(text))
    return channel_signs.with_names(text, lambda one: names.get(one, channel_signs.NAMELESS))
