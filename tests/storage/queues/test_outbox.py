"""Notices go out one at a time per lane, oldest first; what may have gone out is in doubt."""

from datetime import timedelta

from sqlalchemy import select

from bot.domain.notices import NoticeKind, headline_lane, incident_lane
from storage import Database, incidents, outbox
from storage.outbox import Parcel
from storage.tables import queues
from tests.storage.rows import LEASE, NOON, OVER, WORKSPACE, a_notice, an_incident


def _post(database: Database, *lanes: str) -> list[int]:
    with database.transaction() as tx:
        return [outbox.post(tx, a_notice(lane), now=NOON) for lane in lanes]


def _claim(database: Database, limit: int = 10, lease: timedelta = LEASE) -> list[Parcel]:
    with database.transaction() as tx:
        return outbox.claim(tx, limit=limit, lease=lease)


def test_a_notice_is_claimed_as_it_was_posted(database: Database) -> None:
    notice = a_notice("person:U1", facts={"person": "U1", "buttons": [{"label": "Undo"}]})
    with database.transaction() as tx:
        number = outbox.post(tx, notice, now=NOON)
        assert not database.bell("outbox").wait(0)
    assert database.bell("outbox").wait(0)
    (parcel,) = _claim(database)
    assert parcel == Parcel(
        id=number,
        notice=notice,
        attempt=1,
        in_doubt=False,
        made_at=NOON,
        first_tried_at=parcel.first_tried_at,
        progress={},
    )


def test_a_lane_is_told_one_at_a_time_oldest_first_and_others_do_not_wait(
    database: Database,
) -> None:
    first, second, other = _post(database, "one", "one", "two")
    taken = _claim(database)
    assert [parcel.id for parcel in taken] == [first, other]
    assert _claim(database) == []
    with database.transaction() as tx:
        assert outbox.sent(tx, first, 1, {"ts": "1.0"})
    assert database.bell("outbox").wait(0)
    assert [parcel.id for parcel in _claim(database)] == [second]


def test_lanes_of_one_name_in_two_workspaces_do_not_wait_for_each_other(
    database: Database,
) -> None:
    with database.transaction() as tx:
        for workspace in ("T1", "T2"):
            outbox.post(tx, a_notice("announcement", workspace=workspace), now=NOON)
    assert [parcel.notice.workspace for parcel in _claim(database)] == ["T1", "T2"]


def test_a_claim_takes_no_more_lanes_than_it_was_asked_for(database: Database) -> None:
    _post(database, *"abcde")
    assert [len(_claim(database, limit=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_a_notice_held_back_keeps_its_lane_waiting_and_is_not_in_doubt(database: Database) -> None:
    first, _ = _post(database, "one", "one")
    _claim(database)
    with database.transaction() as tx:
        assert outbox.hold(tx, first, 1, seconds=60, error="ratelimited")
    assert _claim(database) == []
    _let_time_pass(database)
    (again,) = _claim(database)
    assert (again.id, again.attempt, again.in_doubt) == (first, 2, False)


def test_what_was_being_sent_when_the_lease_ended_is_in_doubt(database: Database) -> None:
    (number,) = _post(database, "one")
    (before,) = _claim(database, lease=OVER)
    (parcel,) = _claim(database)
    assert (parcel.id, parcel.attempt, parcel.in_doubt) == (number, 2, True)
    assert parcel.first_tried_at == before.first_tried_at


def test_an_unknown_outcome_is_looked_into_when_its_time_has_come(database: Database) -> None:
    first, _ = _post(database, "one", "one")
    _claim(database)
    with database.transaction() as tx:
        assert outbox.doubt(tx, first, 1, seconds=60, error="timed out")
    assert _claim(database) == []
    _let_time_pass(database)
    (parcel,) = _claim(database)
    assert (parcel.id, parcel.in_doubt) == (first, True)


def test_a_worker_that_wakes_after_its_lease_changes_nothing(database: Database) -> None:
    (number,) = _post(database, "one")
    _claim(database, lease=OVER)
    _claim(database)
    with database.transaction() as tx:
        assert not outbox.sent(tx, number, 1, {})
        assert not outbox.hold(tx, number, 1, seconds=0, error="")
        assert not outbox.doubt(tx, number, 1, seconds=0, error="")
        assert not outbox.park(tx, number, 1, "")
        assert not outbox.keep(tx, number, 1, {"file": "F1"})
        assert outbox.sent(tx, number, 2, {"ts": "1.0"})
        assert not outbox.sent(tx, number, 2, {"ts": "1.0"})


def test_what_is_known_half_way_reaches_whoever_tries_next(database: Database) -> None:
    (number,) = _post(database, "one")
    _claim(database, lease=OVER)
    with database.transaction() as tx:
        assert outbox.keep(tx, number, 1, {"file": "F1"})
        assert outbox.keep(tx, number, 1, {"uploaded": True})
    (parcel,) = _claim(database)
    assert parcel.progress == {"file": "F1", "uploaded": True}
    with database.transaction() as tx:
        outbox.sent(tx, number, 2, {"ts": "1.0"})
    with database.reading() as tx:
        assert tx.only(select(queues.outbox))["receipt"] == {"ts": "1.0"}


def test_a_parked_parcel_lets_its_lane_go_on(database: Database) -> None:
    first, second = _post(database, "one", "one")
    _claim(database)
    with database.transaction() as tx:
        assert outbox.park(tx, first, 1, "channel_not_found")
    assert [parcel.id for parcel in _claim(database)] == [second]
    with database.reading() as tx:
        assert outbox.counts(tx) == {"parked": 1, "sending": 1}


def test_what_needs_a_place_waits_until_the_place_is_there(database: Database) -> None:
    with database.transaction() as tx:
        incident = an_incident(tx).id
        for lane, kind in (
            (incident_lane(incident), NoticeKind.DECLARED),
            (incident_lane(incident), NoticeKind.HEADLINE_POSTED),
            (headline_lane(incident), NoticeKind.HEADLINE_PINNED),
            ("announcement", NoticeKind.ANNOUNCED),
            ("announcement changes", NoticeKind.ANNOUNCEMENT_CHANGED),
        ):
            outbox.post(tx, a_notice(lane, kind, incident=incident), now=NOON)

    def told_after(**places: str) -> list[NoticeKind]:
        with database.transaction() as tx:
            incidents.change(tx, WORKSPACE, incident, **places)
        told = _claim(database)
        with database.transaction() as tx:
            assert all(outbox.sent(tx, parcel.id, parcel.attempt, {}) for parcel in told)
        return [parcel.notice.kind for parcel in told]

    assert told_after(title="Renamed") == [NoticeKind.DECLARED]
    assert told_after(title="Renamed again") == []
    assert told_after(channel="C1") == [NoticeKind.HEADLINE_POSTED, NoticeKind.ANNOUNCED]
    assert told_after(announcement="5.0") == [NoticeKind.ANNOUNCEMENT_CHANGED]
    assert told_after(headline="6.0") == [NoticeKind.HEADLINE_PINNED]


def test_a_second_headline_change_is_needless_while_the_first_waits_untried(
    database: Database,
) -> None:
    with database.transaction() as tx:
        one, other = (an_incident(tx, headline="1.0", channel=name).id for name in ("C1", "C2"))

    def change(incident: int) -> int:
        lane = headline_lane(incident)
        changed = a_notice(lane, NoticeKind.HEADLINE_CHANGED, incident=incident)
        with database.transaction() as tx:
            return outbox.post(tx, changed, now=NOON)

    first = change(one)
    assert change(one) == first
    assert change(other) != first
    _claim(database)
    second = change(one)  # the first is on its way and may tell what was true before
    assert second != first
    assert change(one) == second
    with database.transaction() as tx:
        outbox.hold(tx, first, 1, seconds=0, error="ratelimited")
    assert change(one) == second


def test_what_does_not_coalesce_is_told_as_often_as_it_is_posted(database: Database) -> None:
    assert len(set(_post(database, "one", "one"))) == 2


def test_after_a_crash_the_only_process_doubts_everything_at_once(database: Database) -> None:
    _post(database, "one", "two")
    _claim(database, limit=1)
    with database.transaction() as tx:
        outbox.release_all(tx)
    assert [parcel.in_doubt for parcel in _claim(database)] == [True, False]


def test_lag_is_how_long_the_oldest_could_have_been_told(database: Database) -> None:
    with database.transaction() as tx:
        assert outbox.lag(tx) == timedelta()
        blocked = a_notice("one", NoticeKind.LINE_WRITTEN, incident=an_incident(tx).id)
        outbox.post(tx, blocked, now=NOON)
    _let_time_pass(database)
    with database.transaction() as tx:
        assert outbox.lag(tx) == timedelta()
    _post(database, "two", "three")
    with database.transaction() as tx:
        waiting = queues.outbox.update().where(queues.outbox.c.lane == "two")
        tx.changed(waiting.values(due_at=tx.now() - timedelta(hours=1)))
        assert timedelta(hours=1) <= outbox.lag(tx) < timedelta(hours=1, minutes=1)


def _let_time_pass(database: Database) -> None:
    with database.transaction() as tx:
        tx.changed(queues.outbox.update().values(due_at=NOON))
