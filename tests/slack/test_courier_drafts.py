"""The draft in the channel: numbers that lead to their messages, and the document as a file."""

from dataclasses import replace
from datetime import UTC, datetime

import httpx2
import pytest

from bot.delivery import DeliveryFailed
from bot.domain.kinds import Milestone
from bot.domain.metrics import measure
from bot.domain.moments import Basis, Moment, Moments, Source
from bot.domain.notices import NoticeKind
from bot.domain.precision import Precision
from bot.domain.receipts import Receipt
from storage.drafts import Draft
from tests.slack.rounds import Round, texts

STARTED = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
DETECTED = datetime(2026, 11, 20, 14, 2, 42, tzinfo=UTC)


def draft(courier: Round, *lacks: str) -> Draft:
    return Draft(
        id=3,
        workspace=courier.home.workspace,
        incident=courier.number,
        version=2,
        format="standard",
        markdown="# INC: Überlast\n",
        lacks=lacks,
        drafted_at=DETECTED,
        drafted_by=courier.ids["reporter"],
    )


def moment(milestone: Milestone, at: datetime, basis: Basis, ts: str | None) -> Moment:
    return Moment(
        milestone=milestone,
        at=at,
        precision=Precision.SECOND,
        basis=basis,
        by=(),
        source=Source(entry=1, channel="C1" if ts else None, ts=ts),
    )


def test_every_number_shows_its_formula_its_endpoints_and_where_they_come_from(
    in_channel: Round,
) -> None:
    known = Moments(
        known={
            Milestone.STARTED: moment(Milestone.STARTED, STARTED, Basis.SET, "1700000000.000100"),
            Milestone.DETECTED: moment(Milestone.DETECTED, DETECTED, Basis.ASSUMED, None),
        }
    )
    in_channel.know(declared_at=DETECTED)
    in_channel.brief(moments=known, measurements=measure(known))
    in_channel.deliver(
        in_channel.parcel(NoticeKind.DRAFT_POSTED, draft=3), draft(in_channel, "No <cause>.")
    )
    said = texts(in_channel.posts()[-1]["blocks"])
    detected, started = int(DETECTED.timestamp()), int(STARTED.timestamp())
    link = f"{in_channel.home.url}archives/C1/p1700000000000100"
    assert said.startswith(
        f"*The postmortem draft of INC-{in_channel.number} is ready* (version 2). "
        "The document follows as a file.\n"
        "*Time to detect, TTD*: *2m 42s* (assumed)\n"
        f"detected <!date^{detected}^{{time_secs}}|14:02:42 UTC> (assumed)"
        f" - started <!date^{started}^{{time}}^{link}|14:00 UTC>\n"
        "*Time to acknowledge, TTA*: not recorded\n"
        "acknowledged - detected: acknowledged is not recorded\n"
    )
    assert said.endswith(
        "*It still lacks*\n• No &lt;cause&gt;.\nConfirm detected\nEdit a section…\nDraft again"
    )


def test_the_document_is_a_file_in_the_channel(in_channel: Round) -> None:
    receipt = in_channel.deliver(
        in_channel.parcel(NoticeKind.DRAFT_FILED, draft=3), draft(in_channel)
    )
    assert receipt.file
    answer = httpx2.get(f"{in_channel.slack.at.control_url}files/{receipt.file}")
    assert answer.text == "# INC: Überlast\n"
    [shared] = [each for each in in_channel.read() if each.get("files")]
    assert [each["name"] for each in shared["files"]] == [
        f"inc-{in_channel.number}-postmortem-v2.md"
    ]


def test_a_file_that_nobody_heard_of_is_found_by_the_id_kept_before(in_channel: Round) -> None:
    parcel = in_channel.parcel(NoticeKind.DRAFT_FILED, draft=3)
    assert in_channel.find(parcel) is None
    receipt = in_channel.deliver(parcel, draft(in_channel))
    assert in_channel.find(replace(parcel, progress=in_channel.kept)) == receipt


def test_a_file_that_was_uploaded_and_not_shared_is_uploaded_again(in_channel: Round) -> None:
    parcel = in_channel.parcel(NoticeKind.DRAFT_FILED, draft=3)
    in_channel.fail("files.completeUploadExternal", error="service_unavailable", times=1)
    with pytest.raises(DeliveryFailed) as failed:
        in_channel.deliver(parcel, draft(in_channel))
    assert failed.value.reason == "service_unavailable"
    assert in_channel.find(replace(parcel, progress=in_channel.kept)) is None


def test_without_its_draft_there_is_nothing_to_post(in_channel: Round) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        in_channel.tell(NoticeKind.DRAFT_POSTED, draft=3)
    assert failed.value.permanent
    assert in_channel.find(in_channel.parcel(NoticeKind.DRAFT_POSTED, draft=3)) != Receipt()
