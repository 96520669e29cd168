"""A devslack to drive: by its control API, and by the hooks of its page."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import Locator, Page

Open = Callable[..., Page]


@dataclass(slots=True)
class Slack:
    """A running devslack and the app it delivers to, with a channel of this test's own."""

    addresses: dict[str, str]
    app: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    channel: str = ""

    def control(self, path: str, **body: Any) -> Any:
        return self._post(self.addresses["control_url"] + path, body, {})

    def api(self, method: str, **body: Any) -> Any:
        headers = {"authorization": f"Bearer {self.addresses['bot_token']}"}
        answer = self._post(self.addresses["base_url"] + method, body, headers)
        assert answer["ok"], answer
        return answer

    def say(self, who: str, text: str, **more: Any) -> str:
        body = {"as": who, "channel": self.channel, "text": text, **more}
        ts: str = self.control("say", **body)["ts"]
        return ts

    def post(self, text: str, **more: Any) -> str:
        ts: str = self.api("chat.postMessage", channel=self.channel, text=text, **more)["ts"]
        return ts

    def person(self, name: str) -> str:
        people = self.api("users.list")["members"]
        return next(str(one["id"]) for one in people if one["name"] == name)

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [payload for payload in self.heard if payload.get("type") == kind]

    @staticmethod
    def _post(url: str, body: Any, headers: dict[str, str]) -> Any:
        request = urllib.request.Request(  # noqa: S310 - a devslack on loopback
            url,
            json.dumps(body).encode(),
            {"content-type": "application/json; charset=utf-8", **headers},
        )
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - the same
            return json.load(response)


def small_app(slack: Slack) -> type[BaseHTTPRequestHandler]:
    """An app that notes what it hears; commands and presses open `answers["view"]` where set."""

    class SmallApp(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            if not self.headers["content-type"].startswith("application/json"):
                form = {name: values[0] for name, values in parse_qs(body).items()}
                payload = json.loads(form["payload"]) if "payload" in form else form
                slack.heard.append(payload)
                if "view" in slack.answers and payload.get("type") != "view_submission":
                    view = slack.answers["view"]
                    slack.api("views.open", trigger_id=payload["trigger_id"], view=view)
                self.answer(slack.answers.get(payload.get("type", "command")))
            else:
                self.answer(None)

        def answer(self, body: Any) -> None:
            content = b"" if body is None else json.dumps(body).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Says nothing: the test run is read by people."""

    return SmallApp


def hook(name: str, value: str | None = None) -> str:
    return f'[data-test="{name}"]' + (f'[data-name="{value}"]' if value else "")


def message(page: Page, ts: str) -> Locator:
    return page.locator(f'#messages [data-test="message"][data-ts="{ts}"]')


def type_in(page: Page, text: str, into: str = "composer") -> None:
    page.fill(hook(into), text)
    page.press(hook(into), "Enter")


def plain(text: str) -> dict[str, str]:
    return {"type": "plain_text", "text": text}


def option(value: str) -> dict[str, Any]:
    return {"text": plain(value.upper()), "value": value}


def question(block_id: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    asked = {"action_id": "given", **element}
    label = plain(block_id.title())
    return {"type": "input", "block_id": block_id, "label": label, "element": asked, **more}


def form(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": plain("Declare"),
        "submit": plain("Declare it"),
        "close": plain("Not now"),
        "blocks": list(blocks),
    }
