"""Incidents, their numbers, roles and reopenings, and the workspaces and people around them."""

import threading

import pytest

from bot.domain.incident import Assignment, Incident, Role, Status
from bot.domain.notices import NoticeKind, incident_lane
from bot.domain.people import Person
from storage import Database, Transaction, incidents, outbox, people, reopenings, roles, workspaces
from storage.workspaces import Workspace
from tests.storage.rows import LEASE, NOON, WORKSPACE, a_notice, after, an_incident


def test_a_declared_incident_is_found_by_number_and_by_channel(tx: Transaction) -> None:
    declared = an_incident(tx, title="障害 🔥", severity="sev2", private=True)
    assert declared == Incident(
        id=declared.id,
        workspace=WORKSPACE,
        number=1,
        title="障害 🔥",
        severity="sev2",
        status=Status.INVESTIGATING,
        private=True,
        drill=False,
        affected="",
        declared_at=NOON,
        declared_by="U-reporter",
    )
    incidents.change(tx, WORKSPACE, declared.id, channel="C7", status=Status.MITIGATED)
    found = incidents.by_channel(tx, WORKSPACE, "C7")
    assert found is not None
    assert (found.id, found.status, found.channel) == (declared.id, Status.MITIGATED, "C7")
    assert incidents.by_number(tx, WORKSPACE, 1) == found
    assert incidents.get(tx, WORKSPACE, declared.id) == found


def test_another_workspace_sees_nothing_of_an_incident(tx: Transaction) -> None:
    declared = an_incident(tx, channel="C7")
    assert incidents.get(tx, "T2", declared.id) is None
    assert incidents.by_channel(tx, "T2", "C7") is None
    assert incidents.by_number(tx, "T2", 1) is None
    assert incidents.open(tx, "T2") == []
    incidents.change(tx, "T2", declared.id, title="Not yours")
    assert incidents.get(tx, WORKSPACE, declared.id) == declared
    with pytest.raises(LookupError, match=r"no incident \d+ in workspace T2"):
        incidents.lock(tx, "T2", declared.id)


def test_numbers_count_up_by_workspace_whoever_declares_at_once(database: Database) -> None:
    numbers: list[int] = []

    def declare() -> None:
        for _ in range(10):
            with database.transaction() as tx:
                numbers.append(workspaces.next_number(tx, WORKSPACE))

    threads = [threading.Thread(target=declare) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 41))
    with database.transaction() as tx:
        assert workspaces.next_number(tx, "T2") == 1


def test_open_incidents_are_those_that_are_not_over(tx: Transaction) -> None:
    for status in Status:
        an_incident(tx, status=status)
    assert [incident.status for incident in incidents.open(tx, WORKSPACE)] == [
        Status.INVESTIGATING,
        Status.IDENTIFIED,
        Status.FIXING,
        Status.MONITORING,
        Status.MITIGATED,
    ]


def test_who_holds_an_incident_lets_others_wait(database: Database) -> None:
    with database.transaction() as tx:
        incident = an_incident(tx)
    order: list[str] = []

    def change() -> None:
        with database.transaction() as tx:
            seen = incidents.lock(tx, WORKSPACE, incident.id)
            order.append(seen.title)

    with database.transaction() as tx:
        incidents.lock(tx, WORKSPACE, incident.id)
        thread = threading.Thread(target=change)
        thread.start()
        thread.join(0.2)
        order.append("first")
        incidents.change(tx, WORKSPACE, incident.id, title="Renamed")
    thread.join()
    assert order == ["first", "Renamed"]


def test_a_channel_is_pending_until_it_is_there_or_its_creation_is_parked(
    database: Database,
) -> None:
    def pending() -> bool:
        with database.reading() as tx:
            return incidents.creation_pending(tx, WORKSPACE)

    with database.transaction() as tx:
        first, second = an_incident(tx), an_incident(tx)
        for incident in (first, second):
            lane = incident_lane(incident.id)
            declared = a_notice(lane, NoticeKind.DECLARED, incident=incident.id)
            outbox.post(tx, declared, now=NOON)
    assert pending()
    with database.transaction() as tx:
        one, other = outbox.claim(tx, limit=10, lease=LEASE)
    assert pending()
    with database.transaction() as tx:
        outbox.park(tx, one.id, one.attempt, "restricted_action")
    assert pending()
    with database.transaction() as tx:
        incidents.change(tx, WORKSPACE, second.id, channel="C2")
        outbox.sent(tx, other.id, other.attempt, {"channel": "C2"})
    assert not pending()


def test_a_role_has_one_holder_and_remembers_the_former(tx: Transaction) -> None:
    incident = an_incident(tx).id
    take = (tx, WORKSPACE, incident, Role.COMMANDER)
    assert roles.take(*take, "U-first", after(10))
    assert not roles.take(*take, "U-first", after(20))
    assert roles.take(*take, "U-second", after(30))
    assert roles.take(tx, WORKSPACE, incident, Role.SCRIBE, "U-first", after(40))
    assert roles.current(tx, WORKSPACE, incident) == [
        Assignment(role=Role.COMMANDER, person="U-second", since=after(30)),
        Assignment(role=Role.SCRIBE, person="U-first", since=after(40)),
    ]
    former = roles.all(tx, WORKSPACE, incident)[0]
    assert (former.person, former.since, former.until) == ("U-first", after(10), after(30))


def test_reopenings_are_told_earliest_first(tx: Transaction) -> None:
    incident = an_incident(tx).id
    reopenings.add(tx, WORKSPACE, incident, after(50), "U1", None)
    reopenings.add(tx, WORKSPACE, incident, after(20), "U1", None)
    assert reopenings.of_incident(tx, WORKSPACE, incident) == [after(20), after(50)]


def test_a_workspace_is_known_as_it_was_last_met(tx: Transaction) -> None:
    assert workspaces.get(tx, WORKSPACE) is None
    known = {"url": "https://example.slack.com/", "bot_user": "U0", "bot_id": "B0"}
    workspaces.meet(tx, WORKSPACE, name="Before", **known)
    workspaces.meet(tx, WORKSPACE, name="After", **known)
    assert workspaces.get(tx, WORKSPACE) == Workspace(id=WORKSPACE, name="After", **known)


def test_people_are_known_as_last_heard_of_and_by_workspace(tx: Transaction) -> None:
    responder = Person(workspace=WORKSPACE, id="U1", name="Responder", zone="Europe/Berlin")
    guest = Person(workspace=WORKSPACE, id="U2", name="Guest", is_guest=True, is_bot=False)
    for person in (Person(workspace=WORKSPACE, id="U1", name="?"), responder, guest):
        people.keep(tx, person)
    people.keep(tx, Person(workspace="T2", id="U1", name="Somebody else"))
    assert people.get(tx, WORKSPACE, "U1") == responder
    assert people.many(tx, WORKSPACE, ["U1", "U2", "U3"]) == {"U1": responder, "U2": guest}
    assert people.many(tx, WORKSPACE, []) == {}


def test_text_that_no_database_can_hold_does_not_stop_a_declaration(tx: Transaction) -> None:
    assert an_incident(tx, title="nul \0 and half \ud83d").title == "nul \ufffd and half ?"
