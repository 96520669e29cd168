"""A person as `users.info` and the people events show them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from devslack.wire import Json
from devslack.workspace.model import Person, Team

_AVATARS = (24, 32, 48, 72, 192, 512)


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
        "locale": "en-US",
        "updated": person.updated,
        "real_name": person.real_name,
        "is_admin": person.admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": not person.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }
    zoned = person.tz and not person.is_bot and not person.deactivated
    return shape | (_zone(person.tz, now) if person.tz and zoned else {})


def profile_shape(person: Person) -> Json:
    shown = "" if person.is_bot else person.name
    first, _, last = person.real_name.partition(" ")
    shape: Json = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": person.real_name,
        "real_name_normalized": person.real_name,
        "display_name": shown,
        "display_name_normalized": shown,
        "first_name": first,
        "last_name": last,
        "status_text": "",
        "status_text_canonical": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "avatar_hash": "g" + person.id.lower(),
        "team": person.team_id,
    }
    address = "https://a.slack-edge.com/80588/img/avatars/ava"
    shape |= {f"image_{size}": f"{address}_{size}.png" for size in _AVATARS}
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
