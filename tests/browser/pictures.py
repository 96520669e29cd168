"""Takes the README's pictures anew: `python -m tests.browser.pictures`. Look at them afterwards."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, Page, expect, sync_playwright

from bot.localslack import LocalSlack
from tests.browser import checkout
from tests.browser.checkout import Room
from tests.browser.conftest import QUIET
from tests.browser.local_slack import hook
from tests.stories.scene import Scene
from tests.support import machine

IMAGES = machine.REPOSITORY / "docs" / "images"
WIDTH = 1280
TALL = 1600


def main() -> None:
    chromium = machine.chromium()
    if chromium is None:
        sys.exit("Chromium is not installed.")
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalSlack("--port", "0") as slack,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        clock = {"SCRIBE_CLOCK_URL": f"{slack.at.control_url}clock"}
        scene = Scene(slack, f"sqlite:///{folder}/scribe.db", Path(folder), settings=clock)
        try:
            with checkout.room(scene, browser) as room:
                take(room)
        finally:
            scene.close()
            browser.close()


def take(room: Room) -> None:
    """The channel half an hour in, with a thread beside it; the top of the draft."""
    page = room.commander.page
    checkout.declare(room)
    checkout.investigate(room)
    checkout.repair(room)
    room.scene.settle()
    room.commander.message("You have the role commander now").locator(hook("dismiss")).click()
    room.commander.opens_thread("Two in five payments fail")
    page.set_viewport_size({"width": WIDTH, "height": TALL})
    first, last = edges(room.commander.headline), edges(room.commander.message("Identified at"))
    above, below = edges(page.locator("#messages"))
    height = TALL - (below - above) + (last[1] - first[0])
    page.set_viewport_size({"width": WIDTH, "height": round(height)})
    room.commander.headline.evaluate("headline => headline.scrollIntoView()")
    page.mouse.move(WIDTH / 2, 20)
    expect(page.locator(hook("app-state"))).to_contain_text("connected", timeout=10_000)
    shoot(page, "channel")
    room.commander.closes_thread()
    checkout.resolve(room)
    draft = room.commander.opens_file("inc-1-postmortem-v1.md")
    draft.set_viewport_size({"width": WIDTH, "height": TALL})
    end = edges(draft.get_by_role("heading", name="Moments"))[0]
    draft.set_viewport_size({"width": WIDTH, "height": round(end)})
    shoot(draft, "draft")


def edges(of: Locator) -> tuple[float, float]:
    """The upper and the lower edge, in pixels from the top of the window."""
    box = of.bounding_box()
    assert box, "it is not to be seen"
    return box["y"], box["y"] + box["height"]


def shoot(page: Page, name: str) -> None:
    page.wait_for_timeout(500)  # what is drawn softly is drawn by then
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
