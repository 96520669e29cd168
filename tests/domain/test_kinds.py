import pytest

from bot.domain.kinds import EMOJI, MEMO, Kind, Milestone, emoji_named


def test_every_milestone_is_a_kind_and_no_remark_is_a_milestone() -> None:
    assert {kind.milestone for kind in Kind} == {*Milestone, None}
    assert Kind.FIX_STARTED.milestone is Milestone.FIX_STARTED
    assert Kind.LESSON.milestone is None


def test_every_kind_has_an_emoji_but_what_only_commands_say() -> None:
    assert set(Kind) - {row.kind for row in EMOJI} == {Kind.DECLARED, Kind.CLOSED}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("boom", Kind.STARTED),
        ("collision", Kind.STARTED),
        ("raising_hand::skin-tone-3", Kind.ACKNOWLEDGED),
        ("hammer_and_wrench", Kind.ACTION_TAKEN),
    ],
)
def test_aliases_and_skin_tones_are_the_same_emoji(name: str, kind: Kind) -> None:
    row = emoji_named(name)
    assert row
    assert row.kind is kind


@pytest.mark.parametrize("name", [MEMO, "tada", "fire", "", "::skin-tone-2"])
def test_other_emoji_mean_nothing(name: str) -> None:
    assert emoji_named(name) is None


def test_no_name_stands_for_two_emoji() -> None:
    names = [name for row in EMOJI for name in (row.name, *row.aliases)]
    assert len(names) == len(set(names))
