"""How a command ends that could not do what it was asked."""

from typing import NoReturn

import typer


def fail(sentence: object, code: int = 1) -> NoReturn:
    """Say what is so on stderr and end."""
    typer.echo(str(sentence), err=True)
    raise typer.Exit(code)
