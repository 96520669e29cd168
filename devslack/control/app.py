"""What people do to the app: commands, presses, forms, shortcuts."""

from typing import Any

from devslack.control.action import Action
from devslack.interactions.commands import run_command
from devslack.interactions.forms import close, shown_view
from devslack.interactions.forms import submit as send_form
from devslack.interactions.presses import Press, press_in_message, press_in_view
from devslack.interactions.shortcuts import global_shortcut, message_shortcut
from devslack.wire import Json

# What a page or a test may call the thing that was chosen.
_CHOSEN = (
    "value",
    "selected_option",
    "selected_options",
    "selected_user",
    "selected_users",
    "selected_channel",
    "selected_channels",
    "selected_conversation",
    "selected_conversations",
    "selected_date",
    "selected_time",
    "selected_date_time",
)


async def command(action: Action) -> Json:
    thread_ts = action.args.optional("thread_ts")
    text = action.args.required("text")
    return await run_command(action.site, action.person, action.channel, text, thread_ts)


async def press(action: Action) -> Json:
    pressed = Press(
        action_id=action.args.required("action_id"),
        block_id=action.args.optional("block_id"),
        value=_chosen(action),
        values=action.args.object("values") or {},
    )
    if action.args.has("view_id"):
        view_id = action.args.required("view_id")
        return await press_in_view(action.site, action.person, view_id, pressed)
    ts = action.args.required("ts")
    channel = action.channel.id
    return await press_in_message(action.site, action.person, channel, ts, pressed)


async def submit(action: Action) -> Json:
    values = action.args.object("values") or {}
    return await send_form(action.site, action.person, action.args.required("view_id"), values)


async def close_view(action: Action) -> Json:
    return await close(action.site, action.person, action.args.required("view_id"))


async def shortcut(action: Action) -> Json:
    callback_id = action.args.required("callback_id")
    if not action.args.has("ts"):
        return await global_shortcut(action.site, action.person, callback_id)
    channel, ts = action.channel.id, action.args.required("ts")
    return await message_shortcut(action.site, action.person, callback_id, channel, ts)


async def views(action: Action) -> Json:
    stack = action.workspace.views.get(action.person.id, [])
    return {"views": [shown_view(action.site, view) for view in stack]}


def _chosen(action: Action) -> Any:
    return next((action.args.given[key] for key in _CHOSEN if action.args.has(key)), None)
