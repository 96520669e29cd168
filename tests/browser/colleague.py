"""Somebody at the local Slack's page: all they do is clicking and typing."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.local_slack import hook, type_in


@dataclass
class Colleague:
    """One person in a browser of their own. Messages are found by words in them."""

    page: Page

    def types(self, words: str) -> None:
        """Say it where they are, or give the command that it is."""
        type_in(self.page, words)

    def message(self, words: str) -> Locator:
        """The latest message in the channel, or only for them, with these words in it."""
        return self.page.locator("#messages article", has_text=words).last

    def reads(self, words: str) -> Locator:
        """Wait until the words are there to read."""
        expect(self.message(words)).to_be_visible()
        return self.message(words)

    def goes_to(self, channel: str) -> None:
        """Open a channel from the sidebar by the beginning of its name, and join it."""
        self.page.locator(f'{hook("channel")}[data-name^="{channel}"]').click()
        join = self.page.locator(hook("join"))
        field = self.page.locator(hook("composer"))
        expect(join.or_(field).first).to_be_visible()
        if join.is_visible():
            join.click()
        expect(field).to_be_visible()

    def follows_channel(self, words: str) -> None:
        """Press the channel that a message names; it is an incident's, and one is in it."""
        self.reads(words).locator("button.mention").click()
        expect(self.headline).to_be_visible()

    def reacts(self, words: str, emoji: str) -> None:
        self._react(self.reads(words), emoji)

    def takes_back(self, words: str, emoji: str) -> None:
        """Press one's own emoji under a message again."""
        mark = self.message(words).locator(hook("reaction", emoji))
        expect(mark).to_have_attribute("aria-pressed", "true")
        mark.click()

    def edits(self, words: str, new: str) -> None:
        self.reads(words).hover()
        self.message(words).locator(hook("message-menu")).click()
        self.page.locator(hook("menu-edit")).click()
        type_in(self.page, new, into="edit-input")

    def replies(self, to: str, words: str) -> None:
        """Reply in the thread of a message; the thread stays open beside the channel."""
        self.reads(to).hover()
        self.message(to).locator(hook("reply")).click()
        type_in(self.page, words, into="thread-composer")
        expect(self.reply(words)).to_be_visible()

    def opens_thread(self, of: str) -> None:
        self.reads(of).locator(hook("thread-link")).click()
        expect(self.thread).to_be_visible()

    @property
    def thread(self) -> Locator:
        return self.page.locator(hook("thread-pane"))

    def reply(self, words: str) -> Locator:
        return self.thread.locator("article", has_text=words).last

    def reacts_in_thread(self, words: str, emoji: str) -> None:
        expect(self.reply(words)).to_be_visible()
        self._react(self.reply(words), emoji)

    def closes_thread(self) -> None:
        self.thread.locator(hook("close-side")).click()
        expect(self.thread).to_have_count(0)

    @property
    def headline(self) -> Locator:
        return self.page.locator("#messages article.pinned")

    def presses(self, label: str) -> None:
        """Press the headline's button that says `label`."""
        self.headline.get_by_role("button", name=label, exact=True).click()

    @property
    def form(self) -> Locator:
        return self.page.locator(hook("modal"))

    def sends_form(self) -> None:
        self.form.locator(hook("modal-submit")).click()
        expect(self.form).to_have_count(0)

    def opens_file(self, name: str) -> Page:
        """Open a file from its card; the page that appears."""
        card = self.page.locator(hook("file", name)).last
        with self.page.expect_popup() as popup:
            card.locator(hook("file-open")).click()
        return popup.value

    def _react(self, message: Locator, emoji: str) -> None:
        message.hover()
        message.locator(hook("react")).click()
        self.page.fill(hook("emoji-search"), emoji)
        self.page.locator(hook("emoji", emoji)).click()
        expect(message.locator(hook("reaction", emoji))).to_have_attribute("aria-pressed", "true")
