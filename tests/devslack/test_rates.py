"""429 as Slack's tiers would have it."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.localslack import LocalSlack
from devslack.api.methods import METHODS
from devslack.faults.rates import PER_MINUTE, Rates


class Wall:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_every_method_has_a_rate() -> None:
    assert set(PER_MINUTE) == set(METHODS)


def test_a_method_beyond_its_tier_is_told_when_to_come_again(
    slack: LocalSlack, client: WebClient
) -> None:
    slack.post("faults", rates=1)
    for _ in range(20):
        client.users_list()
    with pytest.raises(SlackApiError) as caught:
        client.users_list()
    response = caught.value.response
    assert (response.status_code, response["error"]) == (429, "ratelimited")
    assert response.headers["Retry-After"] in ("1", "2", "3")
    assert client.auth_test()["ok"]


def test_rates_are_off_until_they_are_switched_on(client: WebClient) -> None:
    assert all(client.users_list()["ok"] for _ in range(25))


def test_a_call_at_its_retry_after_is_let_through_and_none_before() -> None:
    wall = Wall()
    rates = Rates(real=wall, times=1)
    assert [rates.retry_after("users.list", "") for _ in range(21)] == [None] * 20 + [3]
    wall.now += 2.9
    assert rates.retry_after("users.list", "") == 1
    wall.now += 0.11
    assert rates.retry_after("users.list", "") is None
    assert rates.retry_after("users.list", "") == 3


def test_posts_are_counted_by_channel() -> None:
    rates = Rates(real=Wall(), times=1)
    posts = [rates.retry_after("chat.postMessage", "C1") for _ in range(6)]
    assert posts == [None] * 5 + [1]
    assert rates.retry_after("chat.postMessage", "C2") is None


def test_rates_can_be_more_generous_than_slack() -> None:
    rates = Rates(real=Wall(), times=10)
    assert [rates.retry_after("users.list", "") for _ in range(200)] == [None] * 200
    assert rates.retry_after("users.list", "") == 1
