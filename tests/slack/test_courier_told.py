"""What one person alone reads, and the bot's small reactions."""

from datetime import UTC, datetime

import pytest

from bot.delivery import DeliveryFailed
from bot.domain.notices import NoticeKind
from bot.domain.receipts import Receipt
from tests.slack.rounds import Round, texts

UNDO = {"label": "Undo", "act": "undo", "value": "note 3", "style": ""}


def ephemerals(courier: Round, reader: str) -> list[dict[str, object]]:
    return [each for each in courier.read(reader=reader) if each.get("ephemeral")]


def test_a_sentence_for_one_person_is_read_by_nobody_else(in_channel: Round) -> None:
    in_channel.tell(
        NoticeKind.TOLD,
        person=in_channel.ids["reporter"],
        channel=in_channel.channel(),
        text="The channel is ready.",
        buttons=[UNDO],
        link=in_channel.channel(),
    )
    [told] = ephemerals(in_channel, "reporter")
    assert texts(told["blocks"]) == (  # type: ignore[arg-type] # read from Slack, a list
        f"The channel is ready. <#{in_channel.channel()}>\nUndo"
    )
    assert ephemerals(in_channel, "commander") == []


def test_somebody_who_is_not_in_the_channel_reads_it_in_a_direct_message(
    in_channel: Round,
) -> None:
    parcel = in_channel.parcel(
        NoticeKind.TOLD,
        person=in_channel.ids["operator"],
        channel=in_channel.channel(),
        text="It is over.",
    )
    receipt = in_channel.deliver(parcel)
    assert receipt.channel != in_channel.channel()
    assert in_channel.kept == {"direct": receipt.channel}
    assert receipt.channel
    said = in_channel.read(receipt.channel, reader="operator")
    assert [each["ts"] for each in said] == [receipt.ts]


def test_what_left_no_trace_is_not_said_again(in_channel: Round) -> None:
    parcel = in_channel.parcel(NoticeKind.TOLD, person="U1", channel="C1", text="It is over.")
    assert in_channel.find(parcel) == Receipt()
    assert in_channel.find(in_channel.parcel(NoticeKind.ANSWERED)) == Receipt()
    assert in_channel.called("chat.postEphemeral") == []


def test_the_marker_reads_what_was_understood_in_their_own_zone_with_an_undo(
    in_channel: Round,
) -> None:
    at = datetime(2020, 11, 20, 13, 45, tzinfo=UTC)
    in_channel.tell(
        NoticeKind.MOMENT_UNDERSTOOD,
        person=in_channel.ids["commander"],
        channel=in_channel.channel(),
        ts=in_channel.briefing.incident.headline,
        milestone="fix_started",
        at=at.isoformat(),
        precision="minute",
        undo="mark C1 1.2 U1 wrench",
    )
    [told] = ephemerals(in_channel, "commander")
    assert texts(told["blocks"]) == (  # type: ignore[arg-type] # read from Slack, a list
        "Fix started at 14:45 Berlin time on 20 November 2020 (13:45 UTC).\nUndo"
    )


def test_an_answer_goes_to_slack_and_to_nobody_else(in_channel: Round) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        in_channel.tell(NoticeKind.ANSWERED, address="http://127.0.0.1:1/steal", text="secret")
    assert failed.value.permanent


def test_a_kept_mark_shows_as_the_bots_own_reaction_until_it_is_dropped(
    in_channel: Round,
) -> None:
    place = {"channel": in_channel.channel(), "ts": in_channel.briefing.incident.headline}
    for _ in range(2):
        in_channel.tell(NoticeKind.MARK_KEPT, **place)
    [headline] = in_channel.posts()
    assert [each["name"] for each in headline["reactions"]] == ["memo"]
    for _ in range(2):
        in_channel.tell(NoticeKind.MARK_DROPPED, **place)
    assert not in_channel.posts()[0].get("reactions")


def test_a_mark_on_a_message_that_is_gone_is_no_failure(in_channel: Round) -> None:
    said = in_channel.slack.post(
        "say", channel=in_channel.channel(), text="oh", **{"as": "reporter"}
    )
    place = {"channel": in_channel.channel(), "ts": said["ts"]}
    in_channel.slack.post("delete", **place, **{"as": "reporter"})
    assert in_channel.tell(NoticeKind.MARK_KEPT, **place) == Receipt()
    assert in_channel.tell(NoticeKind.MARK_DROPPED, **place) == Receipt()
