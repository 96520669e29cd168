"""An incident of forty minutes as three people live it, each at a page of their own.

Wednesday 18 November 2026. Times are UTC; the commander lives in Berlin (+1), the responder in
New York (-5), the reporter in UTC.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.colleague import Colleague
from tests.browser.local_slack import hook
from tests.stories.scene import Scene

DAY = "2026-11-18"
CHANNEL = "inc-1-"
PATIENCE = 20_000  # milliseconds: on a busy machine a word takes its time to the record and back


@dataclass
class Room:
    """The people, their pages, and the clock on the wall."""

    scene: Scene
    reporter: Colleague
    commander: Colleague
    responder: Colleague

    def at(self, time: str) -> None:
        """Let it be that time, once everything from before has had its effect."""
        self.scene.settle()
        self.scene.slack.post("clock", now=f"{DAY}T{time}Z", running=False)


@contextmanager
def room(scene: Scene, browser: Browser, **options: Any) -> Iterator[Room]:
    """Three pages open in #incidents at 12:00. No script may have failed at the end."""
    expect.set_options(timeout=PATIENCE)
    scene.slack.post("clock", now=f"{DAY}T12:00:00Z", running=False)
    scene.start()
    failures: list[str] = []

    def colleague(name: str) -> Colleague:
        context = browser.new_context(**options)
        context.add_init_script("localStorage.setItem('devslack-welcome-seen', 'yes')")
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.goto(f"{scene.slack.at.page_url}?as={name}")
        page.locator("body[data-ready]").wait_for()
        return Colleague(page)

    people = [colleague(name) for name in ("reporter", "commander", "responder")]
    yield Room(scene, *people)
    for each in people:
        each.page.context.close()
    assert failures == []


def declare(room: Room) -> None:
    """12:00. The reporter declares in the form; the others find the channel and come."""
    form = room.reporter.form
    room.reporter.types("/incident")
    form.get_by_label("What is wrong?").fill("Checkout is down")
    form.get_by_label("How bad is it?").select_option("sev1")
    form.get_by_label("What is affected?").fill("Checkout, in the EU")
    room.reporter.sends_form()
    room.scene.settle()
    room.reporter.follows_channel("The channel of INC-1 is ready.")
    room.at("12:03:00")
    room.commander.goes_to(CHANNEL)
    room.commander.presses("Take command")
    room.responder.goes_to(CHANNEL)


def investigate(room: Room) -> None:
    """12:04 to 12:16. They talk, mark what matters, reply in a thread, mend a slip of the pen."""
    commander, responder, reporter = room.commander, room.responder, room.reporter
    room.at("12:04:00")
    responder.types("I am on it")
    responder.reacts("I am on it", "raising_hand")
    room.at("12:06:00")
    reporter.types("Two in five payments fail in the EU")
    commander.reacts("Two in five payments fail", "busts_in_silhouette")
    room.at("12:10:00")
    responder.replies("Two in five payments fail", "It began right after the deploy of 11:52")
    commander.opens_thread("Two in five payments fail")
    commander.reacts_in_thread("It began right after", "mag")
    commander.closes_thread()
    responder.closes_thread()
    room.at("12:14:00")
    responder.types("The deploy halved teh connection pool")
    commander.reacts("The deploy halved", "dart")
    room.at("12:15:00")
    responder.edits("The deploy halved", "The deploy halved the connection pool")
    expect(commander.reads("halved the connection pool")).to_contain_text("(edited)")
    room.at("12:16:00")
    reporter.types("Is it Friday yet?")
    commander.reacts("Is it Friday yet?", "trophy")
    commander.takes_back("Is it Friday yet?", "trophy")


def repair(room: Room) -> None:
    """12:18 to 12:31. The start is set in words; the deploy is rolled back, and it helps."""
    commander, responder, reporter = room.commander, room.responder, room.reporter
    room.at("12:18:00")
    reporter.types("/incident set started 26 min ago")
    room.at("12:20:00")
    responder.types("Rolling the deploy back")
    responder.reacts("Rolling the deploy back", "wrench")
    room.at("12:31:00")
    reporter.types("Payments succeed again")
    commander.reacts("Payments succeed again", "adhesive_bandage")


def resolve(room: Room) -> None:
    """12:40. The commander calls it over, and the draft is there."""
    room.at("12:40:00")
    room.commander.types("/incident resolve rolled the deploy back")
    room.scene.settle()
    expect(room.commander.page.locator(hook("file")).last).to_be_visible()
