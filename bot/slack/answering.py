"""Whether Slack answers: as the last call went, or where none went lately, as one goes now."""

import time
from contextlib import suppress

from slack_sdk import WebClient

from bot.condition import UNTOLD, Slack
from bot.delivery import DeliveryFailed
from bot.slack.courier import calls

GOOD_FOR = 15.0  # seconds
NO_ANSWERS = frozenset({calls.NO_ANSWER, "fatal_error", "internal_error", "service_unavailable"})


class Answering:
    """Hears of every call that this process makes. Its methods suit any thread."""

    def __init__(self) -> None:
        self._last = UNTOLD
        self._heard_at = float("-inf")

    def heard(self, _method: str, outcome: str) -> None:
        self._last = Slack(answers=outcome not in NO_ANSWERS, said=outcome)
        self._heard_at = time.monotonic()

    def look(self, client: WebClient) -> Slack:
        """`client` tells us what it heard, and is patient for a moment only."""
        if time.monotonic() - self._heard_at > GOOD_FOR:
            with suppress(DeliveryFailed):
                calls.call(client.auth_test)
        return self._last
