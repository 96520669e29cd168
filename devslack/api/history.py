"""Reading back what was said."""

from devslack.api.call import Call
from devslack.api.paging import page
from devslack.arguments import Arguments
from devslack.shapes.messages import shown_message
from devslack.wire import Json, Refused
from devslack.workspace.model import Message


def conversations_history(call: Call) -> Json:
    """What the channel itself shows, newest first."""
    channel = call.own_channel()
    said = call.workspace.messages[channel.id].values()
    shown = [m for m in said if m.in_channel and _within(m.ts, call.args)]
    shown.sort(key=_when, reverse=True)
    messages, cursor = page(shown, call.args)
    answer: Json = {
        "messages": [_shape(call, message) for message in messages],
        "has_more": bool(cursor),
        "pin_count": len(channel.pins),
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def conversations_replies(call: Call) -> Json:
    """A thread, oldest first, its parent always at the head. A reply's ts gives it alone."""
    channel = call.own_channel()
    parent = call.workspace.messages[channel.id].get(call.args.required("ts"))
    if parent is None:
        raise Refused("thread_not_found")
    replies = call.workspace.replies(channel.id, parent.ts)
    wanted = sorted((m for m in replies if _within(m.ts, call.args)), key=_when)
    messages, cursor = page([parent, *wanted], call.args, default=1000)
    answer: Json = {
        "messages": [_shape(call, message) for message in messages],
        "has_more": bool(cursor),
    }
    return answer | ({"response_metadata": {"next_cursor": cursor}} if cursor else {})


def _shape(call: Call, message: Message) -> Json:
    metadata = call.args.flag("include_all_metadata")
    return shown_message(call.workspace, message, metadata=metadata)


def _within(ts: str, args: Arguments) -> bool:
    at = _instant(ts)
    oldest = _instant(args.text("oldest", "0"))
    latest = _instant(args.text("latest") or "99999999999")
    if args.flag("inclusive"):
        return oldest <= at <= latest
    return oldest < at < latest


def _when(message: Message) -> tuple[int, int]:
    return _instant(message.ts)


def _instant(ts: str) -> tuple[int, int]:
    """A ts as two whole numbers: as a float it would lose its last digit."""
    seconds, _, fraction = ts.partition(".")
    try:
        return int(seconds), int(fraction.ljust(6, "0")[:6] or 0)
    except ValueError:
        raise Refused("invalid_ts_latest") from None
