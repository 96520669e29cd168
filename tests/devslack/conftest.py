"""A local Slack for each test of it, and the client that Slack gives to everybody."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from bot.localslack import LocalSlack
from tests.devslack import shapes
from tests.support import machine


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """Fresh; whatever it sent in the test has Slack's shapes, where those can be looked up."""
    with LocalSlack("--port", "0") as running:
        yield running
        log = running.get("log")
    if machine.REPOSITORY.parent.joinpath("shared", "tools").exists():
        assert "\n".join(shapes.misshapen(log, shapes.published_shapes())) == ""


@pytest.fixture
def client(slack: LocalSlack) -> WebClient:
    """slack_sdk's own client, which repeats nothing."""
    return WebClient(slack.at.bot_token, base_url=slack.at.base_url, retry_handlers=[])
