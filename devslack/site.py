"""One local Slack: the workspace and everything around it, put together in one place."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from devslack.clock import Clock
from devslack.connections import Connections
from devslack.definition import (
    CHANNELS,
    CHANNELS_OF_THE_APP,
    PEOPLE,
    SCRIBE,
    TEAM_DOMAIN,
    TEAM_NAME,
    Definition,
)
from devslack.delivery.courier import Courier
from devslack.delivery.http import HttpLine
from devslack.delivery.sockets import SocketLine
from devslack.ids import new_id, new_secret
from devslack.log import Log
from devslack.page.hub import Hub
from devslack.shapes.events import events_of
from devslack.tickets import Tickets
from devslack.wire import Json
from devslack.workspace import facts
from devslack.workspace.membership import join
from devslack.workspace.model import Person, Team
from devslack.workspace.people import add_bot, add_person
from devslack.workspace.rooms import create_channel
from devslack.workspace.state import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What the app is given to know Slack by, and to be known."""

    bot_token: str = field(default_factory=lambda: new_secret("xoxb-"))
    app_token: str = field(default_factory=lambda: new_secret("xapp-1-"))
    signing_secret: str = field(default_factory=new_secret)
    verification_token: str = field(default_factory=new_secret)


@dataclass(slots=True, kw_only=True)
class Site:
    """Everything that a request may touch. `address` is this server's own, without a slash."""

    address: str
    definition: Definition
    credentials: Credentials
    clock: Clock
    real: Callable[[], float]
    workspace: Workspace
    bot_user: str
    courier: Courier
    tickets: Tickets
    hub: Hub
    connections: Connections
    log: Log

    @property
    def bot(self) -> Person:
        return self.workspace.people[self.bot_user]

    @property
    def team(self) -> Team:
        return self.workspace.team

    def spread(self, fact: facts.Fact) -> None:
        """Tell the app, as far as it is subscribed, and the pages."""
        for name, event in events_of(self.workspace, fact, bot=self.bot_user):
            if name in self.definition.events:
                envelope = self.envelope(event)
                self.log.events.append(envelope)
                self.courier.offer(envelope)
        self.hub.spread(self.workspace, fact, bot=self.bot)

    def envelope(self, event: Json) -> Json:
        return {
            "token": self.credentials.verification_token,
            "team_id": self.team.id,
            "context_team_id": self.team.id,
            "context_enterprise_id": None,
            "api_app_id": self.bot.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": new_id("Ev"),
            "event_time": int(str(event["event_ts"]).partition(".")[0]),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.team.id,
                    "user_id": self.bot.id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": new_secret("4-"),
        }


def build_site(*, address: str, team_id: str | None = None, http_url: str | None = None) -> Site:
    """A fresh workspace, as nobody has touched it yet."""
    clock = Clock()
    team = Team(id=team_id or new_id("T"), name=TEAM_NAME, domain=TEAM_DOMAIN)
    workspace = Workspace(team=team, stamp=clock.stamp, seconds=clock.seconds)
    bot = _populate(workspace, SCRIBE)
    credentials, connections, log = Credentials(), Connections(), Log()
    site = Site(
        address=address,
        definition=SCRIBE,
        credentials=credentials,
        clock=clock,
        real=time.time,
        workspace=workspace,
        bot_user=bot.id,
        courier=Courier(
            sockets=SocketLine(
                app_id=bot.app_id or "",
                dice=random.Random(),  # noqa: S311 - dice
                connections=connections,
            ),
            http=HttpLine(
                secret=credentials.signing_secret,
                token=credentials.verification_token,
                real=time.time,
                url=http_url or "",
            ),
            clock=clock,
            log=log,
        ),
        tickets=Tickets(time.monotonic),
        hub=Hub(),
        connections=connections,
        log=log,
    )
    workspace.listeners.append(site.spread)
    return site


def _populate(workspace: Workspace, definition: Definition) -> Person:
    """People, channels and the app in them, before anybody listens."""
    bot = add_bot(workspace, name=definition.name, real_name=definition.display_name)
    people = [add_person(workspace, name=p.name, real_name=p.real_name, tz=p.tz) for p in PEOPLE]
    for name in CHANNELS:
        channel = create_channel(workspace, name=name, by=people[0].id)
        for person in people[1:]:
            channel = join(workspace, channel, person.id)
        if name in CHANNELS_OF_THE_APP:
            join(workspace, channel, bot.id)
    return bot
