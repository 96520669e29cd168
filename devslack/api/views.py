"""Forms: opened for the person whose trigger it is, and changed while open."""

from devslack.api.call import Call
from devslack.blocks.checking import modal
from devslack.blocks.state import initial_state
from devslack.shapes.views import view_shape
from devslack.wire import Json, Refused
from devslack.workspace.forms import find_view, open_view, update_view
from devslack.workspace.model import View


def views_open(call: Call) -> Json:
    given = modal(call.args.json("view"))
    user = call.site.tickets.exchange(call.args.required("trigger_id"))
    return _answer(call, open_view(call.workspace, user, given))


def views_update(call: Call) -> Json:
    given = modal(call.args.json("view"))
    key = "id" if call.args.has("view_id") else "external_id"
    value = call.args.required("view_id" if key == "id" else key)
    view = find_view(call.workspace, key, value)
    if call.args.has("hash") and call.args.text("hash") != view.hash:
        raise Refused("hash_conflict")
    return _answer(call, update_view(call.workspace, view, given))


def _answer(call: Call, view: View) -> Json:
    values = initial_state(view.given["blocks"])
    return {"view": view_shape(view, bot=call.bot, values=values)}
