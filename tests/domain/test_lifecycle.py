import pytest

from bot.domain.errors import IllegalMove
from bot.domain.incident import Status
from bot.domain.kinds import Milestone
from bot.domain.lifecycle import GIVES, MOVES, Verb, move, status_verb

OPEN = [status for status in Status if not status.is_over]


@pytest.mark.parametrize("status", OPEN)
@pytest.mark.parametrize(
    ("verb", "to"),
    [
        (Verb.FIXING, Status.FIXING),
        (Verb.MITIGATE, Status.MITIGATED),
        (Verb.RESOLVE, Status.RESOLVED),
        (Verb.CLOSE, Status.CLOSED),
        (Verb.CANCEL, Status.CANCELLED),
        (Verb.STATUS_MONITORING, Status.MONITORING),
    ],
)
def test_an_open_incident_goes_wherever_the_verb_says(
    status: Status, verb: Verb, to: Status
) -> None:
    assert move(status, verb) is to


def test_a_resolved_incident_can_still_be_closed() -> None:
    assert move(Status.RESOLVED, Verb.CLOSE) is Status.CLOSED


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED, Status.CANCELLED])
def test_reopening_an_incident_that_is_over_sets_it_to_investigating(status: Status) -> None:
    assert move(status, Verb.REOPEN) is Status.INVESTIGATING


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        (Status.FIXING, Verb.FIXING),
        (Status.MITIGATED, Verb.MITIGATE),
        (Status.RESOLVED, Verb.RESOLVE),
        (Status.CLOSED, Verb.CLOSE),
        (Status.CANCELLED, Verb.CANCEL),
        (Status.MONITORING, Verb.STATUS_MONITORING),
    ],
)
def test_saying_it_twice_moves_nothing(status: Status, verb: Verb) -> None:
    assert move(status, verb) is status


@pytest.mark.parametrize(
    ("status", "verb", "sentence"),
    [
        (
            Status.RESOLVED,
            Verb.MITIGATE,
            "This incident is resolved; it cannot become mitigated. `/incident reopen` first.",
        ),
        (
            Status.CLOSED,
            Verb.RESOLVE,
            "This incident is closed; it cannot become resolved. `/incident reopen` first.",
        ),
        (
            Status.RESOLVED,
            Verb.CANCEL,
            "This incident is resolved; it cannot become cancelled. `/incident reopen` first.",
        ),
        (
            Status.CANCELLED,
            Verb.STATUS_FIXING,
            "This incident is cancelled; it cannot become fixing. `/incident reopen` first.",
        ),
        (
            Status.MONITORING,
            Verb.REOPEN,
            "This incident is monitoring; only one that is over can be reopened.",
        ),
    ],
)
def test_an_illegal_move_is_refused_in_a_sentence(
    status: Status, verb: Verb, sentence: str
) -> None:
    with pytest.raises(IllegalMove) as refused:
        move(status, verb)
    assert str(refused.value) == sentence


def test_what_is_over_is_left_only_by_reopen_but_for_resolved_to_closed() -> None:
    leaving = {
        (source, verb)
        for verb, its in MOVES.items()
        for source in its.sources
        if source.is_over and its.to is not source
    }
    assert leaving == {
        (Status.RESOLVED, Verb.REOPEN),
        (Status.CLOSED, Verb.REOPEN),
        (Status.CANCELLED, Verb.REOPEN),
        (Status.RESOLVED, Verb.CLOSE),
    }


def test_every_verb_has_its_move() -> None:
    assert set(MOVES) == set(Verb)


def test_status_words_say_where_it_stands_and_never_when() -> None:
    words = ["investigating", "identified", "fixing", "monitoring", "mitigated"]
    verbs = [status_verb(word) for word in words]
    assert [MOVES[verb].to for verb in verbs if verb] == [Status(word) for word in words]
    assert not set(verbs) & set(GIVES)


@pytest.mark.parametrize("word", ["resolved", "closed", "cancelled", "fine", ""])
def test_a_status_that_ends_an_incident_is_not_set_by_its_word(word: str) -> None:
    assert status_verb(word) is None


def test_four_verbs_say_when() -> None:
    assert GIVES == {
        Verb.FIXING: Milestone.FIX_STARTED,
        Verb.MITIGATE: Milestone.MITIGATED,
        Verb.RESOLVE: Milestone.RESOLVED,
        Verb.CLOSE: Milestone.CLOSED,
    }
