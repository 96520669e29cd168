"""Slack's users as the people of the record."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.people import Person, without_signs


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


def _known_zone(name: str | None) -> str | None:
    """Slack's zone, or None where it tells none or one that this machine does not know."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
