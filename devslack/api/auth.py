"""Who the app is, where it is, and its way in by socket."""

from devslack.api.call import Call
from devslack.shapes.people import team_shape
from devslack.wire import Json, Refused


def auth_test(call: Call) -> Json:
    team = call.site.team
    return {
        "url": f"https://{team.domain}.slack.com/",
        "team": team.name,
        "user": call.bot.name,
        "team_id": team.id,
        "user_id": call.bot.id,
        "bot_id": call.bot.bot_id,
        "is_enterprise_install": False,
    }


def team_info(call: Call) -> Json:
    if call.args.text("team", call.site.team.id) != call.site.team.id:
        raise Refused("team_not_found")
    return {"team": team_shape(call.site.team)}


def apps_connections_open(call: Call) -> Json:
    """An address that one socket can use once, within half a minute."""
    base = call.site.address.replace("http", "ws", 1)
    return {"url": f"{base}/link/?ticket={call.site.tickets.new_socket()}"}
