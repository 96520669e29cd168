"""Marks that say what cannot be: taken all the same, and whoever put them reads what is odd."""

from tests.stories.here import Here


def test_a_mark_from_before_the_reopening_is_said_not_to_count(here: Here) -> None:
    here.at("12:10")
    better = here.responder.says("Error rate is back to normal")
    here.at("12:20")
    here.commander.types("/incident resolve")
    here.at("12:30")
    here.commander.types("/incident reopen")
    here.at("12:31")
    here.responder.reacts(better, "adhesive_bandage")
    assert here.responder.reads_alone() == [
        (
            "Mitigated at 07:10 New York time (12:10 UTC).\n"
            "This lies before the incident was reopened, so it does not count as mitigated; "
            "it stays on the timeline."
        )
    ]
    assert "mitigated" not in here.moments()


def test_a_mark_that_contradicts_another_moment_is_taken_and_said(here: Here) -> None:
    here.at("12:10")
    better = here.responder.says("Error rate is back to normal")
    here.at("12:25")
    here.commander.types("/incident set acknowledged 13:20")  # Berlin: 12:20 UTC
    here.responder.reacts(better, "adhesive_bandage")
    assert here.responder.reads_alone() == [
        (
            "Mitigated at 07:10 New York time (12:10 UTC).\n"
            "Mitigated (12:10:00 UTC) lies before acknowledged (12:20 UTC)."
        )
    ]
    assert here.moments()["mitigated"] == "12:10:00"
