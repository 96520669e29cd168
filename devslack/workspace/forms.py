"""Forms that people have open: a stack of three at most for each person."""

from dataclasses import replace

from devslack.ids import new_id, new_secret
from devslack.wire import Json, Refused
from devslack.workspace.facts import ViewClosed, ViewOpened, ViewUpdated
from devslack.workspace.model import View
from devslack.workspace.state import Workspace


def open_view(workspace: Workspace, user: str, given: Json) -> View:
    """A form as the first of a new stack: what was open is gone."""
    clear_views(workspace, user)
    _unique(workspace, given)
    view_id = new_id("V")
    return _put(workspace, View(id=view_id, user=user, hash=_hash(), given=given, root_id=view_id))


def push_view(workspace: Workspace, user: str, given: Json) -> View:
    stack = workspace.views.get(user, [])
    if not stack:
        return open_view(workspace, user, given)
    if len(stack) >= 3:
        raise Refused("push_limit_reached")
    _unique(workspace, given)
    under = stack[-1]
    view = View(
        id=new_id("V"),
        user=user,
        hash=_hash(),
        given=given,
        root_id=under.root_id,
        previous_id=under.id,
    )
    return _put(workspace, view)


def update_view(workspace: Workspace, view: View, given: Json) -> View:
    if given.get("external_id") != view.given.get("external_id"):
        _unique(workspace, given)
    stack = workspace.views[view.user]
    updated = replace(view, given=given, hash=_hash())
    stack[stack.index(view)] = updated
    workspace.tell(ViewUpdated(view=updated))
    return updated


def close_view(workspace: Workspace, view: View) -> None:
    """This form, and those that lay on it."""
    stack = workspace.views[view.user]
    at = stack.index(view)
    for closed in reversed(stack[at:]):
        workspace.tell(ViewClosed(view=closed))
    del stack[at:]


def clear_views(workspace: Workspace, user: str) -> None:
    stack = workspace.views.get(user)
    if stack:
        close_view(workspace, stack[0])


def find_view(workspace: Workspace, key: str, value: str) -> View:
    """An open form by `id` or `external_id`; raise `not_found` once it is closed."""
    for stack in workspace.views.values():
        for view in stack:
            if value == (view.id if key == "id" else view.given.get("external_id")):
                return view
    raise Refused("not_found")


def _put(workspace: Workspace, view: View) -> View:
    workspace.views.setdefault(view.user, []).append(view)
    workspace.tell(ViewOpened(view=view))
    return view


def _hash() -> str:
    return new_secret()[:10] + "." + new_secret()[:8]


def _unique(workspace: Workspace, given: Json) -> None:
    external = given.get("external_id")
    taken = [v for stack in workspace.views.values() for v in stack]
    if external and any(view.given.get("external_id") == external for view in taken):
        raise Refused("duplicate_external_id")
