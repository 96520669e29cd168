"""Every word of `/incident`. A new one is a file beside this and a name in the table."""

from bot.commands import (
    ack,
    cancel,
    close,
    declare,
    fixing,
    mitigate,
    note,
    postmortem,
    reopen,
    resolve,
    role,
    sev,
    status,
    timeline,
)
from bot.commands import (
    help as help_,
)
from bot.commands import (
    set as set_,
)
from bot.commands.command import Command

_WORDS = (
    declare.COMMAND,
    ack.COMMAND,
    status.COMMAND,
    sev.COMMAND,
    note.COMMAND,
    timeline.COMMAND,
    set_.COMMAND,
    role.COMMAND,
    role.LEAD,
    role.COMMS,
    role.SCRIBE,
    role.OPS,
    fixing.COMMAND,
    mitigate.COMMAND,
    resolve.COMMAND,
    close.COMMAND,
    reopen.COMMAND,
    cancel.COMMAND,
    postmortem.COMMAND,
)

COMMANDS: tuple[Command, ...] = (*_WORDS, help_.command(_WORDS))
