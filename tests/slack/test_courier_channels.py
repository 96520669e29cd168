"""The incident's channel: made once, under a name that people can read, with people in it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.delivery import DeliveryFailed
from bot.domain.notices import NoticeKind
from bot.domain.receipts import Receipt
from tests.slack.rounds import Round

NewRound = Callable[..., Round]


def test_a_declared_incident_gets_a_channel_named_after_it(courier: Round) -> None:
    receipt = courier.tell(NoticeKind.DECLARED)
    day = courier.briefing.incident.declared_at.date()
    assert receipt.channel_name == f"inc-{courier.number}-{day}-checkout-is-down"
    assert receipt.differences == ()
    created = courier.called("conversations.create")
    assert [call["args"]["name"] for call in created] == [receipt.channel_name]


def test_a_private_incident_gets_a_private_channel(new_round: NewRound) -> None:
    private = new_round(private=True)
    receipt = private.tell(NoticeKind.DECLARED)
    channels = private.slack.get("state")["channels"]
    assert [each["is_private"] for each in channels if each["id"] == receipt.channel] == [True]


def test_a_name_that_somebody_took_gets_a_number_and_the_declarer_is_told(courier: Round) -> None:
    day = courier.briefing.incident.declared_at.date()
    name = f"inc-{courier.number}-{day}-checkout-is-down"
    courier.slack.post("channels", name=name, **{"as": "responder"})
    receipt = courier.tell(NoticeKind.DECLARED)
    assert receipt.channel_name == f"{name}-2"
    assert receipt.differences == (f"The name #{name} was taken, so the channel is #{name}-2.",)


def test_a_creation_that_nobody_heard_of_is_found_again_and_not_repeated(courier: Round) -> None:
    parcel = courier.parcel(NoticeKind.DECLARED)
    first = courier.deliver(parcel)
    assert courier.find(parcel) == first
    assert courier.deliver(parcel) == first
    assert len(courier.called("conversations.create")) == 2


def test_a_creation_that_never_happened_is_not_found(courier: Round) -> None:
    assert courier.find(courier.parcel(NoticeKind.DECLARED)) is None


def test_a_title_of_only_emoji_gives_a_channel_and_the_declarer_is_told(
    new_round: NewRound,
) -> None:
    odd = new_round(title="🔥🔥🔥")
    receipt = odd.tell(NoticeKind.DECLARED)
    day = odd.briefing.incident.declared_at.date()
    assert receipt.channel_name == f"inc-{odd.number}-{day}"
    name = f"inc-{odd.number}-{day}"
    assert receipt.differences == (
        f"Nothing of the title can stand in a channel's name, so the channel is #{name}.",
    )


def test_a_long_japanese_title_is_shortened_in_the_name_and_the_declarer_is_told(
    new_round: NewRound,
) -> None:
    long = new_round(title="決済サービスが停止しています" * 8)
    receipt = long.tell(NoticeKind.DECLARED)
    assert receipt.channel_name
    assert len(receipt.channel_name) == 80
    assert "-決済サービスが停止しています決済サービス" in receipt.channel_name
    assert receipt.differences == (
        f"The title is too long for a channel's name, so the channel is #{receipt.channel_name}.",
    )


def test_when_slack_says_wait_it_waits_as_long_as_slack_says(courier: Round) -> None:
    courier.fail("conversations.create", error="ratelimited", status=429, retry_after=7, times=1)
    with pytest.raises(DeliveryFailed) as failed:
        courier.tell(NoticeKind.DECLARED)
    assert (failed.value.retry_after, failed.value.in_doubt) == (7, False)


def test_topic_and_purpose_say_what_the_channel_is_for(in_channel: Round) -> None:
    in_channel.tell(NoticeKind.FURNISHED)
    incident = in_channel.briefing.incident
    sent = [
        in_channel.called(f"conversations.set{what}")[0]["args"] for what in ("Topic", "Purpose")
    ]
    assert sent[0]["topic"] == f"INC-{incident.number}: checkout is down"
    assert sent[1]["purpose"] == (
        f"INC-{incident.number}, declared {incident.declared_at:%Y-%m-%d %H:%M} UTC. "
        "Scribe keeps the record of what is said here."
    )


def test_somebody_deactivated_keeps_nobody_else_out(in_channel: Round) -> None:
    gone = in_channel.slack.post("people", name=f"gone-{in_channel.number}", deactivated=True)
    known = in_channel.briefing.people
    former = next(iter(known.values()))
    gone_person = replace(former, id=gone["user"], name="former operator", is_deactivated=True)
    in_channel.brief(people={**known, gone["user"]: gone_person})
    receipt = in_channel.tell(NoticeKind.INVITED, people=[gone["user"], in_channel.ids["operator"]])
    assert receipt == Receipt(
        differences=("former operator could not be invited: that account is deactivated.",)
    )
    members = {each["id"]: each for each in in_channel.slack.get("state")["channels"]}
    assert in_channel.ids["operator"] in members[in_channel.channel()]["members"]


def test_inviting_somebody_who_is_there_already_changes_nothing(in_channel: Round) -> None:
    assert in_channel.tell(NoticeKind.INVITED, people=[in_channel.ids["reporter"]]) == Receipt()
