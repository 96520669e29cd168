"""What an operator may set, in one table: name, default, meaning and how its words are read.

Knows nothing of the process it runs in: whoever starts the bot hands over the environment.
"""

import dataclasses
import difflib
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from bot import setting_words as words

PREFIX = "SCRIBE_"
TEST_PREFIX = "SCRIBE_TEST_"


class BadSettings(Exception):
    """Everything that is wrong with the settings, one sentence each, none of it secret."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        listed = "\n".join(f"  * {problem}" for problem in problems)
        super().__init__(f"Scribe cannot start with these settings:\n{listed}")


def _setting(
    name: str,
    meaning: str,
    read: Callable[[str], Any] = str,
    *,
    default: str = "",
    also: str = "",
    secret: bool = False,
    absent: object = None,
) -> Any:
    """One row: an empty `default` means that `absent` stands when nothing is set."""
    row = {"name": name, "meaning": meaning, "read": read, "default": default, "also": also}
    value = read(default) if default else absent
    return field(default=value, repr=not secret, metadata=row | {"secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Values only; `Settings.read` makes them from an environment, tests make them by name."""

    slack_bot_token: str = _setting(
        "SCRIBE_SLACK_BOT_TOKEN",
        "The bot's token. Always needed to talk to Slack.",
        words.token("xoxb-"),
        secret=True,
        absent="",
    )
    slack_app_token: str | None = _setting(
        "SCRIBE_SLACK_APP_TOKEN",
        "The app-level token for Socket Mode. Without it the bot listens for HTTP requests.",
        words.token("xapp-"),
        secret=True,
    )
    slack_signing_secrets: tuple[str, ...] = _setting(
        "SCRIBE_SLACK_SIGNING_SECRET",
        "Proves that a request comes from Slack; needed in HTTP mode. "
        "Two with a comma between them while it is being rotated.",
        words.signing_secrets,
        secret=True,
        absent=(),
    )
    slack_api_url: str = _setting(
        "SCRIBE_SLACK_API_URL",
        "Where Slack's Web API is. Change it only for a local Slack.",
        words.address_of_a_folder,
        default="https://slack.com/api/",
    )
    database_url: str = _setting(
        "SCRIBE_DATABASE_URL",
        "`sqlite:///file` for one process, `postgresql://…` for any number; "
        "`postgres://` is understood.",
        words.database_url,
        default="sqlite:///scribe.db",
        also="DATABASE_URL",
        secret=True,
    )
    host: str = _setting(
        "SCRIBE_HOST",
        "The address to listen on. `0.0.0.0` makes the bot reachable from other machines.",
        default="127.0.0.1",
    )
    port: int = _setting(
        "SCRIBE_PORT",
        "The port to listen on; 0 takes any free one.",
        words.port,
        default="3000",
        also="PORT",
    )
    worker_port: int | None = _setting(
        "SCRIBE_WORKER_PORT",
        "Where `scribe run worker` answers `/healthz`, `/readyz` and `/metrics`; "
        "without it, it listens nowhere.",
        words.port,
    )
    announce_channel: str = _setting(
        "SCRIBE_ANNOUNCE_CHANNEL",
        "The channel where incidents are announced: its name or its id.",
        words.channel,
        default="incidents",
    )
    severities: tuple[tuple[str, ...], ...] = _setting(
        "SCRIBE_SEVERITIES",
        "Severities, gravest first, each with the other words that people use for it. "
        "Case and punctuation do not matter: `SEV-1` is sev1.",
        words.severities,
        default="sev1=p0,critical sev2=p1,major sev3=p2,moderate sev4=p3,minor sev5=p4,low",
    )
    lease: timedelta = _setting(
        "SCRIBE_LEASE_SECONDS",
        "How long a process may hold a piece of work before another takes it over; "
        "longer than three calls to Slack may take.",
        words.seconds,
        default="60",
    )
    log_level: str = _setting(
        "SCRIBE_LOG_LEVEL",
        "How much is logged: debug, info, warning or error.",
        words.log_level,
        default="info",
    )
    clock_url: str | None = _setting(
        "SCRIBE_CLOCK_URL",
        "For tests and replays: take the time from a local Slack's clock at this address.",
        words.address,
    )
    crash_at: str | None = _setting(
        "SCRIBE_CRASH_AT",
        "For tests: the named point at which the process kills itself.",
    )

    @property
    def socket_mode(self) -> bool:
        """True when events come over Slack's socket, False when they come as HTTP requests."""
        return self.slack_app_token is not None

    @classmethod
    def read(
        cls, environment: Mapping[str, str], dotenv: Path | None = None, *, needs_slack: bool = True
    ) -> "Settings":
        """The settings that an environment and, beneath it, a `.env` file ask for.

        An empty variable counts as not set, a `dotenv` that does not exist as empty.
        `needs_slack` is False for commands that never talk to Slack. Raises `BadSettings`
        naming everything that is missing, malformed or unknown at once.
        """
        both = _read_dotenv(dotenv) | dict(environment)
        given = {name: value.strip() for name, value in both.items() if value and value.strip()}
        values: dict[str, Any] = {}
        problems = list(_unknown(given))
        for row in dataclasses.fields(cls):
            name = _spelling(row, given)
            if name is None:
                continue
            try:
                values[row.name] = row.metadata["read"](given[name])
            except ValueError as error:
                shown = "" if row.metadata["secret"] else f" ({given[name]!r})"
                problems.append(f"{name}{shown} {error}.")
        if needs_slack:
            problems += _missing(given)
        if problems:
            raise BadSettings(tuple(problems))
        return cls(**values)


def _read_dotenv(path: Path | None) -> dict[str, str | None]:
    if path is None or not path.is_file():
        return {}
    return dotenv_values(path, interpolate=False)


def _spelling(row: "dataclasses.Field[Any]", given: Mapping[str, str]) -> str | None:
    names = (row.metadata["name"], row.metadata["also"])
    return next((name for name in names if name in given), None)


def _unknown(given: Mapping[str, str]) -> Iterator[str]:
    known = [row.metadata["name"].removeprefix(PREFIX) for row in dataclasses.fields(Settings)]
    for name in sorted(given):
        word = name.removeprefix(PREFIX)
        if word == name or name.startswith(TEST_PREFIX) or word in known:
            continue
        close = difflib.get_close_matches(word, known, n=1, cutoff=0.7)
        hint = f"did you mean {PREFIX}{close[0]}?" if close else "README.md lists those there are."
        yield f"{name} is not a setting; {hint}"


def _missing(given: Mapping[str, str]) -> Iterator[str]:
    if "SCRIBE_SLACK_BOT_TOKEN" not in given:
        yield (
            "SCRIBE_SLACK_BOT_TOKEN is missing; "
            "it is the token that begins with xoxb-, under OAuth & Permissions."
        )
    if not {"SCRIBE_SLACK_APP_TOKEN", "SCRIBE_SLACK_SIGNING_SECRET"} & given.keys():
        yield (
            "SCRIBE_SLACK_APP_TOKEN (for Socket Mode) or SCRIBE_SLACK_SIGNING_SECRET "
            "(for HTTP) is missing; both are under Basic Information."
        )


def settings_table() -> str:
    """The settings as a Markdown table, as the README shows it."""
    lines = ["| setting | default | meaning |", "|---|---|---|"]
    for row in dataclasses.fields(Settings):
        about: Mapping[str, str] = row.metadata
        name = f"`{about['name']}`" + (f" or `{about['also']}`" if about["also"] else "")
        default = f"`{about['default']}`" if about["default"] else ""
        lines.append(f"| {name} | {default} | {about['meaning']} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(settings_table())
