"""Questions to Slack, and what becomes of the answer."""

from bot.domain.notices import NoticeKind
from bot.domain.receipts import Receipt
from tests.slack.rounds import Round


def test_a_person_is_looked_up_with_their_zone(courier: Round) -> None:
    receipt = courier.tell(NoticeKind.PERSON_UNKNOWN, person=courier.ids["commander"])
    assert receipt.person
    assert (receipt.person.name, receipt.person.zone) == ("commander", "Europe/Berlin")


def test_whom_slack_does_not_tell_of_is_a_stranger(courier: Round) -> None:
    stranger = courier.tell(NoticeKind.PERSON_UNKNOWN, person="U0NOBODY").person
    assert stranger
    assert (stranger.id, stranger.name) == ("U0NOBODY", "somebody unknown")
    assert not stranger.may_command


def test_a_channel_is_looked_up_by_its_name(courier: Round) -> None:
    channels = courier.slack.get("state")["channels"]
    general = next(each["id"] for each in channels if each["name"] == "general")
    named = courier.tell(NoticeKind.CHANNEL_UNKNOWN, channel=general)
    assert named == Receipt(channel=general, channel_name="general")


def test_a_channel_that_is_closed_to_us_has_no_name(courier: Round) -> None:
    closed = courier.tell(NoticeKind.CHANNEL_UNKNOWN, channel="C0NOWHERE")
    assert closed == Receipt(channel="C0NOWHERE")


def test_a_message_is_fetched_as_it_stands_now(in_channel: Round) -> None:
    place = {"as": "reporter", "channel": in_channel.channel()}
    ts = in_channel.slack.post("say", text="it is <down>", **place)["ts"]
    in_channel.slack.post("edit", ts=ts, text="it is up & running", **place)
    said = in_channel.tell(NoticeKind.MESSAGE_UNKNOWN, channel=in_channel.channel(), ts=ts).said
    assert said
    assert (said.message.text, said.message.edited) == ("it is up & running", True)
    assert said.version_at > said.message.said_at


def test_a_reply_in_a_thread_is_fetched_by_its_own_ts(in_channel: Round) -> None:
    place = {"as": "reporter", "channel": in_channel.channel()}
    parent = in_channel.slack.post("say", text="parent", **place)["ts"]
    in_channel.slack.post("say", text="first", thread_ts=parent, **place)
    reply = in_channel.slack.post("say", text="second", thread_ts=parent, **place)["ts"]
    said = in_channel.tell(NoticeKind.MESSAGE_UNKNOWN, channel=in_channel.channel(), ts=reply).said
    assert said
    assert (said.message.text, said.message.thread_ts) == ("second", parent)


def test_a_message_out_of_reach_is_an_empty_answer(in_channel: Round) -> None:
    nothing = in_channel.tell(
        NoticeKind.MESSAGE_UNKNOWN, channel=in_channel.channel(), ts="1700000000.000100"
    )
    nowhere = in_channel.tell(NoticeKind.MESSAGE_UNKNOWN, channel="C0NOWHERE", ts="1.000100")
    assert (nothing, nowhere) == (Receipt(), Receipt())
