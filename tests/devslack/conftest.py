"""A local Slack for each test of it, and the client that Slack gives to everybody."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.localslack import LocalSlack
from tests.support import shapes


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """Fresh; whatever it sent in the test has Slack's shapes, where those can be looked up."""
    with LocalSlack("--port", "0") as running:
        yield running
        shapes.hold(running)


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    """slack_sdk's own client, which repeats nothing."""
    return WebClient(slack.at.bot_token, base_url=slack.at.base_url, retry_handlers=[])
