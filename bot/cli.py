"""`scribe ...`: what an operator types."""

import json
import os
import signal
import sys
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import storage.migrations
from bot import main
from bot.companion import BotFailed
from bot.demo import demonstrate
from bot.domain import phrases
from bot.exits import fail
from bot.letters import commands as letters
from bot.localslack import LocalSlackFailed
from bot.replay import play
from bot.replay.case import BadCase, read_case
from bot.settings import BadSettings
from storage import Locked, Unavailable

app = typer.Typer(
    name="scribe",
    help="Keeps the record of a live incident in the chat where the work happens.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(letters.app, name="letters")

AS_TYPED = {"ignore_unknown_options": True, "allow_extra_args": True}


class Part(StrEnum):
    ALL = "all"
    WEB = "web"
    WORKER = "worker"


def end_in_order() -> None:
    """Let SIGTERM and a closed terminal take down what was started, as Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: sys.exit(128 + received))


@app.command()
def run(
    part: Annotated[Part, typer.Argument(help="Which part of the bot to run.")] = Part.ALL,
) -> None:
    """Run the bot: all of it, or only the part that listens (web) or works (worker)."""
    try:
        main.run(main.read_settings(), listens=part != Part.WORKER, works=part != Part.WEB)
    except (BadSettings, main.CannotStart) as problem:
        fail(problem)
    except Unavailable as problem:
        fail(f"The database cannot be used: {problem}. Is SCRIBE_DATABASE_URL right?")


@app.command()
def migrate() -> None:
    """Bring the database to the present schema."""
    try:
        settings = main.read_settings(needs_slack=False)
        storage.migrations.upgrade(settings.database_url)
    except (BadSettings, Locked) as problem:
        fail(problem)
    except Unavailable as problem:
        fail(f"The database cannot be used: {problem}. Is SCRIBE_DATABASE_URL right?")
    typer.echo("The database has the present schema.")


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="Where the page is; 0 takes any free port.")] = 8065,
) -> None:
    """Try everything in a browser, with no Slack account: the bot and a local Slack."""
    end_in_order()
    try:
        demonstrate(port, main.foreign_environment(), typer.echo)
    except (BotFailed, LocalSlackFailed) as problem:
        fail(problem)


@app.command(context_settings=AS_TYPED, add_help_option=False)
def devslack(context: typer.Context) -> None:
    """Run the local Slack alone: `scribe devslack --port N [--json]`."""
    os.execv(sys.executable, [sys.executable, "-m", "devslack", *context.args])  # noqa: S606 - ours


@app.command(context_settings=AS_TYPED)
def when(
    phrase: Annotated[list[str], typer.Argument(help="As it would be typed in a chat.")],
    zone: Annotated[
        str, typer.Option(help="The zone it is read in: an IANA name or an offset.")
    ] = "UTC",
    now: Annotated[
        str | None, typer.Option(help="Read it as if it were now this, ISO 8601.")
    ] = None,
) -> None:
    """Show how a time phrase is understood, as ISO 8601 in UTC, or exit 1 saying why not."""
    home = phrases.zone_named(zone)
    if home is None:
        fail(f"{zone!r} is no zone; an IANA name like Europe/Berlin or an offset like +02:00 is.")
    try:
        at = phrases.understand(" ".join(phrase), zone=home, now=_now(now, home)).at
    except phrases.NotATime as problem:
        fail(problem)
    typer.echo(at.isoformat().replace("+00:00", "Z"))


def _now(said: str | None, home: tzinfo) -> datetime:
    if said is None:
        return main.now()
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        fail(f"--now {said!r} is no ISO 8601 time; 2026-11-20T14:02:00Z is one.")
    return (at if at.tzinfo else at.replace(tzinfo=home)).astimezone(UTC)


@app.command()
def replay(
    case: Annotated[Path, typer.Argument(help="A published incident as JSON.")],
    as_json: Annotated[  # noqa: FBT002 - typer makes it a flag
        bool, typer.Option("--json", help="Print one JSON object.")
    ] = False,
    format_name: Annotated[str, typer.Option("--format", help="The draft's format.")] = "standard",
    database: Annotated[
        str | None, typer.Option(help="Play on this database; else on a SQLite file of its own.")
    ] = None,
) -> None:
    """Play a published incident through the real bot. Exit 1: the bot failed; 2: a bad case."""
    end_in_order()
    try:
        played = read_case(case)
        result = play(played, format_name, database, main.foreign_environment(), _progress)
    except BadCase as problem:
        fail(problem, 2)
    except (BotFailed, LocalSlackFailed, Unavailable) as problem:
        fail(problem)
    typer.echo(json.dumps(result, ensure_ascii=False) if as_json else result["draft"])


def _progress(words: str) -> None:
    typer.echo(words, err=True)
