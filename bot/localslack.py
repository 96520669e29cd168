"""The local Slack as a process, and the people in it, through its control address."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx2

READY_WITHIN = 30.0
ANSWER_WITHIN = 30.0


class LocalSlackFailed(Exception):
    """The local Slack did not start or refused what a person did in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """The line that the local Slack prints when it is ready."""

    base_url: str
    bot_token: str
    app_token: str
    signing_secret: str
    page_url: str
    control_url: str


class LocalSlack:
    """Started on entering, ended on leaving."""

    def __init__(self, *arguments: str) -> None:
        self._arguments = arguments

    def __enter__(self) -> Self:
        self._server = subprocess.Popen(  # noqa: S603 - our own
            [sys.executable, "-m", "devslack", "--json", *self._arguments],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for us; we end it in our own time
        )
        self.at = self._addresses()
        self._http = httpx2.Client(base_url=self.at.control_url, timeout=ANSWER_WITHIN)
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()
        self._server.terminate()
        self._server.wait(10)
        if self._server.stdout:
            self._server.stdout.close()

    def post(self, path: str, **body: object) -> dict[str, Any]:
        """Do something as a person; raises LocalSlackFailed with the reason of a refusal."""
        return self._answer(self._http.post(path, json=body))

    def patch(self, path: str, **body: object) -> dict[str, Any]:
        """Change somebody or something that is there."""
        return self._answer(self._http.patch(path, json=body))

    def get(self, path: str, **query: str) -> dict[str, Any]:
        return self._answer(self._http.get(path, params=query))

    def _answer(self, response: httpx2.Response) -> dict[str, Any]:
        if response.status_code >= 400:
            raise LocalSlackFailed(f"{response.url.path}: {response.text[:300]}")
        answer: dict[str, Any] = response.json()
        return answer

    def _addresses(self) -> Addresses:
        line = self._server.stdout.readline() if self._server.stdout else ""
        if not line:
            raise LocalSlackFailed("The local Slack ended before it was ready.")
        told: Mapping[str, str] = json.loads(line)
        names = Addresses.__dataclass_fields__
        return Addresses(**{name: told[name] for name in names})


def bot_settings(slack: Addresses, database_url: str) -> dict[str, str]:
    """The environment in which the bot works beside this local Slack, whatever the folder."""
    return {
        "PYTHONPATH": str(Path(__file__).resolve().parent.parent),
        "SCRIBE_SLACK_API_URL": slack.base_url,
        "SCRIBE_SLACK_BOT_TOKEN": slack.bot_token,
        "SCRIBE_SLACK_APP_TOKEN": slack.app_token,
        "SCRIBE_SLACK_SIGNING_SECRET": slack.signing_secret,
        "SCRIBE_DATABASE_URL": database_url,
        "SCRIBE_PORT": "0",
    }
