"""From `/incident` to the draft postmortem, by clicking and typing in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.localslack import LocalSlack
from tests.browser import checkout
from tests.browser.checkout import Room
from tests.browser.local_slack import hook
from tests.stories.scene import Scene
from tests.support import shapes

THE_DRAFT = Path(__file__).with_name("the_draft.txt").read_text()

# The page as one reads it: a line per heading, paragraph, list item and row of a table.
AS_READ = """
() => [...document.querySelectorAll('h1, h2, h3, p, li, tr')].map((each) => {
  const head = {H1: '# ', H2: '## ', H3: '### ', LI: '- '}[each.tagName] ?? '';
  const cells = each.tagName === 'TR' ? [...each.cells] : [each];
  const words = head + cells.map((cell) => cell.innerText).join(' | ');
  return words.replace(/\\s+/g, ' ').trim();
}).join('\\n') + '\\n'
"""


# Where each moment comes from, by words in the message.
SOURCES = {
    "Started": "Impact started · reporter",
    "Declared": "Declared sev1: Checkout is down · reporter",
    "Acknowledged": "I am on it",
    "Identified": "The deploy halved the connection pool",
    "Fix started": "Rolling the deploy back",
    "Mitigated": "Payments succeed again",
    "Resolved": "Resolved: rolled the deploy back · commander",
}


@pytest.fixture
def room(browser: Browser, sqlite_url: str, tmp_path: Path) -> Iterator[Room]:
    """Whatever was sent meanwhile has Slack's shapes, where those can be looked up."""
    with LocalSlack("--port", "0") as slack:
        clock = {"SCRIBE_CLOCK_URL": f"{slack.at.control_url}clock"}
        scene = Scene(slack, sqlite_url, tmp_path, settings=clock)
        try:
            with checkout.room(scene, browser) as opened:
                yield opened
        finally:
            scene.close()
        shapes.hold(slack)


def test_an_incident_lived_in_the_browser_ends_in_a_draft_that_says_all_of_it(room: Room) -> None:
    checkout.declare(room)
    expect(room.responder.headline).to_contain_text("Investigating · sev1")
    expect(room.responder.headline).to_contain_text("This channel is recorded")
    expect(room.responder.headline).to_contain_text("Commander: @commander")
    checkout.investigate(room)
    understood = room.commander.reads("Identified at 13:14 Berlin time (12:14 UTC).")
    expect(understood).to_contain_text("Only visible to you")
    marked = room.reporter.message("halved the connection pool")
    expect(marked.locator(hook("reaction"))).to_have_text(["🎯1", "📝1"])
    expect(room.reporter.message("Is it Friday yet?").locator(hook("reaction"))).to_have_count(0)
    checkout.repair(room)
    room.reporter.reads("Started at 11:52 UTC.")
    room.commander.reads("Today 12:52 Impact started · reporter")
    checkout.resolve(room)
    expect(room.reporter.headline).to_contain_text("Resolved · sev1")
    expect(room.reporter.headline).to_contain_text("Outage 48m")
    draft = room.commander.opens_file("inc-1-postmortem-v1.md")
    assert draft.evaluate(AS_READ) == THE_DRAFT
    for moment, words in SOURCES.items():
        assert words in source_of(moment, draft)


def source_of(moment: str, draft: Page) -> str:
    """The message to which the draft's table of moments leads, in the page it leads to."""
    rows = draft.locator("tr", has=draft.get_by_role("cell", name=moment, exact=True))
    rows.get_by_role("link", name="message").first.click()
    shown = draft.locator("article.revealed")
    expect(shown).to_be_in_viewport()
    words = shown.inner_text()
    draft.go_back()
    return words
