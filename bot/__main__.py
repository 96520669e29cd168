"""`python -m bot` is `scribe`."""

from bot.cli import app

app()
