"""Who is in the workspace: joining, changing, being found by name."""

from dataclasses import replace
from typing import Any

from devslack.ids import new_id
from devslack.wire import Refused
from devslack.workspace.facts import PersonChanged, PersonJoined
from devslack.workspace.model import Person
from devslack.workspace.state import Workspace


def add_person(workspace: Workspace, *, name: str, **traits: Any) -> Person:
    """A new member, in #general as everybody is who is no guest and no bot."""
    if by_name(workspace, name) is not None:
        raise Refused("name_taken", f"somebody is called {name} already")
    person = Person(
        id=new_id("U"),
        name=name,
        real_name=traits.pop("real_name", None) or name,
        team_id=traits.pop("team_id", workspace.team.id),
        updated=workspace.seconds(),
        **traits,
    )
    workspace.people[person.id] = person
    workspace.tell(PersonJoined(person=person))
    return person


def add_bot(workspace: Workspace, *, name: str, real_name: str | None = None) -> Person:
    return add_person(
        workspace, name=name, real_name=real_name, bot_id=new_id("B"), app_id=new_id("A")
    )


def change_person(workspace: Workspace, user: str, **traits: Any) -> Person:
    person = replace(workspace.person(user), updated=workspace.seconds(), **traits)
    workspace.people[user] = person
    workspace.tell(PersonChanged(person=person))
    return person


def by_name(workspace: Workspace, name: str) -> Person | None:
    return next((p for p in workspace.people.values() if p.name == name), None)


def find_person(workspace: Workspace, reference: str) -> Person:
    """Somebody by id or by name, with or without the @."""
    named = by_name(workspace, reference.removeprefix("@"))
    found = workspace.people.get(reference) or named
    if found is None:
        raise Refused("user_not_found", f"nobody is called {reference}")
    return found
