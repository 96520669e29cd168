"""Slack's socket: what is not stored is not answered, and so it comes again."""

import asyncio
from collections.abc import Iterator

import pytest

import storage.migrations
from bot.localslack import LocalSlack
from bot.slack.edge.socket import Socket
from storage import Database, Unavailable
from storage.inbox import Arrival
from tests.slack.doors import bolt, eventually


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """One of its own: nothing from other tests waits in it for somebody to hear it."""
    with LocalSlack("--port", "0") as running:
        yield running


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    storage.migrations.upgrade(sqlite_url)
    opened = Database.open(sqlite_url)
    yield opened
    opened.close()


def test_an_event_that_was_not_stored_stays_with_slack_and_one_that_was_does_not(
    slack: LocalSlack, database: Database
) -> None:
    asyncio.run(_unstored_then_stored(slack, database))


async def _unstored_then_stored(slack: LocalSlack, database: Database) -> None:
    heard: list[Arrival] = []
    broken = True

    async def store(arrival: Arrival) -> None:
        heard.append(arrival)
        if broken:
            raise Unavailable("nobody answers")

    app = bolt(database, store, slack.at.base_url, slack.at.bot_token)
    socket = Socket(app, slack.at.app_token, slack.at.base_url)
    await socket.open()
    try:
        await eventually(lambda: slack.get("state")["sockets"] == 1)
        slack.post("say", channel="general", text="hello", **{"as": "reporter"})
        await eventually(lambda: len(heard) > 0)
        await asyncio.sleep(0.2)
        assert slack.get("state")["undelivered"] > 0
        broken = False
        await eventually(lambda: slack.get("state")["undelivered"] == 0, seconds=30)
        assert len({arrival.key for arrival in heard}) == 1
    finally:
        await socket.close()
    await eventually(lambda: slack.get("state")["sockets"] == 0)


def test_a_stop_is_heard_before_slack_is_there(database: Database) -> None:
    async def open_and_close() -> None:
        async def store(_: Arrival) -> None:
            """Nothing arrives."""

        nowhere = "http://127.0.0.1:9/api/"
        socket = Socket(bolt(database, store, nowhere, "xoxb-1"), "xapp-1", nowhere)
        await socket.open()
        await asyncio.sleep(0.1)
        await asyncio.wait_for(socket.close(), 2)

    asyncio.run(open_and_close())


def test_what_is_in_hand_when_a_stop_is_asked_for_is_still_answered(
    slack: LocalSlack, database: Database
) -> None:
    async def stopped_while_storing() -> None:
        begun = asyncio.Event()

        async def store(_: Arrival) -> None:
            begun.set()
            await asyncio.sleep(0.5)

        app = bolt(database, store, slack.at.base_url, slack.at.bot_token)
        socket = Socket(app, slack.at.app_token, slack.at.base_url)
        await socket.open()
        await eventually(lambda: slack.get("state")["sockets"] == 1)
        slack.post("say", channel="general", text="hello", **{"as": "reporter"})
        await begun.wait()
        await socket.close()
        # With no socket open nothing can be delivered anew: it was answered.
        await eventually(lambda: slack.get("state")["undelivered"] == 0)

    asyncio.run(stopped_while_storing())
