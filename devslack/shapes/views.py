"""A form as `views.open` answers it and as submissions carry it."""

from devslack.wire import Json
from devslack.workspace.model import Person, View


def view_shape(view: View, *, bot: Person, values: Json | None = None) -> Json:
    """`values` is the state: block_id to action_id to what the element holds."""
    given = view.given
    return {
        "id": view.id,
        "team_id": bot.team_id,
        "type": "modal",
        "blocks": given["blocks"],
        "private_metadata": given.get("private_metadata", ""),
        "callback_id": given.get("callback_id", ""),
        "state": {"values": values or {}},
        "hash": view.hash,
        "title": given["title"],
        "clear_on_close": given.get("clear_on_close", False),
        "notify_on_close": given.get("notify_on_close", False),
        "close": given.get("close"),
        "submit": given.get("submit"),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": bot.app_id,
        "external_id": given.get("external_id", ""),
        "app_installed_team_id": bot.team_id,
        "bot_id": bot.bot_id,
    }
