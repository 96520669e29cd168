"""What Slack sends, and what it tells the record: a table."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.events import Asked, Event, Marked, Met, Said, Unsaid
from bot.domain.people import mention
from bot.domain.timeline import File, Message
from bot.slack.events import translate
from bot.slack.instants import instant

OURS = {"user": "U0BOT", "bot_id": "B0US", "app_id": "A0US"}
FIRST = "1700000000.000100"


def envelope(**event: Any) -> Mapping[str, Any]:
    return {
        "team_id": "T1",
        "api_app_id": "A0US",
        "event_id": "Ev1",
        "authorizations": [{"team_id": "T1", "user_id": "U0BOT", "is_bot": True}],
        "event": {"channel": "C1", "event_ts": event.get("ts", FIRST), **event},
    }


def spoken(**changes: Any) -> Message:
    known: dict[str, Any] = {
        "workspace": "T1",
        "channel": "C1",
        "ts": FIRST,
        "author": "U1",
        "said_at": instant(FIRST),
        "text": "it is down",
    }
    return Message(**(known | changes))


def heard(**event: Any) -> Event | None:
    return translate(envelope(**event))


def message(**event: Any) -> dict[str, Any]:
    return {"type": "message", "user": "U1", "ts": FIRST, "text": "it is down", **event}


def test_somebody_says_something() -> None:
    assert heard(**message()) == Said(message=spoken(), version_at=instant(FIRST))


@pytest.mark.parametrize("subtype", ["me_message", "file_share", "thread_broadcast"])
def test_things_said_in_other_ways_are_said_all_the_same(subtype: str) -> None:
    assert heard(**message(subtype=subtype)) == Said(message=spoken(), version_at=instant(FIRST))


@pytest.mark.parametrize(
    "subtype",
    ["channel_join", "channel_leave", "channel_topic", "channel_name", "pinned_item", "tombstone"],
)
def test_news_about_a_channel_is_said_by_nobody(subtype: str) -> None:
    assert heard(**message(subtype=subtype)) is None


def test_a_reply_knows_its_thread_and_a_parent_is_in_none() -> None:
    reply = heard(**message(thread_ts="1600000000.000100"))
    parent = heard(**message(thread_ts=FIRST))
    assert isinstance(reply, Said)
    assert isinstance(parent, Said)
    assert (reply.message.thread_ts, parent.message.thread_ts) == ("1600000000.000100", None)


def test_files_are_kept_as_links() -> None:
    file = {"id": "F1", "name": "graph.png", "mimetype": "image/png", "permalink": "https://a/F1"}
    said = heard(**message(subtype="file_share", files=[file]))
    assert isinstance(said, Said)
    assert said.message.files == (File(name="graph.png", type="image/png", link="https://a/F1"),)


def test_our_own_posts_and_those_of_other_bots_are_told_apart() -> None:
    ours = heard(**message(**OURS))
    theirs = heard(**message(user=None, bot_id="B9", subtype="bot_message"))
    assert isinstance(ours, Said)
    assert isinstance(theirs, Said)
    assert (ours.message.by_bot, ours.message.by_us) == (True, True)
    assert (theirs.message.by_bot, theirs.message.by_us, theirs.message.author) == (
        True,
        False,
        "B9",
    )


@pytest.mark.parametrize(
    ("post", "says"),
    [
        ({"attachments": [{"fallback": "[FIRING] pool", "title": "pool", "text": "is empty"}]},
         "pool\nis empty"),
        ({"attachments": [{"fallback": "[FIRING] pool"}]}, "[FIRING] pool"),
        ({"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "Firing"}},
                     {"type": "section", "fields": [{"type": "mrkdwn", "text": "a &lt; b"}]},
                     {"type": "actions", "elements": [{"type": "button", "text": {"text": "x"}}]}]},
         "Firing\na < b"),
        ({"blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements":
                     [{"type": "text", "text": "pool "}, {"type": "text", "text": "empty"}]}]}]},
         "pool empty"),
    ],
)  # fmt: skip
def test_an_alert_without_text_says_what_its_blocks_say(post: dict[str, Any], says: str) -> None:
    said = heard(**message(text="", bot_id="B9", **post))
    assert isinstance(said, Said)
    assert said.message.text == says


def changed(now: dict[str, Any], before: dict[str, Any]) -> Event | None:
    return heard(
        type="message",
        subtype="message_changed",
        ts="1700000060.000200",
        message=now,
        previous_message=before,
    )


def test_a_hook_without_a_user_goes_by_the_name_that_it_gives() -> None:
    post = message(user=None, bot_id="B9", subtype="bot_message")
    for told in ({"username": "Alertmanager"}, {"bot_profile": {"name": "Alertmanager"}}):
        event = heard(**{**post, **told})
        assert isinstance(event, Said)
        assert event.message.author == "Alertmanager"


def test_an_edit_is_a_later_version_of_the_same_message() -> None:
    edited = message(text="it is up", edited={"user": "U1", "ts": "1700000060.000000"})
    assert changed(edited, message()) == Said(
        message=spoken(text="it is up", edited=True), version_at=instant("1700000060.000200")
    )


def test_a_second_edit_to_the_same_words_is_a_version_too() -> None:
    first = message(edited={"user": "U1", "ts": "1700000050.000000"})
    second = message(edited={"user": "U1", "ts": "1700000060.000000"})
    assert isinstance(changed(second, first), Said)


def test_an_unfurled_link_or_a_new_reply_is_no_edit() -> None:
    assert changed(message(attachments=[{"title": "preview"}]), message()) is None
    assert changed(message(reply_count=1), message()) is None


def test_a_post_that_a_bot_rewrites_is_a_later_version() -> None:
    said = changed(message(text="resolved", bot_id="B9"), message(bot_id="B9"))
    assert isinstance(said, Said)
    assert (said.message.text, said.version_at) == ("resolved", instant("1700000060.000200"))


def test_a_deleted_message_is_unsaid_with_its_last_words() -> None:
    event = heard(
        type="message",
        subtype="message_deleted",
        ts="1700000060.000200",
        deleted_ts=FIRST,
        previous_message=message(),
    )
    assert event == Unsaid(
        workspace="T1",
        channel="C1",
        ts=FIRST,
        at=instant("1700000060.000200"),
        last=Said(message=spoken(), version_at=instant(FIRST)),
    )


def test_a_deleted_parent_of_a_thread_leaves_a_tombstone_and_is_unsaid() -> None:
    event = changed(message(subtype="tombstone", text="This message was deleted."), message())
    assert isinstance(event, Unsaid)
    assert (event.ts, event.last is not None) == (FIRST, True)


def marked(**changes: Any) -> Marked:
    known: dict[str, Any] = {
        "workspace": "T1",
        "channel": "C1",
        "ts": FIRST,
        "person": "U1",
        "emoji": "wrench",
        "at": instant("1700000060.000200"),
    }
    return Marked(**(known | changes))


def reaction(kind: str = "reaction_added", **changes: Any) -> dict[str, Any]:
    item = {"type": "message", "channel": "C1", "ts": FIRST}
    event = {"type": kind, "user": "U1", "reaction": "wrench", "item": item}
    return event | {"event_ts": "1700000060.000200"} | changes


def test_an_emoji_is_a_mark_and_taking_it_away_takes_it_away() -> None:
    assert heard(**reaction()) == marked()
    assert heard(**reaction("reaction_removed")) == marked(stands=False)


def test_our_own_emoji_and_those_on_files_are_no_marks() -> None:
    assert heard(**reaction(user="U0BOT")) is None
    assert heard(**reaction(item={"type": "file", "file": "F1"})) is None


@pytest.mark.parametrize(("kind", "stands"), [("pin_added", True), ("pin_removed", False)])
def test_a_pin_is_a_mark_by_whoever_pinned(kind: str, stands: bool) -> None:
    item = {"type": "message", "channel": "C1", "message": {"ts": FIRST}}
    event = {"type": kind, "user": "U1", "channel_id": "C1", "item": item}
    event |= {"event_ts": "1700000060.000200"}
    assert heard(**event) == marked(emoji="pin", stands=stands)
    assert heard(**(event | {"user": "U0BOT"})) is None


@pytest.mark.parametrize("kind", ["user_change", "team_join"])
def test_somebody_is_met(kind: str) -> None:
    user = {
        "id": "U1",
        "team_id": "T1",
        "name": "ada",
        "real_name": "Responder",
        "tz": "America/New_York",
        "is_restricted": True,
        "profile": {"display_name": ""},
    }
    met = heard(type=kind, user=user)
    assert isinstance(met, Met)
    person = met.person
    assert (person.name, person.zone, person.is_guest, person.may_command) == (
        "Responder",
        "America/New_York",
        True,
        False,
    )


def test_a_person_of_another_workspace_in_no_known_zone_is_external() -> None:
    met = heard(type="user_change", user={"id": "U1", "team_id": "T9", "name": "x", "tz": "Mars"})
    assert isinstance(met, Met)
    assert (met.person.is_external, met.person.zone, met.person.name) == (True, None, "x")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("<@U0BOT> note 14:02 &lt;failover&gt;", "note 14:02 <failover>"),
        ("<@U0BOT>: lead <@U2>", f"lead {mention('U2')}"),
        ("hey <@U0BOT> ack", "hey ack"),
        ("<@U0BOT>", ""),
    ],
)
def test_the_bot_is_asked_with_the_words_beside_its_name(typed: str, words: str) -> None:
    assert heard(type="app_mention", user="U1", ts=FIRST, text=typed, thread_ts="1.2") == Asked(
        workspace="T1",
        channel="C1",
        person="U1",
        words=words,
        at=instant(FIRST),
        ts=FIRST,
        thread_ts="1.2",
    )


def test_an_edited_question_and_our_own_mentions_of_ourselves_ask_nothing() -> None:
    asked = {"type": "app_mention", "ts": FIRST, "text": "<@U0BOT> ack"}
    assert heard(**asked, user="U1", edited={"ts": FIRST}) is None
    assert heard(**asked, **OURS) is None


@pytest.mark.parametrize("kind", ["app_home_opened", "member_joined_channel", "channel_rename"])
def test_other_events_are_no_news_to_the_record(kind: str) -> None:
    assert heard(type=kind, user="U1") is None


def test_an_instant_is_never_a_float() -> None:
    assert instant("1700000000.000001") == datetime(2023, 11, 14, 22, 13, 20, 1, tzinfo=UTC)
