"""A person as `users.info` and the people events show them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from devslack.wire import Json
from devslack.workspace.model import Person, Team


def person_shape(person: Person, *, now: int) -> Json:
    """Bots and deactivated people have no time zone, as in Slack."""
    shape: Json = {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.name,
        "deleted": person.deactivated,
        "color": "4bbe2e",
        "profile": profile_shape(person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
    }
    if person.deactivated:
        return shape
    shape |= {
        "real_name": person.real_name,
        "is_admin": person.admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": not person.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }
    return shape | (_zone(person.tz, now) if person.tz and not person.is_bot else {})


def profile_shape(person: Person) -> Json:
    shape: Json = {
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": "" if person.is_bot else person.name,
        "display_name_normalized": "" if person.is_bot else person.name,
        "avatar_hash": "g" + person.id.lower(),
        "team": person.team_id,
    }
    if person.is_bot:
        shape |= {"bot_id": person.bot_id, "api_app_id": person.app_id, "always_active": True}
    return shape


def team_shape(team: Team) -> Json:
    return {
        "id": team.id,
        "name": team.name,
        "url": f"https://{team.domain}.slack.com/",
        "domain": team.domain,
        "email_domain": "",
        "icon": {"image_default": True},
    }


def _zone(tz: str, now: int) -> Json:
    local = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(tz))
    offset = local.utcoffset()
    return {
        "tz": tz,
        "tz_label": local.tzname() or tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
    }
