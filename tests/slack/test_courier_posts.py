"""What everybody in a channel reads: headline, announcement, lines, reminders; each once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery import DeliveryFailed
from bot.domain.incident import Assignment, Role, Status
from bot.domain.kinds import Kind, Milestone
from bot.domain.moments import Basis, Moment, Moments, Source
from bot.domain.notices import NoticeKind
from bot.domain.people import mention
from bot.domain.precision import Precision
from bot.domain.receipts import Receipt
from bot.domain.timeline import Entry, Line, Origin
from bot.main import now
from tests.slack.rounds import Round, texts

AT = datetime(2026, 11, 20, 14, 2, tzinfo=UTC)


def line(courier: Round, text: str, **changes: object) -> Line:
    noted = Line(
        entry=7,
        origin=Origin.FACT,
        at=AT,
        precision=Precision.MINUTE,
        said_at=AT,
        text=text,
        by=courier.ids["responder"],
        kinds=(Kind.MITIGATED,),
    )
    return replace(noted, **changes)  # type: ignore[arg-type] # the test names real fields


def buttons(post: dict[str, object]) -> list[str]:
    blocks = post["blocks"]
    assert isinstance(blocks, list)
    rows = [block for block in blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row["elements"]]


def test_the_headline_says_how_things_stand_and_that_the_channel_is_recorded(
    in_channel: Round,
) -> None:
    [headline] = in_channel.posts()
    reporter = in_channel.ids["reporter"]
    declared = int(in_channel.briefing.incident.declared_at.timestamp())
    number = in_channel.number
    said = texts(headline["blocks"])
    assert said.startswith(
        f"INC-{number}: checkout is down\n"
        ":red_circle: *Investigating* · *sev1*\n"
        "Commander: nobody yet\n"
        f"Declared by <@{reporter}> <!date^{declared}^"
    )
    assert "This channel is recorded" in said
    assert buttons(headline) == ["Acknowledge", "Take command", "Mitigated", "Resolve…"]


def test_the_headline_changes_in_place(in_channel: Round) -> None:
    commander = Assignment(role=Role.COMMANDER, person=in_channel.ids["commander"], since=AT)
    in_channel.know(status=Status.MITIGATED)
    in_channel.brief(roles=(commander,))
    in_channel.tell(NoticeKind.HEADLINE_CHANGED)
    [headline] = in_channel.posts()
    said = texts(headline["blocks"])
    assert ":large_yellow_circle: *Mitigated* · *sev1*" in said
    assert f"Commander: <@{commander.person}>" in said
    assert buttons(headline) == ["Acknowledge", "Resolve…"]


def test_the_headline_of_a_closed_incident_offers_only_to_reopen(in_channel: Round) -> None:
    in_channel.know(status=Status.CLOSED)
    in_channel.tell(NoticeKind.HEADLINE_CHANGED)
    assert buttons(in_channel.posts()[0]) == ["Reopen"]


def test_the_headline_is_pinned_once(in_channel: Round) -> None:
    in_channel.tell(NoticeKind.HEADLINE_PINNED)
    in_channel.tell(NoticeKind.HEADLINE_PINNED)
    [headline] = in_channel.posts()
    assert headline.get("pinned") or headline.get("pinned_to") == [in_channel.channel()]


def test_the_announcement_leads_to_the_channel_and_changes_in_place(in_channel: Round) -> None:
    made = in_channel.tell(NoticeKind.ANNOUNCED)
    assert made.channel
    in_channel.know(announcement_channel=made.channel, announcement=made.ts, status=Status.RESOLVED)
    in_channel.tell(NoticeKind.ANNOUNCEMENT_CHANGED)
    [announced] = [each for each in in_channel.posts(made.channel) if each["ts"] == made.ts]
    said = texts(announced["blocks"])
    assert said.startswith(f":white_check_mark: *INC-{in_channel.number}* · *sev1* · resolved\n")
    assert f"Follow it in <#{in_channel.channel()}>." in said


def test_without_an_announcement_channel_the_declarer_is_told(
    new_round: Callable[..., Round],
) -> None:
    courier = new_round(announce_channel="nowhere")
    courier.declare()
    assert courier.tell(NoticeKind.ANNOUNCED) == Receipt(
        differences=("It was not announced in nowhere: Slack says channel_not_found.",)
    )


def test_the_headline_keeps_a_time_that_was_marked_and_leads_to_where_it_was(
    in_channel: Round,
) -> None:
    mitigated = Moment(
        milestone=Milestone.MITIGATED,
        at=AT,
        precision=Precision.SECOND,
        basis=Basis.MARKED,
        by=(),
        source=Source(entry=7, channel="C1", ts="1763647320.000100"),
    )
    in_channel.brief(moments=Moments(known={Milestone.MITIGATED: mitigated}))
    in_channel.know(declared_at=AT - timedelta(minutes=31))
    in_channel.tell(NoticeKind.HEADLINE_CHANGED)
    [headline] = in_channel.posts()
    link = f"{in_channel.home.url}archives/C1/p1763647320000100"
    at = f"<!date^{int(AT.timestamp())}^{{time}}^{link}|14:02 UTC>"
    assert f"\nMitigated {at}\n" in texts(headline["blocks"])
    [row] = [block for block in headline["blocks"] if block["type"] == "actions"]
    does = {each["text"]["text"]: each["value"] for each in row["elements"]}
    assert does["Mitigated"] == "status mitigated"


def test_a_line_of_just_now_says_what_was_done_and_by_whom(in_channel: Round) -> None:
    reporter = in_channel.ids["reporter"]
    took = f"{mention(reporter)} took the role scribe"
    for text, said in (
        ("Acknowledged", "Acknowledged · reporter"),
        (took, f"<@{reporter}> took the role scribe"),
    ):
        in_channel.brief(lines=(line(in_channel, text, at=now(), by=reporter),))
        in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7)
        assert texts(in_channel.posts()[-1]["blocks"]) == said


def test_a_line_says_when_it_happened_in_every_readers_zone_and_who_said_so(
    in_channel: Round,
) -> None:
    in_channel.brief(lines=(line(in_channel, "Mitigated: failover done"),))
    receipt = in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7)
    post = in_channel.posts()[-1]
    assert post["ts"] == receipt.ts
    assert texts(post["blocks"]) == (
        f"*<!date^{int(AT.timestamp())}^{{date_short_pretty}} {{time}}|2026-11-20 14:02 UTC>*"
        " Mitigated: failover done · responder"
    )


def test_what_people_write_cannot_call_everybody(in_channel: Round) -> None:
    text = f"<!channel> <!here> <@U1|x> & {mention(in_channel.ids['operator'])} https://a.example/?b&c."
    in_channel.brief(lines=(line(in_channel, text, origin=Origin.NOTE),))
    in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7)
    assert (
        " &lt;!channel&gt; &lt;!here&gt; &lt;@U1|x&gt; &amp; "
        f"<@{in_channel.ids['operator']}> <https://a.example/?b&amp;c>. · noted by responder"
    ) in texts(in_channel.posts()[-1]["blocks"])


def test_a_line_of_thirty_thousand_characters_is_still_posted(in_channel: Round) -> None:
    in_channel.brief(lines=(line(in_channel, "& < > " * 5000),))
    assert in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7).ts


def test_a_line_taken_back_before_it_was_posted_is_not_said(in_channel: Round) -> None:
    assert in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7) == Receipt()
    assert len(in_channel.posts()) == 1


def test_a_line_taken_back_later_is_struck_through(in_channel: Round) -> None:
    in_channel.brief(lines=(line(in_channel, "Mitigated"),))
    receipt = in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7)
    entry = Entry(
        id=7,
        incident=in_channel.number,
        origin=Origin.FACT,
        said_at=AT,
        channel=receipt.channel,
        ts=receipt.ts,
        text="Mitigated",
    )
    in_channel.brief(lines=(), withdrawn=(entry,))
    in_channel.tell(NoticeKind.LINE_WITHDRAWN, entry=7, person=in_channel.ids["operator"])
    assert texts(in_channel.posts()[-1]["blocks"]) == "~Mitigated~ · taken back by operator"


def test_a_post_that_nobody_heard_of_is_found_in_history(in_channel: Round) -> None:
    in_channel.brief(lines=(line(in_channel, "Mitigated"),))
    parcel = in_channel.parcel(NoticeKind.LINE_WRITTEN, entry=7)
    assert in_channel.find(parcel) is None
    assert in_channel.find(parcel) is None
    posted = in_channel.deliver(parcel)
    assert in_channel.find(parcel) == posted


def test_a_parcel_stays_in_doubt_while_history_cannot_be_read(in_channel: Round) -> None:
    parcel = in_channel.parcel(NoticeKind.LINE_WRITTEN, entry=7)
    in_channel.fail(
        "conversations.history", error="ratelimited", status=429, retry_after=3, times=1
    )
    with pytest.raises(DeliveryFailed) as failed:
        in_channel.find(parcel)
    assert (failed.value.in_doubt, failed.value.retry_after) == (True, 3)


def test_an_internal_error_leaves_a_post_in_doubt(in_channel: Round) -> None:
    in_channel.brief(lines=(line(in_channel, "Mitigated"),))
    in_channel.fail("chat.postMessage", error="internal_error", times=1)
    with pytest.raises(DeliveryFailed) as failed:
        in_channel.tell(NoticeKind.LINE_WRITTEN, entry=7)
    assert (failed.value.in_doubt, failed.value.permanent) == (True, False)


def test_nobody_is_reminded_of_a_commander_who_is_there(in_channel: Round) -> None:
    in_channel.tell(NoticeKind.REMINDED, rule="no_commander")
    reminder = in_channel.posts()[-1]
    assert "has no commander yet" in texts(reminder["blocks"])
    assert buttons(reminder) == ["Take command"]
    commander = Assignment(role=Role.COMMANDER, person=in_channel.ids["commander"], since=AT)
    in_channel.brief(roles=(commander,))
    assert in_channel.tell(NoticeKind.REMINDED, rule="no_commander") == Receipt()
