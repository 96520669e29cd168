"""Getting to know the workspace at start: who we are there, and who else is."""

import threading
import time

import structlog

import storage.people
import storage.workspaces
from bot.delivery import DeliveryFailed
from bot.settings import Settings
from bot.slack.courier import calls
from bot.slack.identity import Home, SlackUnreachable, home
from bot.slack.people import everyone
from storage import Database, Unavailable

BETWEEN_TRIES = 2.0  # seconds
TOGETHER = 200  # people kept in one transaction

log = structlog.get_logger(__name__)


def acquainted(settings: Settings, database: Database) -> Home:
    """Who we are. Waits while Slack is out of reach; raises TokenRefused for a bad token.

    Meanwhile everybody in the workspace is read in, so that their zones are known when they speak.
    """
    client = calls.client(settings.slack_bot_token, settings.slack_api_url)
    ours = None
    while ours is None:
        try:
            ours = home(client)
        except SlackUnreachable as reason:
            log.warning("slack_out_of_reach", reason=str(reason))
            time.sleep(BETWEEN_TRIES)
    with database.transaction() as tx:
        storage.workspaces.meet(
            tx,
            ours.workspace,
            name=ours.name,
            url=ours.url,
            bot_user=ours.us.user or "",
            bot_id=ours.us.bot_id or "",
        )
    reading = threading.Thread(
        target=_read_in, args=(settings, database, ours.workspace), name="people", daemon=True
    )
    reading.start()
    return ours


def _read_in(settings: Settings, database: Database, workspace: str) -> None:
    """Keep everybody whom Slack lists; who is missed is met when they first act."""
    client = calls.client(settings.slack_bot_token, settings.slack_api_url)
    try:
        people = list(everyone(client, workspace))
        for start in range(0, len(people), TOGETHER):
            with database.transaction() as tx:
                for person in people[start : start + TOGETHER]:
                    storage.people.keep(tx, person)
    except (DeliveryFailed, Unavailable) as problem:
        log.warning("people_not_read_in", reason=str(problem))
