"""The app that people install is the app that we try everything with."""

import json
from typing import Any

import pytest

from devslack.definition import SCRIBE
from tests.support.machine import REPOSITORY


@pytest.fixture
def manifest() -> dict[str, Any]:
    return json.loads((REPOSITORY / "docs" / "slack-app-manifest.json").read_text())


def test_the_manifest_asks_for_the_scopes_and_events_of_the_local_slack(
    manifest: dict[str, Any],
) -> None:
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert scopes == sorted(SCRIBE.scopes)
    assert events == sorted(SCRIBE.events)


def test_the_manifest_offers_the_commands_of_the_local_slack(manifest: dict[str, Any]) -> None:
    commands = manifest["features"]["slash_commands"]
    assert [
        (command["command"], command["usage_hint"], command["description"]) for command in commands
    ] == [(each.command, each.usage_hint, each.description) for each in SCRIBE.commands]
    assert all(command["should_escape"] for command in commands), "roles are given by mention"


def test_the_manifest_offers_the_shortcuts_of_the_local_slack(manifest: dict[str, Any]) -> None:
    types = {"message": "message_action", "global": "shortcut"}
    assert {
        (each["callback_id"], each["name"], types[each["type"]])
        for each in manifest["features"]["shortcuts"]
    } == {(each.callback_id, each.name, each.type) for each in SCRIBE.shortcuts}


def test_the_manifest_keeps_to_slacks_lengths(manifest: dict[str, Any]) -> None:
    about, features = manifest["display_information"], manifest["features"]
    assert len(about["name"]) <= 35
    assert len(about["description"]) <= 140
    assert all(len(each["name"]) <= 24 for each in features["shortcuts"])
    assert all(len(each["description"]) <= 150 for each in features["shortcuts"])
