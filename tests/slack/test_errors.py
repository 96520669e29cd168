"""What Slack's refusals and silences mean: wait, never, again, or nobody knows."""

import socket
from http.client import RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.domain.notices import NoticeKind
from bot.slack.courier.courier import WAYS
from bot.slack.errors import failure

LATER = "Sat, 21 Nov 2026 04:01:15 GMT"
WAIT, NEVER, AGAIN, A_WHILE, DOUBT = "wait", "never", "again", "again for a while", "doubt"


def refusal(name: str, status: int = 200, **headers: str) -> SlackApiError:
    response = SlackResponse(
        client=None,
        http_verb="POST",
        api_url="",
        req_args={},
        data={"ok": False, "error": name},
        headers={key.replace("_", "-"): value for key, value in headers.items()},
        status_code=status,
    )
    return SlackApiError("", response)


def meaning(error: Exception, *, repeatable: bool = False) -> str:
    failed = failure(error, repeatable=repeatable)
    if failed.retry_after is not None:
        return WAIT
    if failed.permanent:
        return NEVER
    if failed.refused:
        return A_WHILE
    return DOUBT if failed.in_doubt else AGAIN


@pytest.mark.parametrize(
    ("error", "once", "repeatable"),
    [
        (refusal("ratelimited", 429, Retry_After="3"), WAIT, WAIT),
        (refusal("ratelimited"), WAIT, WAIT),
        (refusal("channel_not_found"), NEVER, NEVER),
        (refusal("is_archived"), NEVER, NEVER),
        (refusal("msg_too_long"), NEVER, NEVER),
        (refusal("invalid_blocks"), NEVER, NEVER),
        (refusal("token_revoked"), AGAIN, AGAIN),
        (refusal("restricted_action"), NEVER, NEVER),
        (refusal("service_unavailable"), AGAIN, AGAIN),
        (refusal("a_new_word_of_slacks"), A_WHILE, A_WHILE),
        (refusal("internal_error"), DOUBT, AGAIN),
        (refusal("fatal_error", 500), DOUBT, AGAIN),
        (refusal("Received a response in a non-JSON format: <html>", 200), DOUBT, AGAIN),
        (refusal("", 502), DOUBT, AGAIN),
        (URLError(ConnectionRefusedError()), AGAIN, AGAIN),
        (URLError(socket.gaierror()), AGAIN, AGAIN),
        (URLError(TimeoutError()), DOUBT, AGAIN),
        (TimeoutError(), DOUBT, AGAIN),
        (RemoteDisconnected(), DOUBT, AGAIN),
        (ConnectionResetError(), DOUBT, AGAIN),
    ],
    ids=lambda value: str(value)[-60:] if isinstance(value, Exception) else value,
)
def test_a_failure_means_the_same_every_time(error: Exception, once: str, repeatable: str) -> None:
    assert (meaning(error), meaning(error, repeatable=True)) == (once, repeatable)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "3"}, 3),
        ({"retry_after": "0"}, 0),
        ({"Retry_After": "3600"}, 3600),
        ({"Retry_After": LATER, "Date": "Sat, 21 Nov 2026 04:00:00 GMT"}, 75),
        ({"Retry_After": "soon"}, 30),
        ({}, 30),
    ],
)  # fmt: skip
def test_slack_says_how_long_to_wait(headers: dict[str, str], seconds: float) -> None:
    failed = failure(refusal("ratelimited", 429, **headers), repeatable=False)
    assert failed.retry_after == seconds


def test_every_kind_of_notice_has_its_way_to_be_told() -> None:
    ours_alone = {NoticeKind.DRAFT_WANTED}  # told to ourselves
    assert set(WAYS) == set(NoticeKind) - ours_alone
