"""What was parked is an operator's: looked at, given again or dropped."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.notices import NoticeKind
from storage import Database, inbox, letters, outbox
from storage.letters import Address, Box, Letter, NoSuchLetter
from storage.tables import queues
from tests.storage.rows import LEASE, NOON, OVER, WORKSPACE, a_notice, an_arrival, an_incident

SECOND = timedelta(seconds=1)


def park_event(database: Database, key: str = "Ev1", error: str = "KeyError: 'ts'") -> Address:
    with database.transaction() as tx:
        inbox.put_all(tx, [an_arrival(key)])
        (claimed,) = inbox.claim(tx, limit=1, lease=LEASE)
        assert inbox.failed(tx, claimed.id, claimed.attempt, error, SECOND, park=True)
    return Address(box=Box.EVENT, id=claimed.id)


def park_message(
    database: Database, error: str = "restricted_action", *, in_doubt: bool = False, **fields: Any
) -> Address:
    with database.transaction() as tx:
        number = outbox.post(tx, a_notice(**fields), now=NOON)
        (parcel,) = outbox.claim(tx, limit=1, lease=LEASE)
        assert parcel.id == number
        assert outbox.park(tx, number, parcel.attempt, error, in_doubt=in_doubt)
    return Address(box=Box.MESSAGE, id=number)


def parked(database: Database) -> list[Letter]:
    with database.reading() as tx:
        return list(letters.parked(tx))


def retry(database: Database, *addresses: Address) -> None:
    with database.transaction() as tx:
        letters.retry(tx, addresses)


def drop(database: Database, *addresses: Address) -> None:
    with database.transaction() as tx:
        letters.drop(tx, addresses, by="the operator")


def test_a_letter_says_what_it_is_and_why_it_lies_there(database: Database) -> None:
    event = park_event(database)
    with database.transaction() as tx:
        incident = an_incident(tx)
    message = park_message(
        database, kind=NoticeKind.DECLARED, incident=incident.id, facts={"people": ["U1"]}
    )
    assert parked(database) == [
        Letter(
            address=event,
            workspace=WORKSPACE,
            kind="event",
            incident=None,
            since=NOON,
            tries=1,
            error="KeyError: 'ts'",
            contents={"text": "Ev1"},
        ),
        Letter(
            address=message,
            workspace=WORKSPACE,
            kind="declared",
            incident=incident.number,
            since=NOON,
            tries=1,
            error="restricted_action",
            contents={"people": ["U1"]},
        ),
    ]
    with database.reading() as tx:
        assert [letters.get(tx, each) for each in (event, message)] == parked(database)


def test_what_is_still_to_be_done_is_no_letter(database: Database) -> None:
    with database.transaction() as tx:
        inbox.put_all(tx, [an_arrival("Ev1")])
        number = outbox.post(tx, a_notice(), now=NOON)
    assert parked(database) == []
    for address in (Address(box=Box.EVENT, id=1), Address(box=Box.MESSAGE, id=number)):
        with pytest.raises(NoSuchLetter, match=f"There is no letter {address}"):
            retry(database, address)
        with pytest.raises(NoSuchLetter), database.reading() as tx:
            letters.get(tx, address)


def test_an_event_given_again_is_taken_at_once_and_has_never_failed(database: Database) -> None:
    address = park_event(database)
    assert database.bell("inbox").wait(0)
    retry(database, address)
    assert database.bell("inbox").wait(0)
    with database.transaction() as tx:
        (again,) = inbox.claim(tx, limit=9, lease=OVER)
    assert (again.id, again.failures, again.attempt) == (address.id, 0, 2)
    assert parked(database) == []


def test_whoever_held_it_before_it_was_parked_cannot_finish_it(database: Database) -> None:
    address = park_event(database)
    retry(database, address)
    with database.transaction() as tx:
        inbox.claim(tx, limit=9, lease=LEASE)
        assert not inbox.done(tx, address.id, 1)


@pytest.mark.parametrize("in_doubt", [False, True])
def test_a_message_given_again_is_in_doubt_only_if_it_was(
    database: Database, in_doubt: bool
) -> None:
    """What was certainly refused is simply told; what may have been told is looked for first."""
    address = park_message(database, in_doubt=in_doubt)
    (letter,) = parked(database)
    assert letter.in_doubt is in_doubt
    assert database.bell("outbox").wait(0)
    retry(database, address)
    assert database.bell("outbox").wait(0)
    with database.transaction() as tx:
        (parcel,) = outbox.claim(tx, limit=9, lease=LEASE)
        assert (parcel.id, parcel.in_doubt) == (address.id, in_doubt)
        assert outbox.hold(tx, parcel.id, parcel.attempt, seconds=0, error="not yet")
        (parcel,) = outbox.claim(tx, limit=9, lease=LEASE)
    assert not parcel.in_doubt


def test_a_message_given_again_waits_for_the_one_of_its_lane_that_is_being_told(
    database: Database,
) -> None:
    address = park_message(database)
    with database.transaction() as tx:
        outbox.post(tx, a_notice(), now=NOON)
        (held,) = outbox.claim(tx, limit=9, lease=LEASE)
    retry(database, address)
    with database.transaction() as tx:
        assert outbox.claim(tx, limit=9, lease=LEASE) == []
        outbox.sent(tx, held.id, held.attempt, {})
        assert [parcel.id for parcel in outbox.claim(tx, limit=9, lease=LEASE)] == [address.id]


def test_what_is_dropped_says_nothing_any_more_but_who_dropped_it(database: Database) -> None:
    event = park_event(database, error="KeyError: 'ts'\nwith the person's words")
    message = park_message(database, facts={"text": "words"})
    drop(database, event, message)
    assert parked(database) == []
    with database.reading() as tx:
        heard, told = tx.only(select(queues.inbox)), tx.only(select(queues.outbox))
        assert (inbox.counts(tx), outbox.counts(tx)) == ({}, {})
        today = f"{tx.now():%Y-%m-%d}"
    assert (heard["payload"], told["facts"], told["receipt"]) == (None, {}, {})
    assert heard["error"].startswith(f"dropped by the operator on {today} ")
    assert heard["error"].endswith(" UTC: KeyError: 'ts'")
    assert told["error"].endswith(" UTC: restricted_action")


def test_what_was_dropped_is_not_taken_up_when_it_is_heard_again(database: Database) -> None:
    drop(database, park_event(database))
    with database.transaction() as tx:
        assert inbox.put_all(tx, [an_arrival("Ev1")]) == 0
        assert inbox.claim(tx, limit=9, lease=OVER) == []
    with pytest.raises(NoSuchLetter):
        drop(database, Address(box=Box.EVENT, id=1))


def test_one_letter_that_is_not_there_leaves_the_others_as_they_are(database: Database) -> None:
    event = park_event(database)
    nowhere = Address(box=Box.MESSAGE, id=7)
    for attempt in (retry, drop):
        with pytest.raises(NoSuchLetter, match="There is no letter m7"):
            attempt(database, event, nowhere)
    assert [letter.address for letter in parked(database)] == [event]
