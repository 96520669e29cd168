import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.channel_names import channel_name

DAY = datetime(2026, 11, 20, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout is down!", "inc-7-2026-11-20-checkout-is-down"),
        ("  API: 500s / timeouts  ", "inc-7-2026-11-20-api-500s-timeouts"),
        ("Customers can't pay", "inc-7-2026-11-20-customers-cant-pay"),
        ("決済が失敗している", "inc-7-2026-11-20-決済が失敗している"),
        ("Überlast in Köln", "inc-7-2026-11-20-überlast-in-köln"),
        ("ＡＰＩ停止", "inc-7-2026-11-20-api停止"),
        ("हिन्दी में नाम", "inc-7-2026-11-20-हिन्दी-में-नाम"),
        ("ระบบล่ม", "inc-7-2026-11-20-ระบบล่ม"),
        ("12:30:45 error spike", "inc-7-2026-11-20-12-30-45-error-spike"),
        (":fire: checkout :skull::skin-tone-2:", "inc-7-2026-11-20-checkout"),
        ("db_main is full", "inc-7-2026-11-20-db_main-is-full"),
    ],
)
def test_a_title_survives_in_the_name(title: str, name: str) -> None:
    assert channel_name(7, DAY, title) == name


@pytest.mark.parametrize("title", ["🔥🔥🔥", ":fire::fire:", "1️⃣2️⃣", "👩🏽‍🚒", "❤️", "!!!", ""])
def test_a_title_without_words_gives_no_slug(title: str) -> None:
    assert channel_name(7, DAY, title) == "inc-7-2026-11-20"


def test_after_a_clash_a_number_is_behind_it() -> None:
    assert channel_name(7, DAY, "Checkout", 1) == "inc-7-2026-11-20-checkout-2"
    assert channel_name(7, DAY, "🔥", 2) == "inc-7-2026-11-20-3"


def test_a_long_title_is_cut_between_words() -> None:
    title = "the payment service returns errors for every customer in the northern region"
    assert channel_name(7, DAY, title) == (
        "inc-7-2026-11-20-the-payment-service-returns-errors-for-every-customer-in-the"
    )


def test_a_long_title_without_spaces_fills_the_name() -> None:
    assert channel_name(7, DAY, "決" * 120) == "inc-7-2026-11-20-" + "決" * 63
    assert channel_name(7, DAY, "決" * 120, 1) == "inc-7-2026-11-20-" + "決" * 61 + "-2"


@given(title=some.text(max_size=200), number=some.integers(1, 10**6), attempt=some.integers(0, 20))
def test_no_title_makes_a_name_that_slack_refuses(title: str, number: int, attempt: int) -> None:
    name = channel_name(number, DAY, title, attempt)
    assert len(name) <= 80
    assert name == name.lower()
    assert all(letter in "-_" or unicodedata.category(letter)[0] in "LNM" for letter in name)
    assert not name.endswith("-")
    assert "--" not in name
