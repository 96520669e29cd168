"""Where everything is built and wired: the only reader of the environment and of the clock."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import httpx2
import structlog

import storage.inbox
import storage.migrations
import storage.outbox
from bot import crashpoints, serving
from bot.acquainting import acquainted
from bot.commands.desk import Desk
from bot.delivery import Delivery
from bot.domain.severities import Severities
from bot.intake import Intake
from bot.jobs.reminding import fire_due
from bot.jobs.ticker import Ticker
from bot.jobs.workers import Worker
from bot.listening import Ears
from bot.logs import configure
from bot.observing import CountedCourier, Observer, counting
from bot.postmortem.drafting import Drafter
from bot.rendering import Renderer
from bot.settings import Settings
from bot.slack.addresses import answer_origins
from bot.slack.courier import calls
from bot.slack.courier.courier import SlackCourier
from bot.slack.courier.errand import Office
from bot.slack.events import translate
from bot.slack.identity import Home, TokenRefused
from bot.slack.mrkdwn import finalised
from bot.web.app import build as build_web
from storage import Database, Locked, Unavailable

HOME = Path(__file__).resolve().parent.parent
TEMPLATES = HOME / "templates"
OURS = ("SCRIBE_", "DATABASE_URL", "PORT")
DELIVERIES = 4  # parcels on their way at once, each in another lane

Clock = Callable[[], datetime]

log = structlog.get_logger(__name__)


class CannotStart(Exception):
    """The program cannot work as it is set up; the message says what would have to be done."""


def now() -> datetime:
    """The clock."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that reads it


def environment() -> Mapping[str, str]:
    """What this process was started with."""
    return dict(os.environ)  # noqa: TID251 - the one place that reads it


def foreign_environment() -> dict[str, str]:
    """The environment without our settings, for a process of ours that is given its own."""
    return {name: value for name, value in environment().items() if not name.startswith(OURS)}


def read_settings(*, needs_slack: bool = True) -> Settings:
    """The settings of this process. Raises BadSettings naming everything that is wrong."""
    return Settings.read(environment(), Path(".env"), needs_slack=needs_slack)


def run(settings: Settings, *, listens: bool, works: bool) -> None:
    """Run the part of the bot that listens to Slack, the part that works, or both, until SIGTERM.

    Raises CannotStart where that cannot come to anything.
    """
    configure(settings.log_level)
    _arm(settings)
    clock = clock_of(settings)
    with _opened(settings, alone=listens and works) as database:
        home = _at_home(settings, database)
        drafter = Drafter(TEMPLATES)
        desk = Desk(database, Severities.of(settings.severities), drafter.formats, clock)
        work: list[Worker] = []
        observer = Observer(settings, database)
        if works:
            work = _workers(settings, database, desk, drafter, home, clock, observer)
        ticker = Ticker(partial(_tick, database, clock)) if works else None
        ears, web, port = None, build_web(None, observer.looks), settings.worker_port
        if listens:
            ears = Ears(settings, home, database, desk, clock, received_at=now, observer=observer)
            web, port = ears.web, settings.port
        try:
            serving.serve(ears, web, work, ticker, host=settings.host, port=port)
        except serving.CannotListen as error:
            raise CannotStart(str(error)) from error


def clock_of(settings: Settings) -> Clock:
    """The process's clock, or that of a local Slack where the settings name one."""
    if settings.clock_url is None:
        return now
    http = httpx2.Client(timeout=5.0)
    address = settings.clock_url

    def told() -> datetime:
        return datetime.fromisoformat(http.get(address).json()["now"]).astimezone(UTC)

    return told


def _at_home(settings: Settings, database: Database) -> Home:
    try:
        return acquainted(settings, database)
    except TokenRefused as error:
        raise CannotStart(
            f"Slack does not take SCRIBE_SLACK_BOT_TOKEN ({error}). "
            "Copy it again from the app's page, OAuth & Permissions."
        ) from error


@contextmanager
def _opened(settings: Settings, *, alone: bool) -> Iterator[Database]:
    """The database, ready to be worked with; on SQLite locked for this process."""
    if settings.database_url.startswith("sqlite") and not alone:
        raise CannotStart(
            "SQLite serves one process: `scribe run` runs all of the bot in one. "
            "For web and worker apart set SCRIBE_DATABASE_URL to a PostgreSQL."
        )
    try:
        database = Database.open(settings.database_url, lock=True)
    except Locked as error:
        raise CannotStart(f"{error}. Stop the other `scribe run` first.") from error
    try:
        if storage.migrations.pending(settings.database_url):
            raise CannotStart("The database is not at the present schema. Run `scribe migrate`.")
        if database.is_sqlite:
            with database.transaction() as tx:
                storage.inbox.release_all(tx)
                storage.outbox.release_all(tx)
        database.listen()
        yield database
    finally:
        database.close()


def _workers(
    settings: Settings,
    database: Database,
    desk: Desk,
    drafter: Drafter,
    home: Home,
    clock: Clock,
    observer: Observer,
) -> list[Worker]:
    intake = Intake(database, translate, desk, clock, lease=settings.lease)
    delivery = Delivery(
        database,
        CountedCourier(_courier(settings, home, observer), observer.meters),
        drafter,
        clock,
        lease=settings.lease,
    )
    taking = Worker("intake", counting(intake.once, observer.meters), database.bell("inbox"))
    telling = [
        Worker(f"delivery-{n}", delivery.once, database.bell("outbox")) for n in range(DELIVERIES)
    ]
    return [taking, *telling]


def _courier(settings: Settings, home: Home, observer: Observer) -> SlackCourier:
    return SlackCourier(
        Office(
            client=calls.client(
                settings.slack_bot_token, settings.slack_api_url, heard=observer.heard
            ),
            renderer=Renderer(TEMPLATES / "slack", finalised),
            us=home.us,
            announce_channel=settings.announce_channel,
            answer_origins=answer_origins(settings.slack_api_url),
        )
    )


def _tick(database: Database, clock: Clock) -> None:
    try:
        fire_due(database, clock)
    except Unavailable as outage:
        log.warning("timers_not_looked_at", reason=str(outage))


def _arm(settings: Settings) -> None:
    try:
        crashpoints.arm(settings.crash_at or "")
    except ValueError as error:
        raise CannotStart(f"SCRIBE_CRASH_AT: {error}") from error
