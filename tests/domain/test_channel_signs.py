"""Channels in text, until somebody has told what they are called."""

from bot.domain import channel_signs
from bot.domain.people import without_signs

SAID = f"see {channel_signs.sign('C1')} and #ops"


def test_a_channel_is_written_by_its_name() -> None:
    assert channel_signs.mentioned(SAID) == {"C1"}
    assert (
        channel_signs.with_names(SAID, {"C1": "checkout"}.__getitem__) == "see #checkout and #ops"
    )


def test_where_nobody_tells_its_name_the_id_is_not_shown() -> None:
    assert channel_signs.nameless(SAID) == "see #private-channel and #ops"


def test_no_typed_text_can_imitate_one() -> None:
    assert channel_signs.mentioned(without_signs(SAID)) == frozenset()
