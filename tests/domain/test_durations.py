from datetime import timedelta

import pytest

from bot.domain.durations import in_words
from bot.domain.precision import Precision


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(), "0s"),
        (timedelta(seconds=45), "45s"),
        (timedelta(minutes=47), "47m"),
        (timedelta(minutes=2, seconds=42), "2m 42s"),
        (timedelta(hours=1), "1h"),
        (timedelta(hours=1, seconds=3), "1h 0m 3s"),
        (timedelta(hours=1, minutes=2, seconds=3), "1h 2m 3s"),
        (timedelta(hours=26, minutes=5), "26h 5m"),
        (timedelta(days=30), "720h"),
    ],
)
def test_a_duration_known_to_the_second(duration: timedelta, words: str) -> None:
    assert in_words(duration, Precision.SECOND) == words


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (timedelta(), "under a minute"),
        (timedelta(minutes=1), "1m"),
        (timedelta(hours=2, minutes=5), "2h 5m"),
        (timedelta(hours=26), "26h"),
    ],
)
def test_a_duration_known_to_the_minute_has_no_seconds(duration: timedelta, words: str) -> None:
    assert in_words(duration, Precision.MINUTE) == words


def test_no_duration_is_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        in_words(timedelta(seconds=-1), Precision.SECOND)
