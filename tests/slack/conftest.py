"""The courier and the edge against a local Slack over real sockets."""

from collections.abc import Callable, Iterator

import httpx2
import pytest

from bot.localslack import LocalSlack
from bot.slack.courier import calls
from tests.slack.rounds import Round
from tests.support import shapes


@pytest.fixture(scope="session")
def local_slack() -> Iterator[LocalSlack]:
    """One local Slack for all tests of this folder; each test brings its own incident."""
    with LocalSlack("--port", "0") as running:
        yield running


@pytest.fixture
def slack(local_slack: LocalSlack) -> Iterator[LocalSlack]:
    """The local Slack, without the faults and the log of the test before.

    Afterwards everything that the test sent is held against Slack's published shapes.
    """
    httpx2.delete(f"{local_slack.at.control_url}faults").raise_for_status()
    local_slack.post("log/clear")
    yield local_slack
    shapes.hold(local_slack)


@pytest.fixture
def new_round(slack: LocalSlack) -> Callable[..., Round]:
    """A courier with an incident of its own to tell of."""
    client = calls.client(slack.at.bot_token, slack.at.base_url)
    return lambda **traits: Round(slack, client, **traits)


@pytest.fixture
def courier(new_round: Callable[..., Round]) -> Round:
    return new_round()


@pytest.fixture
def in_channel(courier: Round) -> Round:
    """An incident whose channel is made and whose headline is posted."""
    courier.declare()
    return courier
