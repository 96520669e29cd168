"""Forms sent and closed, and what the app's answer does to them."""

from typing import Any

from devslack.blocks.checking import modal
from devslack.blocks.state import filled, initial_state, is_empty
from devslack.interactions.exchange import Outcome, ask, interactive
from devslack.interactions.presses import view_of
from devslack.shapes.views import view_shape
from devslack.site import Site
from devslack.wire import Json, Refused
from devslack.workspace.forms import clear_views, close_view, push_view, update_view
from devslack.workspace.model import Person, View

MISSING = "Please complete this required field."
TROUBLE = "We had some trouble connecting. Try again?"


async def submit(site: Site, person: Person, view_id: str, values: Json) -> Json:
    """Send a form. `answer` is what the app said to it, `view` what the person then sees."""
    view = view_of(site, person, view_id)
    state = filled(view.given["blocks"], values)
    missing = _missing(view, state)
    if missing:
        answer = {"response_action": "errors", "errors": missing}
        return {"status": 200, "answer": answer, "view": _shown(site, person)}
    payload = interactive(site, "view_submission", person) | {
        "view": view_shape(view, bot=site.bot, values=state),
        "response_urls": [],
    }
    outcome = await ask(site, "interactive", payload)
    if outcome.error:
        failed = {"answer": None, "view": _shown(site, person), "shown": TROUBLE}
        return outcome.shape() | failed
    return outcome.shape() | _answered(site, person, view, outcome)


async def close(site: Site, person: Person, view_id: str) -> Json:
    """Close a form by hand; the app hears of it only where it asked to."""
    view = view_of(site, person, view_id)
    close_view(site.workspace, view)
    if not view.given.get("notify_on_close"):
        return {"status": 200}
    payload = interactive(site, "view_closed", person) | {
        "view": view_shape(view, bot=site.bot),
        "is_cleared": bool(view.given.get("clear_on_close")),
    }
    return (await ask(site, "interactive", payload)).shape()


def _answered(site: Site, person: Person, view: View, outcome: Outcome) -> Json:
    """Do what the app answered; an answer Slack would not understand leaves the form as it is."""
    try:
        _act(site, person, view, outcome.body)
    except Refused as refused:
        said = {"error": refused.name, "messages": list(refused.messages), "shown": TROUBLE}
        return {"answer": outcome.body or None, "view": _shown(site, person), **said}
    return {"answer": outcome.body or None, "view": _shown(site, person)}


def _act(site: Site, person: Person, view: View, body: Json) -> None:
    match body.get("response_action"):
        case None if not body:
            close_view(site.workspace, _current(site, view))
        case "errors":
            _check_errors(view, body.get("errors"))
        case "update":
            update_view(site.workspace, _current(site, view), modal(body.get("view")))
        case "push":
            push_view(site.workspace, person.id, modal(body.get("view")))
        case "clear":
            clear_views(site.workspace, person.id)
        case action:
            raise Refused("invalid_arguments", f"[ERROR] unknown response_action: {action}")


def _current(site: Site, view: View) -> View:
    """The form as it is now: views.update may have changed it while its app was thinking."""
    stack = site.workspace.views[view.user]
    found = next((one for one in stack if one.id == view.id), None)
    if found is None:
        raise Refused("not_found")
    return found


def _check_errors(view: View, errors: Any) -> None:
    blocks = {b["block_id"] for b in view.given["blocks"] if b["type"] == "input"}
    if not isinstance(errors, dict) or not errors or set(errors) - blocks:
        raise Refused("invalid_arguments", "[ERROR] errors must name input blocks of the form")


def _missing(view: View, state: Json) -> dict[str, str]:
    """What Slack's own client says before it sends anything."""
    return {
        block["block_id"]: MISSING
        for block in view.given["blocks"]
        if block["type"] == "input"
        and not block.get("optional")
        and is_empty(state[block["block_id"]][block["element"]["action_id"]])
    }


def _shown(site: Site, person: Person) -> Json | None:
    stack = site.workspace.views.get(person.id)
    return shown_view(site, stack[-1]) if stack else None


def shown_view(site: Site, view: View) -> Json:
    return view_shape(view, bot=site.bot, values=initial_state(view.given["blocks"]))
