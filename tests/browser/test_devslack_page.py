"""The local Slack's page in a real browser: what people say, mark and read there."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.local_slack import Open, Slack, hook, message, type_in


def test_what_one_types_another_reads_at_once_in_their_own_zone(open_as: Open) -> None:
    berlin, new_york = open_as("commander"), open_as("responder")
    type_in(berlin, "checkout is *down*")
    for page, time in ((berlin, "15:02"), (new_york, "09:02")):
        said = page.locator(hook("message"), has_text="checkout is down")
        expect(said.locator("strong", has_text="down")).to_have_count(1)
        expect(said.locator(".author")).to_have_text("commander")
        expect(said.locator(".time")).to_have_text(time)


def test_what_people_type_is_never_markup(open_as: Open, slack: Slack) -> None:
    words = "<img src=x onerror=alert(1)> <script>alert(2)</script> & <javascript:alert(3)|here>"
    ts = slack.say("reporter", words)
    content = message(open_as("commander"), ts).locator(hook("content"))
    expect(content).to_have_text(words)
    expect(content.locator("img, script, a")).to_have_count(0)


def test_a_reaction_is_found_by_its_name_and_taken_back_by_a_press(
    open_as: Open, slack: Slack
) -> None:
    ts = slack.say("reporter", "rolled back")
    page, other = open_as("commander"), open_as("responder")
    message(page, ts).hover()
    message(page, ts).locator(hook("react")).click()
    page.fill(hook("emoji-search"), "adhesive")
    page.keyboard.press("Enter")
    for reader in (page, other):
        mark = message(reader, ts).locator(hook("reaction", "adhesive_bandage"))
        expect(mark).to_have_text("🩹1")
    message(other, ts).locator(hook("reaction", "adhesive_bandage")).click()
    expect(message(page, ts).locator(hook("reaction", "adhesive_bandage"))).to_have_text("🩹2")
    message(page, ts).locator(hook("reaction", "adhesive_bandage")).click()
    expect(message(other, ts).locator(hook("reaction", "adhesive_bandage"))).to_have_text("🩹1")


def test_the_emoji_of_incidents_come_first_in_the_picker(open_as: Open, slack: Slack) -> None:
    ts = slack.say("reporter", "anything")
    page = open_as("commander")
    message(page, ts).hover()
    message(page, ts).locator(hook("react")).click()
    first = page.locator(hook("emoji")).evaluate_all(
        "all => all.slice(0, 21).map(e => e.dataset.name)"
    )
    wanted = (
        "boom rotating_light raising_hand eyes dart wrench adhesive_bandage white_check_mark "
        "checkered_flag pushpin mag hammer_and_wrench loudspeaker chart_with_upwards_trend "
        "busts_in_silhouette trophy construction four_leaf_clover bulb ballot_box_with_check memo"
    )
    assert first == wanted.split()


def test_a_thread_is_read_and_answered_beside_the_channel(open_as: Open, slack: Slack) -> None:
    ts = slack.say("reporter", "which version?")
    page = open_as("commander")
    message(page, ts).hover()
    message(page, ts).locator(hook("reply")).click()
    type_in(page, "the one of noon", into="thread-composer")
    pane = page.locator(hook("thread-pane"))
    expect(pane.locator(hook("content"))).to_have_text(["which version?", "the one of noon"])
    expect(message(page, ts).locator(hook("thread-link"))).to_contain_text("1 reply")
    type_in(page, "/incident note that", into="thread-composer")
    refused = pane.locator(hook("ephemeral")).locator(hook("content"))
    expect(refused.first).to_have_text("/incident is not supported in threads. Sorry!")
    page.locator(hook("close-side")).click()
    expect(pane).to_have_count(0)


def test_an_author_edits_and_deletes_what_they_said_and_nobody_else_can(
    open_as: Open, slack: Slack
) -> None:
    ts = slack.say("commander", "@responder looks at 502s & logs")
    page, other = open_as("commander"), open_as("responder")
    page.press(hook("composer"), "ArrowUp")
    assert page.input_value(hook("edit-input")) == "@responder looks at 502s & logs"
    page.fill(hook("edit-input"), "@responder looks at 503s")
    page.press(hook("edit-input"), "Enter")
    edited = "@responder looks at 503s (edited)"
    expect(message(other, ts).locator(hook("content"))).to_have_text(edited)
    message(other, ts).hover()
    message(other, ts).locator(hook("message-menu")).click()
    expect(other.locator(hook("menu-edit"))).to_have_count(0)
    expect(other.locator(hook("menu-delete"))).to_have_count(0)
    message(page, ts).hover()
    message(page, ts).locator(hook("message-menu")).click()
    page.locator(hook("menu-delete")).click()
    page.locator(hook("confirm-yes")).click()
    expect(message(page, ts)).to_have_count(0)
    expect(message(other, ts)).to_have_count(0)


def test_a_pinned_message_is_found_from_the_head_of_the_channel(
    open_as: Open, slack: Slack
) -> None:
    ts = slack.say("reporter", "the dashboard")
    page = open_as("commander")
    message(page, ts).focus()
    page.keyboard.press("p")
    expect(message(page, ts).locator(".pinned-line")).to_have_text("Pinned")
    page.locator(hook("pins")).click()
    expect(page.locator(f"{hook('pins-pane')} [data-ts]")).to_contain_text("the dashboard")


def test_a_markdown_file_opens_as_a_page(open_as: Open, slack: Slack) -> None:
    notes = {"name": "draft.md", "mimetype": "text/markdown", "content": "# Draft\n\nThe *end*."}
    ts = slack.say("reporter", "here", files=[notes])
    page = open_as("commander")
    card = message(page, ts).locator(hook("file", "draft.md"))
    with page.expect_popup() as popup:
        card.locator(hook("file-open")).click()
    expect(popup.value.locator("h1")).to_have_text("Draft")
    expect(popup.value.locator("em")).to_have_text("end")


def test_a_lost_connection_comes_back_with_what_was_missed(open_as: Open, slack: Slack) -> None:
    page = open_as("commander", service_workers="block")
    sockets: list[Any] = []

    def through(wire: Any) -> None:
        sockets.append(wire)
        wire.connect_to_server()

    page.route_web_socket("**/page/live*", through)
    page.reload()
    page.locator("body[data-ready]").wait_for()
    expect(page.locator("body:not(.offline)")).to_have_count(1)
    sockets[0].close()
    expect(page.locator("body.offline")).to_have_count(1)
    slack.say("reporter", "said meanwhile")
    expect(page.locator(hook("message"), has_text="said meanwhile")).to_have_count(1)
    expect(page.locator("body.offline")).to_have_count(0)
    assert len(sockets) == 2


def test_one_becomes_another_person_with_the_switcher(open_as: Open) -> None:
    page = open_as("commander")
    page.locator(hook("person-switcher")).click()
    page.locator(hook("person", "responder")).click()
    expect(page.locator(hook("person-switcher", "responder"))).to_contain_text("America/New_York")
    assert "as=responder" in page.url


def test_on_a_phone_nothing_is_wider_than_the_screen(open_as: Open, slack: Slack) -> None:
    slack.say("reporter", "https://example.com/" + "a" * 300)
    page = open_as("commander", viewport={"width": 360, "height": 700}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("document.querySelector('#messages').scrollWidth") == 360
    page.locator(hook("open-sidebar")).tap()
    page.locator(hook("channel", "general")).tap()
    expect(page.locator(hook("channel-title"))).to_contain_text("general")
