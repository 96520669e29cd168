"""The local Slack's page in a real browser: what an app shows there, and what it hears."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from tests.browser.local_slack import (
    Open,
    Slack,
    form,
    hook,
    message,
    option,
    plain,
    question,
    type_in,
)


def test_a_link_that_is_no_web_address_cannot_be_followed(open_as: Open, slack: Slack) -> None:
    ts = slack.post("<javascript:alert(1)|press> and <https://example.com/a?b=1&amp;c=2|the graph>")
    content = message(open_as("commander"), ts).locator(hook("content"))
    expect(content).to_have_text("press and the graph")
    expect(content.locator("a")).to_have_count(1)
    expect(content.locator("a")).to_have_attribute("href", "https://example.com/a?b=1&c=2")


def test_a_command_is_completed_from_its_first_letters(open_as: Open) -> None:
    page = open_as("commander")
    page.locator(hook("composer")).press_sequentially("/inci")
    page.keyboard.press("Tab")
    expect(page.locator(hook("composer"))).to_have_value("/incident ")
    page.locator(hook("composer")).press_sequentially("lead @resp")
    page.keyboard.press("Enter")
    expect(page.locator(hook("composer"))).to_have_value("/incident lead @responder ")


def test_a_form_comes_back_with_errors_and_reaches_the_app_as_filled_in(
    open_as: Open, slack: Slack
) -> None:
    slack.answers["view"] = form(
        question("title", {"type": "plain_text_input"}),
        question(
            "severity", {"type": "static_select", "options": [option("sev1"), option("sev2")]}
        ),
        question("flags", {"type": "checkboxes", "options": [option("drill")]}, optional=True),
        question("kind", {"type": "radio_buttons", "options": [option("a"), option("b")]}),
        question("lead", {"type": "users_select"}, optional=True),
        question("started", {"type": "datetimepicker"}, optional=True),
        question("details", {"type": "plain_text_input", "multiline": True}, optional=True),
    )
    slack.answers["view_submission"] = {
        "response_action": "errors",
        "errors": {"title": "Say what is broken"},
    }
    page = open_as("commander")
    type_in(page, "/incident")
    modal = page.locator(hook("modal"))
    expect(modal.locator("h2")).to_have_text("Declare")
    modal.locator(hook("modal-submit")).click()
    missing = "Please complete this required field."
    expect(modal.locator(f"{hook('field-error')}:visible")).to_have_text([missing] * 3)
    assert slack.of_type("view_submission") == []

    modal.locator('[data-block-id="title"][data-action-id]').fill("it")
    modal.locator('[data-block-id="severity"][data-action-id]').select_option("sev2")
    modal.get_by_label("DRILL").check()
    modal.get_by_label("B", exact=True).check()
    modal.locator('[data-block-id="lead"][data-action-id]').select_option(label="responder")
    modal.locator('[data-block-id="started"][data-action-id]').fill("2026-11-20T14:50")
    modal.locator('[data-block-id="details"][data-action-id]').fill("two\nlines")
    modal.locator(hook("modal-submit")).click()
    expect(modal.locator(f"{hook('field-error')}:visible")).to_have_text(["Say what is broken"])

    del slack.answers["view_submission"]
    modal.locator('[data-block-id="title"][data-action-id]').fill("checkout is down")
    modal.locator(hook("modal-submit")).click()
    expect(modal).to_have_count(0)
    sent = slack.of_type("view_submission")[-1]["view"]["state"]["values"]
    assert sent["title"]["given"]["value"] == "checkout is down"
    assert sent["severity"]["given"]["selected_option"]["value"] == "sev2"
    assert [one["value"] for one in sent["flags"]["given"]["selected_options"]] == ["drill"]
    assert sent["kind"]["given"]["selected_option"]["value"] == "b"
    assert sent["lead"]["given"]["selected_user"] == slack.person("responder")
    in_berlin = datetime(2026, 11, 20, 14, 50, tzinfo=ZoneInfo("Europe/Berlin"))
    assert sent["started"]["given"]["selected_date_time"] == int(in_berlin.timestamp())
    assert sent["details"]["given"]["value"] == "two\nlines"


def test_what_is_typed_in_a_form_stays_when_the_app_updates_it(open_as: Open, slack: Slack) -> None:
    slack.answers["view"] = form(question("title", {"type": "plain_text_input"}))
    page = open_as("commander")
    type_in(page, "/incident")
    field = page.locator('[data-block-id="title"][data-action-id]')
    field.fill("half a tit")
    view_id = page.locator(hook("modal")).get_attribute("data-view-id")
    updated = form({"type": "section", "text": plain("Two like this are open")})
    updated["blocks"] += slack.answers["view"]["blocks"]
    slack.api("views.update", view_id=view_id, view=updated)
    expect(page.locator(f"{hook('modal')} .section")).to_have_text("Two like this are open")
    expect(field).to_have_value("half a tit")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(hook("modal"))).to_have_count(0)


def test_a_button_asks_first_where_it_must_and_then_reaches_the_app(
    open_as: Open, slack: Slack
) -> None:
    confirm = {
        "title": plain("Resolve?"),
        "text": plain("It ends the incident."),
        "confirm": plain("Resolve"),
        "deny": plain("Not yet"),
    }
    button = {"type": "button", "action_id": "resolve", "text": plain("Resolve"), "value": "7"}
    blocks = [{"type": "actions", "elements": [{**button, "confirm": confirm}]}]
    ts = slack.post("headline", blocks=blocks)
    page = open_as("commander")
    message(page, ts).locator('[data-action-id="resolve"]').click()
    page.locator(hook("confirm-no")).click()
    assert slack.of_type("block_actions") == []
    message(page, ts).locator('[data-action-id="resolve"]').click()
    with page.expect_response("**/control/press"):
        page.locator(hook("confirm-yes")).click()
    [pressed] = slack.of_type("block_actions")
    assert (pressed["actions"][0]["value"], pressed["message"]["ts"]) == ("7", ts)


def test_a_message_shortcut_carries_the_message_to_the_app(open_as: Open, slack: Slack) -> None:
    ts = slack.say("reporter", "payments fail since noon")
    page = open_as("commander")
    message(page, ts).focus()
    page.keyboard.press("Enter")
    with page.expect_response("**/control/shortcut"):
        page.locator('[data-callback-id="declare_incident"]').click()
    [heard] = slack.of_type("message_action")
    assert heard["message"]["text"] == "payments fail since noon"


def test_a_reply_for_one_person_is_seen_by_nobody_else(open_as: Open, slack: Slack) -> None:
    slack.answers["command"] = {"text": "Nothing is open."}
    page, other = open_as("commander"), open_as("responder")
    type_in(page, "/incident list")
    alone = page.locator(hook("ephemeral"))
    expect(alone.locator(".only-you")).to_have_text("Only visible to you")
    expect(alone.locator(hook("content"))).to_have_text("Nothing is open.")
    slack.say("reporter", "a word after it")
    expect(other.locator(hook("message"), has_text="a word after it")).to_have_count(1)
    expect(other.locator(hook("ephemeral"))).to_have_count(0)
    alone.locator(hook("dismiss")).click()
    expect(alone).to_have_count(0)


def test_a_command_the_app_fails_is_told_in_slacks_words(open_as: Open, slack: Slack) -> None:
    page = open_as("commander")
    slack.control("faults", http_url="http://127.0.0.1:9/nobody")
    try:
        type_in(page, "/incident list")
        told = page.locator(hook("ephemeral")).locator(hook("content"))
        expect(told).to_have_text('/incident failed with the error "dispatch_failed"')
    finally:
        slack.control("faults", http_url=slack.app)


def test_blocks_are_drawn_and_a_picture_from_elsewhere_is_named(
    open_as: Open, slack: Slack
) -> None:
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": "rich"}]}
    ts = slack.post(
        "all of them",
        blocks=[
            {"type": "header", "text": plain(":rotating_light: #7 checkout")},
            {
                "type": "section",
                "fields": [plain("Severity"), {"type": "mrkdwn", "text": "*SEV1*"}],
            },
            {"type": "divider"},
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "_recorded_"}]},
            {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "a graph"},
            {"type": "markdown", "text": "## Numbers\n\n| a | b |\n|---|---|\n| 1 | 2 |"},
            {"type": "rich_text", "elements": [rich]},
        ],
    )
    content = message(open_as("commander"), ts).locator(hook("content"))
    expect(content.locator("h3").first).to_have_text("🚨 #7 checkout")
    expect(content.locator(".section-fields > div")).to_have_text(["Severity", "SEV1"])
    expect(content.locator("hr")).to_have_count(1)
    expect(content.locator(".context em")).to_have_text("recorded")
    expect(content.locator(".placeholder")).to_have_text("Image: a graph")
    expect(content.locator(".markdown td")).to_have_text(["1", "2"])
    expect(content.locator(".rich-text")).to_have_text("rich")
    expect(content.locator("img")).to_have_count(0)


def test_an_instant_in_a_message_is_shown_in_the_readers_zone(open_as: Open, slack: Slack) -> None:
    at = int(datetime(2026, 11, 20, 14, 5, tzinfo=UTC).timestamp())
    ts = slack.post(f"mitigated <!date^{at}^{{date_short_pretty}} at {{time}}|some time>")
    shown = message(open_as("responder"), ts).locator(hook("content"))
    expect(shown).to_have_text("mitigated Today at 09:05")
