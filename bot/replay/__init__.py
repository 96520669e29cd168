"""Plays a published incident through the real bot on a local Slack, over real sockets."""

from collections.abc import Callable, Mapping

from bot.companion import BotFailed
from bot.domain.notices import Json
from bot.main import TEMPLATES
from bot.postmortem.drafting import Drafter
from bot.replay.case import Case
from bot.replay.playing import Player
from bot.replay.report import report
from bot.replay.stage import staged


def play(
    case: Case,
    format_name: str,
    database_url: str | None,
    environment: Mapping[str, str],
    tell: Callable[[str], None],
) -> dict[str, Json]:
    """Act the case and report what the record came to.

    `environment` is what the bot's process is started with besides its settings. Raises BotFailed
    and LocalSlackFailed.
    """
    formats = Drafter(TEMPLATES).formats
    if format_name not in formats:
        raise BotFailed(f"There is no format {format_name!r}; there is {', '.join(formats)}.")
    tell("starting the local Slack and the bot")
    with staged(database_url, environment) as stage:
        incident = Player(stage, case, tell).play(format_name)
        tell("reading the record")
        return report(stage, incident, format_name)
