"""The ears of the bot: a web application, and in Socket Mode a connection to Slack beside it."""

from collections.abc import Callable
from datetime import datetime

from starlette.applications import Starlette

from bot.commands.desk import Desk
from bot.domain.severities import Severities
from bot.jobs.gathering import Gatherer
from bot.observing import Observer
from bot.settings import Settings
from bot.slack.addresses import answer_origins
from bot.slack.courier import calls
from bot.slack.edge import acquaintances, http
from bot.slack.edge.acquaintances import Acquaintances
from bot.slack.edge.afterwards import Afterwards
from bot.slack.edge.app import build as build_bolt
from bot.slack.edge.events import EventListener
from bot.slack.edge.interactions import Interactions
from bot.slack.edge.socket import Socket
from bot.slack.forms import Sheets
from bot.slack.identity import Home
from bot.web.app import build as build_web
from storage import Database

Clock = Callable[[], datetime]


class Ears:
    """`web` is served by whoever runs it; `open` and `close` are for the socket.

    `clock` is what people's words are read by, `received_at` the real time.
    """

    def __init__(
        self,
        settings: Settings,
        home: Home,
        database: Database,
        desk: Desk,
        clock: Clock,
        *,
        received_at: Clock,
        observer: Observer,
    ) -> None:
        token, api_url = settings.slack_bot_token, settings.slack_api_url
        self._gatherer = Gatherer(database)
        self._afterwards = Afterwards(
            database,
            calls.client(token, api_url, heard=observer.heard),
            clock,
            answer_origins=answer_origins(api_url),
        )
        quick = calls.client(
            token, api_url, heard=observer.heard, timeout=acquaintances.PATIENCE_SECONDS
        )
        interactions = Interactions(
            desk=desk,
            known=Acquaintances(database, acquaintances.lookup(quick)),
            afterwards=self._afterwards,
            sheets=Sheets(severities=Severities.of(settings.severities)),
            us=home.us,
        )
        events = EventListener(self._gatherer.store, received_at)
        bolt = build_bolt(
            events,
            interactions,
            us=home.us,
            token=token,
            api_url=api_url,
            answered=observer.meters.answered,
        )
        self._socket = None
        if settings.slack_app_token:
            self._socket = Socket(bolt, settings.slack_app_token, api_url)
        self.web: Starlette = build_web(
            None if self._socket else http.endpoint(bolt, settings.slack_signing_secrets),
            observer.looks,
        )

    async def open(self) -> None:
        if self._socket:
            await self._socket.open()

    async def close(self) -> None:
        """Take nothing more from the socket."""
        if self._socket:
            await self._socket.close()

    def finish(self) -> None:
        """What was taken is stored and answered; call it when nothing more comes in."""
        self._gatherer.close()
        self._afterwards.close()
