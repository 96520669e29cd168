"""The people of the workspace."""

from devslack.api.call import Call
from devslack.api.conversations import of_asked_types
from devslack.api.paging import page
from devslack.shapes.channels import channel_shape
from devslack.shapes.people import person_shape
from devslack.wire import Json


def users_info(call: Call) -> Json:
    person = call.workspace.person(call.args.required("user"))
    return {"user": person_shape(person, now=call.workspace.seconds())}


def users_list(call: Call) -> Json:
    people, cursor = page(list(call.workspace.people.values()), call.args)
    now = call.workspace.seconds()
    return {
        "members": [person_shape(person, now=now) for person in people],
        "cache_ts": now,
        "response_metadata": {"next_cursor": cursor},
    }


def users_conversations(call: Call) -> Json:
    """The channels that somebody is in, as far as the app sees them too."""
    user = call.workspace.person(call.args.text("user") or call.bot.id).id
    of_user = [channel for channel in of_asked_types(call) if user in channel.members]
    channels, cursor = page(of_user, call.args)
    shapes = [channel_shape(c, team_id=call.site.team.id, seen_by=call.bot.id) for c in channels]
    for shape in shapes:
        shape.pop("is_member", None)
    return {"channels": shapes, "response_metadata": {"next_cursor": cursor}}
