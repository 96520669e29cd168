"""Forms: opened as Slack takes them, and read back as they were filled in."""

import json
from typing import Any

import pytest

from bot.domain.events import Said
from bot.domain.replies import Act, Form, FormName
from bot.domain.severities import Severities
from bot.domain.timeline import Message
from bot.slack.forms import Sheets, chosen, filled_in, sent_back
from bot.slack.instants import instant
from tests.support.shapes import problems

SHEETS = Sheets(severities=Severities.of([("sev1", "p0", "critical"), ("sev2",)]))
TS = "1700000000.000100"
SECTIONS = [{"key": "impact", "title": "Impact"}, {"key": "cause", "title": "Root cause"}]


def said(text: str) -> Said:
    message = Message(
        workspace="T1",
        channel="C9",
        ts=TS,
        author="U1",
        said_at=instant(TS),
        text=text,
        thread_ts="1600000000.000100",
    )
    return Said(message=message, version_at=instant(TS))


FORMS = [
    Form(name=FormName.DECLARE),
    Form(name=FormName.DECLARE, values={"title": "x" * 900, "severity": "sev2", "drill": True}),
    Form(name=FormName.RESOLVE, values={"opened": "2026-11-20T14:00:00+00:00"}),
    Form(name=FormName.SECTION, values={"format": "standard"}),
    Form(name=FormName.SECTION, values={"format": "standard", "sections": SECTIONS}),
    Form(
        name=FormName.SECTION,
        values={"format": "standard", "sections": SECTIONS, "section": "impact", "body": "x" * 99},
    ),
    Form(
        name=FormName.SECTION,
        values={"sections": SECTIONS, "section": "impact", "body": "x" * 3001},
    ),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.name}-{len(form.values)}")
def test_every_form_is_one_that_slack_takes(form: Form) -> None:
    view = SHEETS.view(form, channel="C1")
    assert problems("modal", view) == []
    assert len(view["title"]["text"]) <= 24
    assert len(view["private_metadata"]) <= 3000


def as_sent(view: dict[str, Any], **typed: Any) -> dict[str, Any]:
    """The view as Slack sends it back: what was filled in at first, and what was typed since."""
    values = {}
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element, name = block["element"], block["block_id"]
        initial = {
            "type": element["type"],
            "value": element.get("initial_value"),
            "selected_option": element.get("initial_option"),
            "selected_options": element.get("initial_options") or [],
        }
        values[name] = {
            element["action_id"]: initial | ({"value": typed[name]} if name in typed else {})
        }
    return view | {"state": {"values": values}}


def test_a_declaration_is_read_back_as_it_was_filled_in() -> None:
    given = {
        "title": "checkout is down",
        "severity": "sev2",
        "started": "20 min ago",
        "drill": True,
    }
    view = SHEETS.view(Form(name=FormName.DECLARE, values=given), channel="C1")
    filled = filled_in(as_sent(view, affected="the shop"))
    assert filled.values == given | {"affected": "the shop", "private": False}
    assert filled.kept is None


@pytest.mark.parametrize("text", ["it is down\nsince 14:00", "決済" * 5000, '"\\\n' * 2000, ""])
def test_the_message_a_form_was_opened_on_comes_back_as_far_as_there_is_room(text: str) -> None:
    view = SHEETS.view(Form(name=FormName.DECLARE), channel=None, kept=said(text))
    assert len(view["private_metadata"]) <= 3000
    kept = filled_in(as_sent(view)).kept
    assert kept
    assert kept.message.text is not None
    assert text.startswith(kept.message.text.removesuffix("…"))
    assert kept == said(kept.message.text)
    assert len(kept.message.text) == len(text) or len(kept.message.text) > 500


def test_when_the_form_to_resolve_was_opened_comes_back_unseen() -> None:
    opened = {"opened": "2026-11-20T14:00:00+00:00"}
    view = SHEETS.view(Form(name=FormName.RESOLVE, values=opened), channel="C1")
    assert filled_in(as_sent(view, what="rollback")).values == opened | {
        "when": None,
        "what": "rollback",
    }


def test_a_section_comes_back_by_its_name() -> None:
    values = {"format": "brief", "sections": SECTIONS, "section": "cause", "body": "a pool"}
    view = SHEETS.view(Form(name=FormName.SECTION, values=values), channel="C1")
    assert filled_in(as_sent(view, **{"body:cause": "a small pool"})).values == {
        "format": "brief",
        "section": "cause",
        "body": "a small pool",
    }


def test_choosing_another_section_asks_for_the_form_of_that_one() -> None:
    view = SHEETS.view(
        Form(name=FormName.SECTION, values={"format": "brief", "sections": SECTIONS}), channel="C1"
    )
    action = {"action_id": "section", "selected_option": {"value": "impact"}}
    wanted = chosen(action, view)
    assert wanted
    name, _, values = wanted[1].partition("|")
    assert (wanted[0], name) == (Act.FORM, "section")
    assert json.loads(values) == {"format": "brief", "section": "impact"}


def test_a_mistake_stands_at_its_field_and_one_about_no_field_at_the_first() -> None:
    view = SHEETS.view(Form(name=FormName.DECLARE), channel=None)
    assert sent_back(view, {"started": "No time.", "": "Nothing was saved."}) == {
        "response_action": "errors",
        "errors": {"started": "No time.", "title": "Nothing was saved."},
    }
    section = SHEETS.view(
        Form(name=FormName.SECTION, values={"section": "cause", "sections": SECTIONS}), channel=None
    )
    assert sent_back(section, {"body": "Too odd."})["errors"] == {"body:cause": "Too odd."}
