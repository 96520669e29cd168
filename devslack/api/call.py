"""One call of a Web API method, and what a method is."""

from collections.abc import Callable
from dataclasses import dataclass

from devslack.arguments import Arguments
from devslack.site import Site
from devslack.wire import Json
from devslack.workspace.model import Channel, Person
from devslack.workspace.state import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    site: Site
    args: Arguments

    @property
    def workspace(self) -> Workspace:
        return self.site.workspace

    @property
    def bot(self) -> Person:
        return self.site.bot

    def channel(self, name: str = "channel") -> Channel:
        """The channel named by this argument, as far as the app can see it."""
        return self.workspace.channel(self.args.required(name), self.bot.id)

    def own_channel(self, name: str = "channel") -> Channel:
        """The same, and the app must be in it."""
        return self.workspace.channel_of(self.args.required(name), self.bot.id)

    def open_channel(self, name: str = "channel") -> Channel:
        """The same, and it must not be archived."""
        return self.workspace.open_channel_of(self.args.required(name), self.bot.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """`arguments` are all that it takes, `scope` what its token must have, if anything."""

    run: Callable[[Call], Json]
    arguments: frozenset[str]
    scope: str | None = None
    app_level: bool = False


def method(
    run: Callable[[Call], Json],
    arguments: str = "",
    *,
    scope: str | None = None,
    app_level: bool = False,
) -> Method:
    """A row of METHODS; `arguments` in one string."""
    return Method(run=run, arguments=frozenset(arguments.split()), scope=scope, app_level=app_level)
