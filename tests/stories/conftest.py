"""Scenes and the people in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.localslack import LocalSlack
from tests.stories.here import Here
from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.support import shapes


@pytest.fixture
def slack() -> Iterator[LocalSlack]:
    """Whatever was sent in the scene has Slack's shapes, where those can be looked up."""
    with LocalSlack("--port", "0") as running:
        yield running
        shapes.hold(running)


@pytest.fixture
def open_scene(slack: LocalSlack, tmp_path: Path) -> Iterator[Callable[..., Scene]]:
    """Opens a scene on a database; its clock is the local Slack's, so that times can be set."""
    opened: list[Scene] = []

    def open_it(database_url: str, over: str = "socket", **settings: str) -> Scene:
        clock = {"SCRIBE_CLOCK_URL": f"{slack.at.control_url}clock"}
        scene = Scene(slack, database_url, tmp_path, over, clock | settings)
        opened.append(scene)
        return scene

    yield open_it
    for scene in opened:
        scene.close()


@pytest.fixture
def team(open_scene: Callable[..., Scene], sqlite_url: str) -> Team:
    """A team on SQLite over Socket Mode, with the bot running."""
    scene = open_scene(sqlite_url)
    scene.start()
    return Team(scene)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team whose bot runs on through all stories of a file; each has an incident of its own."""
    folder = tmp_path_factory.mktemp("house")
    with LocalSlack("--port", "0") as slack:
        clock = {"SCRIBE_CLOCK_URL": f"{slack.at.control_url}clock"}
        scene = Scene(slack, f"sqlite:///{folder}/scribe.db", folder, "socket", clock)
        scene.start()
        yield Team(scene)
        scene.close()
        shapes.hold(slack)


@pytest.fixture
def here(house: Team) -> Here:
    """Everybody in the channel of an incident that the reporter declared at noon."""
    return Here.declared(house)
