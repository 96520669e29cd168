"""The door: what comes in is proved, stored and only then acknowledged."""

import json
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

import storage.inbox
import storage.migrations
import storage.outbox
import storage.people
from bot.commands import wording
from bot.domain.notices import NoticeKind
from storage import Database, Unavailable
from storage.inbox import Arrival
from tests.slack.doors import MEMBER, SECRETS, TEAM, Door

LEASE = timedelta(seconds=30)


@pytest.fixture
def door(sqlite_url: str) -> Iterator[Door]:
    storage.migrations.upgrade(sqlite_url)
    database = Database.open(sqlite_url)
    door = Door(database)
    yield door
    door.gatherer.close()
    database.close()


def arrived(door: Door) -> list[storage.inbox.Claimed]:
    with door.database.transaction() as tx:
        return storage.inbox.claim(tx, limit=10, lease=LEASE)


def to_be_told(door: Door) -> list[storage.outbox.Parcel]:
    with door.database.transaction() as tx:
        return storage.outbox.claim(tx, limit=10, lease=LEASE)


def shut(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is away."""

    def gone(*_: object, **__: object) -> None:
        raise Unavailable("nobody answers")

    monkeypatch.setattr(door.database, "transaction", gone)
    monkeypatch.setattr(door.database, "reading", gone)


def test_an_event_is_in_the_inbox_when_slack_reads_the_200(door: Door) -> None:
    assert door.event(text="it is down").status_code == 200
    [row] = arrived(door)
    assert row.workspace == TEAM
    event = row.payload["event"]
    assert isinstance(event, dict)
    assert event["text"] == "it is down"


def test_an_event_that_comes_twice_is_in_the_inbox_once(door: Door) -> None:
    assert [door.event().status_code for _ in range(2)] == [200, 200]
    assert len(arrived(door)) == 1


@pytest.mark.parametrize("subtype", ["message_changed", "bot_message", None])
def test_every_kind_of_message_is_heard_our_own_included(door: Door, subtype: str | None) -> None:
    door.event(subtype=subtype, user="U0BOT", bot_id="B0US")
    assert len(arrived(door)) == 1


def test_an_event_that_could_not_be_stored_is_not_acknowledged(door: Door) -> None:
    async def full(_: Arrival) -> None:
        raise Unavailable("the disk is full")

    door.store = full
    assert door.event().status_code == 503


def test_a_bug_in_storing_is_not_acknowledged_either(door: Door) -> None:
    async def broken(_: Arrival) -> None:
        raise ZeroDivisionError

    door.store = broken
    assert door.event().status_code == 500


def test_either_of_two_secrets_opens_the_door_and_no_third(door: Door) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    for secret in SECRETS:
        answer = door.knock("/slack/events", body, secret=secret)
        assert (answer.status_code, "abc" in answer.text) == (200, True)
    assert door.knock("/slack/events", body, secret="guessed").status_code == 401


def test_yesterdays_request_is_not_let_in(door: Door) -> None:
    stamp = int(time.time()) - 301
    assert door.knock("/slack/events", b"{}", stamp=stamp).status_code == 401


def test_bytes_that_are_no_text_are_not_let_in(door: Door) -> None:
    assert door.knock("/slack/events", b"\xff\xfe").status_code == 401


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x-slack-request-timestamp", "9" * 400),
        ("x-slack-request-timestamp", "\N{SUPERSCRIPT TWO}"),
        ("x-slack-request-timestamp", "-1"),
        ("x-slack-signature", "v0=\N{LATIN SMALL LETTER E WITH ACUTE}"),
    ],
    ids=["endless stamp", "odd digit", "negative stamp", "odd signature"],
)
def test_a_stranger_with_odd_headers_is_sent_away_like_any_other(
    door: Door, header: str, value: str
) -> None:
    assert (
        door.knock("/slack/events", b"{}", **{header: value.encode("latin-1")}).status_code == 401
    )


def test_a_body_over_the_limit_is_refused(door: Door) -> None:
    assert door.knock("/slack/events", b"x" * 1_048_577).status_code == 413


def test_the_process_says_that_it_lives(door: Door) -> None:
    assert (door.healthy().status_code, door.healthy().text) == (200, "ok\n")


def test_a_command_is_answered_in_its_own_response(door: Door) -> None:
    answer = door.command("declare sev2 checkout is down <@U7|ops> &amp; cart").json()
    assert answer["response_type"] == "ephemeral"
    assert answer["text"].startswith("INC-1 is declared (sev2): checkout is down <@U7> &amp; cart")
    assert answer["blocks"][0]["type"] == "section"


def test_a_command_counts_once_however_often_it_is_sent(door: Door) -> None:
    door.command("declare sev2 checkout is down", trigger="9.9")
    again = door.command("declare sev2 checkout is down", trigger="9.9")
    assert again.json()["text"] == wording.TAKEN_ALREADY


def test_whoever_acts_for_the_first_time_is_kept(door: Door) -> None:
    door.command("help")
    with door.database.reading() as tx:
        assert storage.people.get(tx, TEAM, "U1") == MEMBER


def test_somebody_whom_slack_does_not_tell_of_in_time_may_act_all_the_same(door: Door) -> None:
    assert "INC-1 is declared" in door.command("declare it is down", user="U404").json()["text"]


def test_without_a_database_people_read_that_nothing_was_saved(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(door, monkeypatch)
    answer = door.command("declare it is down")
    assert (answer.status_code, answer.json()["text"]) == (200, wording.NOT_SAVED)
    press = {"action_id": "run:0", "type": "button", "value": "ack", "block_id": "b"}
    assert door.interaction(type="block_actions", actions=[press]).status_code == 200


def test_a_press_is_answered_where_it_was_made(door: Door) -> None:
    press = {"action_id": "run:0", "type": "button", "value": "help", "block_id": "b"}
    answer = door.interaction(
        type="block_actions",
        actions=[press],
        channel={"id": "C1"},
        response_url="http://local/answer",
    )
    assert (answer.status_code, answer.text) == (200, "")
    [parcel] = to_be_told(door)
    assert parcel.notice.kind is NoticeKind.ANSWERED
    assert parcel.notice.facts["address"] == "http://local/answer"
    assert "`/incident declare" in str(parcel.notice.facts["text"])


def view(**values: object) -> dict[str, object]:
    state = {
        "title": {"value": {"type": "plain_text_input", "value": "checkout is down"}},
        "severity": {"value": {"type": "static_select", "selected_option": {"value": "sev1"}}},
        "started": {"value": {"type": "plain_text_input", "value": None}},
        "affected": {"value": {"type": "plain_text_input", "value": None}},
        "traits": {"value": {"type": "checkboxes", "selected_options": []}},
    }
    return {
        "id": "V1",
        "hash": "1.abc",
        "type": "modal",
        "callback_id": "declare",
        "private_metadata": '{"channel": "C1"}',
        "blocks": [{"type": "input", "block_id": name} for name in state],
        "state": {"values": state | values},
    }


def test_an_accepted_form_closes_and_its_answer_is_for_the_sender_alone(door: Door) -> None:
    answer = door.interaction(type="view_submission", view=view())
    assert (answer.status_code, answer.text) == (200, "")
    told = [each for each in to_be_told(door) if each.notice.kind is NoticeKind.TOLD]
    assert [(each.notice.facts["person"], each.notice.facts["channel"]) for each in told] == [
        ("U1", "C1")
    ]


def test_a_form_with_a_mistake_stays_open_and_says_where_it_is(door: Door) -> None:
    wrong = {"value": {"type": "plain_text_input", "value": "may be"}}
    answer = door.interaction(type="view_submission", view=view(started=wrong)).json()
    assert answer["response_action"] == "errors"
    assert list(answer["errors"]) == ["started"]
    assert to_be_told(door) == []


def test_without_a_database_a_form_stays_open_with_what_was_typed(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(door, monkeypatch)
    answer = door.interaction(type="view_submission", view=view()).json()
    assert answer == {"response_action": "errors", "errors": {"title": wording.NOT_SAVED}}
