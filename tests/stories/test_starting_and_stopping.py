"""How the bot starts, refuses to start, shares the work and stops."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import storage.migrations
from bot.localslack import LocalSlack, bot_settings
from tests.stories.scene import Scene
from tests.stories.team import Team
from tests.support import machine

STARTS_WITHIN = 20


def scribe(*words: str, folder: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=folder,
        env=machine.environment() | {"PYTHONPATH": str(machine.REPOSITORY)} | settings,
        capture_output=True,
        text=True,
        timeout=STARTS_WITHIN,
        check=False,
    )


def test_a_database_of_an_older_schema_is_no_start(slack: LocalSlack, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/scribe.db"
    refused = scribe("run", folder=tmp_path, **bot_settings(slack.at, url))
    assert refused.returncode == 1
    assert refused.stderr == ("The database is not at the present schema. Run `scribe migrate`.\n")


def test_migrate_makes_the_database_that_run_wants(slack: LocalSlack, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/scribe.db"
    migrated = scribe("migrate", folder=tmp_path, SCRIBE_DATABASE_URL=url)
    assert (migrated.returncode, migrated.stdout) == (0, "The database has the present schema.\n")
    assert not storage.migrations.pending(url)


def test_a_token_that_slack_does_not_know_is_no_start(
    slack: LocalSlack, sqlite_url: str, tmp_path: Path
) -> None:
    storage.migrations.upgrade(sqlite_url)
    settings = bot_settings(slack.at, sqlite_url) | {"SCRIBE_SLACK_BOT_TOKEN": "xoxb-wrong"}
    refused = scribe("run", folder=tmp_path, **settings)
    assert refused.returncode == 1
    assert refused.stderr == (
        "Slack does not take SCRIBE_SLACK_BOT_TOKEN (invalid_auth). "
        "Copy it again from the app's page, OAuth & Permissions.\n"
    )


def test_everything_wrong_with_the_settings_is_named_at_once(tmp_path: Path) -> None:
    refused = scribe("run", folder=tmp_path, SCRIBE_PORTT="1", SCRIBE_LEASE_SECONDS="soon")
    assert refused.returncode == 1
    for name in ("SCRIBE_PORTT", "SCRIBE_LEASE_SECONDS", "SCRIBE_SLACK_BOT_TOKEN"):
        assert name in refused.stderr
    assert "Traceback" not in refused.stderr


def test_sqlite_with_a_second_process_is_no_start(
    open_scene: Callable[..., Scene], sqlite_url: str, tmp_path: Path
) -> None:
    scene = open_scene(sqlite_url)
    scene.start()
    refused = scribe("run", folder=tmp_path, **bot_settings(scene.slack.at, sqlite_url))
    assert refused.returncode == 1
    assert "in use by another process" in refused.stderr
    assert "Stop the other `scribe run` first." in refused.stderr


@pytest.mark.parametrize("part", ["web", "worker"])
def test_sqlite_serves_no_half_of_the_bot(
    slack: LocalSlack, sqlite_url: str, tmp_path: Path, part: str
) -> None:
    storage.migrations.upgrade(sqlite_url)
    refused = scribe("run", part, folder=tmp_path, **bot_settings(slack.at, sqlite_url))
    assert refused.returncode == 1
    assert refused.stderr.startswith("SQLite serves one process")


def test_a_database_that_is_not_there_is_no_start(slack: LocalSlack, tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/nothing"
    refused = scribe("run", folder=tmp_path, **bot_settings(slack.at, nowhere))
    assert refused.returncode == 1
    assert "database" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_sigterm_ends_it_in_time_with_0(open_scene: Callable[..., Scene], sqlite_url: str) -> None:
    scene = open_scene(sqlite_url)
    scene.start()
    Team(scene).reporter.types("/incident declare sev1 checkout is down")
    asked = time.monotonic()
    assert scene.stop() == 0
    assert time.monotonic() - asked < 10


def test_what_was_in_hand_at_sigterm_is_done_after_the_next_start(
    open_scene: Callable[..., Scene], sqlite_url: str
) -> None:
    scene = open_scene(sqlite_url)
    scene.start()
    team = Team(scene)
    team.reporter.types("/incident declare sev1 checkout is down")
    scene.stop()
    scene.start()
    team.gather()
    assert team.reporter.sees("Declared sev1: checkout is down")


@pytest.fixture
def worker(postgres_url: str, slack: LocalSlack, tmp_path: Path) -> Iterator[None]:
    """A second process on the same PostgreSQL, which only works."""
    storage.migrations.upgrade(postgres_url)
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run", "worker"],
        cwd=tmp_path,
        env=machine.environment() | bot_settings(slack.at, postgres_url),
        stderr=subprocess.DEVNULL,
    )
    yield
    process.terminate()
    assert process.wait(15) == 0


@pytest.mark.usefixtures("worker")
def test_one_process_listens_and_another_works(
    open_scene: Callable[..., Scene], postgres_url: str
) -> None:
    scene = open_scene(postgres_url)
    scene.start(part="web")
    team = Team(scene)
    team.declare("sev1 checkout is down")
    said = team.responder.says("rolled back")
    team.responder.reacts(said, "adhesive_bandage")
    team.commander.types("/incident resolve")
    scene.settle()
    assert [line.text for line in scene.briefing().lines] == [
        "Declared sev1: checkout is down",
        "rolled back",
        "Resolved",
    ]
    assert team.commander.sees("postmortem")
