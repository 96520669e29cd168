"""The transcript is the same whatever order its versions are heard in, and how often."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.precision import Precision
from bot.domain.timeline import File, Message, Origin
from storage import Database, Transaction, entries, messages
from tests.storage.rows import CHANNEL, NOON, WORKSPACE, a_message, after, an_incident

Hearing = Callable[[Transaction], None]


def _said(message: Message, at: float) -> Hearing:
    return lambda tx: messages.keep(tx, message, version_at=after(at), incident=None)


def _erased(at: float, last: Message | None = None) -> Hearing:
    return lambda tx: messages.erase(tx, WORKSPACE, CHANNEL, "1.000001", after(at), last=last)


def _heard(tx: Transaction, *hearings: Hearing) -> Message | None:
    """What stands after hearing them in this order; nothing of it is left."""
    with tx.connection.begin_nested() as savepoint:
        for hear in hearings:
            hear(tx)
        found = messages.get(tx, WORKSPACE, CHANNEL, "1.000001")
        savepoint.rollback()
    return found


LOG = File(name="db.log", type="text", link="https://example.slack.com/files/1")
FIRST = a_message(text="disk is full", files=(LOG,))
EDITED = a_message(
    text="disk is full since 11:50",
    edited=True,
    stated_at=after(-600),
    stated_precision=Precision.MINUTE,
)


def test_the_latest_version_stands_and_every_version_is_kept(tx: Transaction) -> None:
    for hear in (_said(FIRST, 0), _said(EDITED, 5), _said(FIRST, 0)):
        hear(tx)
    assert messages.get(tx, WORKSPACE, CHANNEL, "1.000001") == EDITED
    assert messages.versions(tx, WORKSPACE, CHANNEL, "1.000001") == [
        (NOON, "disk is full"),
        (after(5), "disk is full since 11:50"),
    ]


def test_an_edit_heard_before_its_message_stands(tx: Transaction) -> None:
    for hear in (_said(EDITED, 5), _said(FIRST, 0)):
        hear(tx)
    assert messages.get(tx, WORKSPACE, CHANNEL, "1.000001") == EDITED
    assert [text for _, text in messages.versions(tx, WORKSPACE, CHANNEL, "1.000001")] == [
        "disk is full",
        "disk is full since 11:50",
    ]


def test_a_deleted_message_leaves_no_text_in_any_version_but_its_time(tx: Transaction) -> None:
    for hear in (_said(FIRST, 0), _erased(9), _said(EDITED, 5)):
        hear(tx)
    assert messages.get(tx, WORKSPACE, CHANNEL, "1.000001") == replace(
        EDITED, text=None, files=(), deleted=True
    )
    assert messages.versions(tx, WORKSPACE, CHANNEL, "1.000001") == [(NOON, None), (after(5), None)]


def test_a_deletion_heard_alone_makes_an_empty_message(tx: Transaction) -> None:
    assert _heard(tx, _erased(9)) == a_message(text=None, author="", said_at=after(9), deleted=True)
    assert _heard(tx, _erased(9, last=EDITED)) == replace(EDITED, text=None, deleted=True)


VERSIONS = st.builds(
    lambda text, edited, stated, headline, files, at: _said(
        a_message(
            text=text,
            edited=edited,
            stated_at=stated and after(stated),
            is_headline=headline,
            files=files,
        ),
        at,
    ),
    text=st.sampled_from(["a", "b", ""]),
    edited=st.booleans(),
    stated=st.sampled_from([None, -60, -120]),
    headline=st.booleans(),
    files=st.sampled_from([(), (LOG,)]),
    at=st.integers(0, 2),
)
DELETIONS = st.sampled_from([_erased(9), _erased(9, last=EDITED)])


def test_order_and_repetition_do_not_matter(tx: Transaction) -> None:
    @given(st.lists(VERSIONS, min_size=1, max_size=4), st.lists(DELETIONS, max_size=2), st.data())
    def same(versions: list[Hearing], deletions: list[Hearing], data: st.DataObject) -> None:
        hearings = versions + deletions
        again = data.draw(st.permutations(hearings + hearings[:2]))
        assert _heard(tx, *hearings) == _heard(tx, *again)

    same()


def test_the_transcript_is_told_in_the_order_of_speech(database: Database) -> None:
    with database.transaction() as tx:
        incident, other = an_incident(tx).id, an_incident(tx).id
        for number in (3, 1, 2):
            spoken = a_message(f"{number}.000000", str(number), said_at=after(number))
            messages.keep(tx, spoken, version_at=NOON, incident=incident)
        messages.keep(tx, a_message("4.0", "elsewhere"), version_at=NOON, incident=other)
    with database.reading() as tx:
        spoken = [message.text for message in messages.transcript(tx, WORKSPACE, incident)]
    assert spoken == ["1", "2", "3"]


def test_a_message_belongs_to_its_incident_once_any_version_says_so(tx: Transaction) -> None:
    incident = an_incident(tx).id
    messages.keep(tx, FIRST, version_at=NOON, incident=None)
    messages.keep(tx, FIRST, version_at=NOON, incident=incident)
    messages.keep(tx, EDITED, version_at=after(5), incident=None)
    assert list(messages.transcript(tx, WORKSPACE, incident)) == [EDITED]


def test_the_first_human_message_counts_even_if_it_is_deleted(tx: Transaction) -> None:
    incident = an_incident(tx).id
    said = [
        a_message("1.0", "before", said_at=after(-1)),
        a_message("2.0", "an alert", said_at=after(1), by_bot=True),
        a_message("3.0", "our own post", said_at=after(2), by_us=True),
        a_message("4.0", "on it", said_at=after(4)),
        a_message("5.0", "me too", said_at=after(5)),
    ]
    for message in said:
        messages.keep(tx, message, version_at=NOON, incident=incident)
    messages.erase(tx, WORKSPACE, CHANNEL, "4.0", after(9), last=None)
    first = messages.first_human_after(tx, WORKSPACE, incident, NOON)
    assert first is not None
    assert (first.ts, first.text, first.deleted) == ("4.0", None, True)
    assert messages.first_human_after(tx, WORKSPACE, incident, after(6)) is None


def test_the_timeline_reads_only_messages_that_lie_on_it(tx: Transaction) -> None:
    incident = an_incident(tx).id
    for ts in ("1.0", "2.0"):
        messages.keep(tx, a_message(ts), version_at=NOON, incident=incident)
    entries.add(
        tx,
        workspace=WORKSPACE,
        incident=incident,
        origin=Origin.MESSAGE,
        said_at=NOON,
        channel=CHANNEL,
        ts="2.0",
    )
    assert messages.many(tx, WORKSPACE, incident) == {(CHANNEL, "2.0"): a_message("2.0")}
