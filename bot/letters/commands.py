"""`scribe letters ...`: parked events and undeliverable messages.

Works beside a running bot, which takes up at once what it is given again.
"""

import getpass
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

import storage.incidents
import storage.letters
import storage.migrations
from bot import main
from bot.exits import fail
from bot.letters import wording
from bot.settings import BadSettings
from storage import Database, Transaction, Unavailable
from storage.letters import Address, Box, Letter, NoSuchLetter

app = typer.Typer(
    help="Parked events and undeliverable messages: list, show, retry, drop.",
    no_args_is_help=True,
)

_ADDRESS = re.compile(r"([em])(\d{1,18})", re.ASCII)
_Names = Annotated[
    list[str], typer.Argument(metavar="LETTER...", help="Such as e1 (an event) or m7 (a message).")
]


@app.command("list")
def list_() -> None:
    """Show what is parked, one line each."""
    with _database() as database, database.reading() as tx:
        found = [(letter, _reference(tx, letter)) for letter in storage.letters.parked(tx)]
    typer.echo(wording.table(found) if found else "Nothing is parked.")


@app.command()
def show(
    letter: Annotated[str, typer.Argument(help="Such as e1 (an event) or m7 (a message).")],
) -> None:
    """Show one letter whole: what it says, and why it is parked."""
    address = _address(letter)
    with _database() as database, database.reading() as tx:
        found = storage.letters.get(tx, address)
        typer.echo(wording.whole(found, _reference(tx, found)))


@app.command()
def retry(
    letters: Annotated[
        list[str] | None,
        typer.Argument(metavar="LETTER...", help="Such as e1 (an event) or m7 (a message)."),
    ] = None,
    every: Annotated[  # noqa: FBT002 - typer makes it a flag
        bool, typer.Option("--all", help="Everything that is parked.")
    ] = False,
) -> None:
    """Have letters taken up again, once what stood in their way is mended."""
    if every == bool(letters):
        fail("Name the letters to retry, or say --all.", 2)
    named = [_address(name) for name in letters or ()]
    with _database() as database, database.transaction() as tx:
        if every:
            named = [letter.address for letter in storage.letters.parked(tx)]
        storage.letters.retry(tx, dict.fromkeys(named))
    typer.echo(f"Given again: {_listed(named)}." if named else "Nothing is parked.")


@app.command()
def drop(
    letters: _Names,
    by: Annotated[
        str | None, typer.Option(help="Who drops them; else your name on this machine.")
    ] = None,
) -> None:
    """Give letters up: what they say is erased, and that you dropped them is kept for a while."""
    named = [_address(name) for name in letters]
    with _database() as database, database.transaction() as tx:
        storage.letters.drop(tx, dict.fromkeys(named), by=by or _operator())
    typer.echo(f"Dropped: {_listed(named)}.")


@contextmanager
def _database() -> Iterator[Database]:
    """The database in the settings, beside whoever runs on it; what goes wrong is said."""
    try:
        settings = main.read_settings(needs_slack=False)
        if storage.migrations.pending(settings.database_url):
            fail("The database is not at the present schema. Run `scribe migrate`.")
        database = Database.open(settings.database_url)
        try:
            yield database
        finally:
            database.close()
    except (BadSettings, NoSuchLetter) as problem:
        fail(problem)
    except Unavailable as problem:
        fail(f"The database cannot be used: {problem}. Is SCRIBE_DATABASE_URL right?")


def _address(name: str) -> Address:
    found = _ADDRESS.fullmatch(name.lower())
    if found is None:
        fail(f"{name!r} names no letter; e1 would be an event, m7 a message.", 2)
    return Address(box=Box(found[1]), id=int(found[2]))


def _reference(tx: Transaction, letter: Letter) -> str:
    """The letter's incident as people name it; an event's is that of a channel it speaks of."""
    if letter.incident is not None:
        return f"INC-{letter.incident}"
    for channel in wording.channels_in(dict(letter.contents)):
        incident = storage.incidents.by_channel(tx, letter.workspace, channel)
        if incident:
            return incident.reference
    return wording.NO_INCIDENT


def _listed(addresses: list[Address]) -> str:
    return ", ".join(dict.fromkeys(map(str, addresses)))


def _operator() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        return "an operator"
