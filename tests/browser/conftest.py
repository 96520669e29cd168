"""A local Slack with a small app behind it, and its page in a real browser."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.local_slack import Open, Slack, small_app
from tests.support import machine

REPOSITORY = Path(__file__).parents[2]
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OPENED = "2026-11-20T14:02:00Z"


@pytest.fixture(scope="module")
def running() -> Iterator[Slack]:
    slack = Slack(addresses={})
    with ThreadingHTTPServer(("127.0.0.1", 0), small_app(slack)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        slack.app = f"http://127.0.0.1:{server.server_address[1]}/slack/events"
        command = [
            sys.executable,
            "-m",
            "devslack",
            "--port",
            "0",
            "--json",
            "--http-url",
            slack.app,
        ]
        with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as process:
            assert process.stdout
            slack.addresses.update(json.loads(process.stdout.readline()))
            yield slack
            process.terminate()
        server.shutdown()
        thread.join()


@pytest.fixture
def slack(running: Slack, request: pytest.FixtureRequest) -> Slack:
    running.heard.clear()
    running.answers.clear()
    name = request.node.name.removeprefix("test_").replace("[", "-")[:60].strip("]_")
    running.control("clock", now=OPENED, running=False)
    made = running.control("channels", name=name, **{"as": "commander"})
    running.channel = made["channel"]
    invited = ["responder", "reporter", running.api("auth.test")["user_id"]]
    running.control("channels/invite", channel=name, members=invited, **{"as": "commander"})
    return running


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    playwright = _driver()
    launched = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
    yield launched
    launched.close()
    playwright.stop()


def _driver() -> Playwright:
    try:
        return sync_playwright().start()
    except Exception as error:  # noqa: BLE001 - it raises nothing narrower
        machine.missing(f"Playwright's driver does not start ({error}); it wants libatomic1")


@pytest.fixture
def open_as(browser: Browser, slack: Slack) -> Iterator[Open]:
    """Open the page as somebody, in this test's channel. No script may have failed at the end."""
    failures: list[str] = []
    contexts = []

    def opened(who: str, **options: Any) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        context.add_init_script("localStorage.setItem('devslack-welcome-seen', 'yes')")
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda said: failures.append(said.text) if "Policy" in said.text else 0)
        page.goto(f"{slack.addresses['page_url']}?as={who}&channel={slack.channel}")
        page.locator("body[data-ready]").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert failures == []
