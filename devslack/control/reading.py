"""Looking at the workspace as somebody in it, or from above."""

from devslack.control.action import Action
from devslack.page.news import ephemeral_shape
from devslack.page.state import bot_shape, channels_shapes, people_shapes
from devslack.shapes.messages import shown_message
from devslack.shapes.people import team_shape
from devslack.wire import Json


async def state(action: Action) -> Json:
    courier = action.site.courier
    return {
        "undelivered": courier.undelivered,
        "dropped": courier.dropped,
        "sockets": len(courier.sockets.sockets),
        "http_url": courier.http.url or None,
        "http_verified": courier.http.verified,
        "outage": courier.faults.outage is not None,
        "team": team_shape(action.site.team),
        "bot": bot_shape(action.site),
        "people": people_shapes(action.site),
        "channels": channels_shapes(action.site, None),
    }


async def messages(action: Action) -> Json:
    """A channel or one thread as this person reads it, their own ephemerals in between."""
    channel, thread_ts = action.channel, action.args.optional("thread_ts")
    said = [m for m in action.workspace.messages[channel.id].values() if m.in_channel]
    if thread_ts:
        parent = action.workspace.message(channel.id, thread_ts)
        said = [parent, *action.workspace.replies(channel.id, parent.ts)]
    shown = [shown_message(action.workspace, message) for message in said]
    shown += [
        ephemeral_shape(action.workspace, message)
        for message in action.workspace.ephemerals.get(action.person.id, ())
        if message.channel == channel.id and message.thread_ts == thread_ts
    ]
    return {"messages": sorted(shown, key=lambda shape: _instant(str(shape["ts"])))}


async def log(action: Action) -> Json:
    return action.site.log.shape()


async def clear_log(action: Action) -> Json:
    action.site.log.clear()
    return {}


def _instant(ts: str) -> tuple[int, int]:
    seconds, _, fraction = ts.partition(".")
    return int(seconds), int(fraction)
