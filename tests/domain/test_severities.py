import pytest

from bot.domain.errors import NoSuchSeverity
from bot.domain.severities import Severities

SEVERITIES = Severities.of(
    (
        ("sev1", "p0", "critical"),
        ("sev2", "p1", "major"),
        ("sev3", "p2", "moderate"),
        ("sev4", "p3", "minor"),
        ("sev5", "p4", "low"),
    )
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sev2", "sev2"),
        ("SEV-2", "sev2"),
        ("sev 2", "sev2"),
        ("Sev_2", "sev2"),
        ("2", "sev2"),
        ("P1", "sev2"),
        ("P0", "sev1"),
        ("P4", "sev5"),
        ("Critical", "sev1"),
    ],
)
def test_the_ways_in_which_a_severity_is_named(said: str, meant: str) -> None:
    assert SEVERITIES.chosen(said).name == meant


@pytest.mark.parametrize("said", ["sev9", "0", "12", "P5", "bad", "", "sev"])
def test_what_names_none_is_refused_with_those_there_are(said: str) -> None:
    assert SEVERITIES.named(said) is None
    with pytest.raises(NoSuchSeverity) as refused:
        SEVERITIES.chosen(said)
    assert str(refused.value) == (
        f"`{said}` is no severity here. There are sev1, sev2, sev3, sev4, sev5."
    )


@pytest.mark.parametrize(
    ("text", "severity", "title"),
    [
        ("sev1 checkout is down", "sev1", "checkout is down"),
        ("checkout is down SEV-2", "sev2", "checkout is down"),
        ("checkout (sev3) is down", "sev3", "checkout is down"),
        ("sev 2 checkout is down", "sev2", "checkout is down"),
        ("sev2: 3 nodes are down", "sev2", "3 nodes are down"),
        ("sev1 - checkout is down", "sev1", "checkout is down"),
        ("P1: replica lags", "sev2", "replica lags"),
        ("critical: checkout is down", "sev1", "checkout is down"),
        ("sev2 and sev3 dashboards differ", "sev2", "and sev3 dashboards differ"),
        ("sev1", "sev1", ""),
        ("sev1 :fire: checkout", "sev1", ":fire: checkout"),
        ("sev1: :fire: checkout", "sev1", ":fire: checkout"),
        ("sev1 : checkout", "sev1", "checkout"),
    ],
)
def test_a_severity_is_found_among_the_words_of_a_declaration(
    text: str, severity: str, title: str
) -> None:
    found, rest = SEVERITIES.found_in(text)
    assert found
    assert (found.name, rest) == (severity, title)


@pytest.mark.parametrize(
    "text",
    [
        "major release fails",
        "low disk space",
        "critical path is blocked",
        "3 nodes down",
        "p99 latency doubled",
        "sev9 is no severity",
        "決済が失敗している",
        "",
    ],
)
def test_a_title_that_names_none_stays_whole(text: str) -> None:
    assert SEVERITIES.found_in(text) == (None, text)


def test_a_team_may_have_names_without_numbers() -> None:
    colours = Severities.of((("red", "critical"), ("amber",)))
    assert colours.chosen("RED").name == "red"
    assert colours.named("1") is None
