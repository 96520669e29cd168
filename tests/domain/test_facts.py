import pytest

from bot.domain.facts import SENTENCES, Fact, sentence
from bot.domain.kinds import Milestone
from bot.domain.people import mention

LOST = "Your :dart: could not be kept: the message it is on cannot be read any more."


def test_every_fact_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fact)


def test_every_milestone_has_its_line() -> None:
    lines = [sentence(Fact.for_milestone(milestone)) for milestone in Milestone]
    assert lines == [
        "Impact started",
        "Detected",
        "Declared",
        "Acknowledged",
        "Cause identified",
        "Fix started",
        "Mitigated",
        "Resolved",
        "Closed",
    ]


@pytest.mark.parametrize(
    ("fact", "values", "said"),
    [
        (
            Fact.DECLARED,
            {"severity": "sev1", "title": "{checkout} is down"},
            "Declared sev1: {checkout} is down",
        ),
        (Fact.RESOLVED, {"words": "rolled back"}, "Resolved: rolled back"),
        (Fact.RESOLVED, {"words": ""}, "Resolved"),
        (
            Fact.SEVERITY_CHANGED,
            {"former": "sev3", "severity": "sev2"},
            "Severity: sev3 -> sev2",
        ),
        (
            Fact.STATUS_CHANGED,
            {"former": "fixing", "status": "monitoring"},
            "Status: fixing -> monitoring",
        ),
        (Fact.MARK_LOST, {"emoji": "dart"}, LOST),
    ],
)
def test_a_fact_reads_well(fact: Fact, values: dict[str, str], said: str) -> None:
    assert sentence(fact, **values) == said


def test_people_stand_in_roles_as_mentions() -> None:
    one, other = mention("U1"), mention("U2")
    names = {"role": "commander", "person": other, "actor": one}
    assert sentence(Fact.ROLE_TAKEN, **names) == f"{other} took the role commander"
    assert sentence(Fact.ROLE_GIVEN, **names) == f"{one} gave the role commander to {other}"
    assert sentence(Fact.ROLE_HANDED_OVER, former=one, **names) == (
        f"The role commander passed from {one} to {other}"
    )
