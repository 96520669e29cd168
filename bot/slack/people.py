"""Slack's users as the people of the record."""

from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk import WebClient

from bot.domain.people import Person, without_signs
from bot.slack.courier.calls import pages

MOST_PAGES = 500  # of users.list; whoever is on none of them is met when they first act


def person(user: Mapping[str, Any], workspace: str) -> Person:
    """The person that a user object (users.info, user_change, team_join) tells of."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), user.get("real_name"), profile.get("real_name"))
    name = next((name for name in (*names, user.get("name")) if name), user["id"])
    home = user.get("team_id") or workspace
    return Person(
        workspace=workspace,
        id=user["id"],
        name=without_signs(name),
        zone=_known_zone(user.get("tz")),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_external=bool(user.get("is_stranger")) or home != workspace,
        is_deactivated=bool(user.get("deleted")),
    )


def everyone(client: WebClient, workspace: str) -> Iterator[Person]:
    """All people of the workspace, asked for a page at a time. Raises DeliveryFailed."""
    for page in pages(client.users_list, at_most=MOST_PAGES):
        for member in page["members"]:
            yield person(member, workspace)


def _known_zone(name: str | None) -> str | None:
    """Slack's zone, or None where it tells none or one that this machine does not know."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
