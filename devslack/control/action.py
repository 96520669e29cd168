"""One request to the control API: who acts, where, and with what."""

from dataclasses import dataclass

from devslack.arguments import Arguments
from devslack.site import Site
from devslack.workspace.model import Channel, Message, Person
from devslack.workspace.people import find_person
from devslack.workspace.rooms import find_channel
from devslack.workspace.state import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    site: Site
    args: Arguments

    @property
    def workspace(self) -> Workspace:
        return self.site.workspace

    @property
    def person(self) -> Person:
        return find_person(self.workspace, self.args.required("as"))

    @property
    def channel(self) -> Channel:
        """The channel named, by id or name, as far as this person sees it."""
        name = self.args.required("channel")
        return find_channel(self.workspace, name, seen_by=self.person.id)

    @property
    def own_channel(self) -> Channel:
        """The same, and the person must be in it and it must be open."""
        return self.workspace.open_channel_of(self.channel.id, self.person.id)

    @property
    def message(self) -> Message:
        return self.workspace.message(self.own_channel.id, self.args.required("ts"))
