"""Calls to Slack's Web API as delivery understands them: an answer, or DeliveryFailed.

No call is repeated here: the outbox owns every retry. The SDK's own retries would repeat a post
whose connection broke after Slack had acted.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import httpx2
from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.delivery import DeliveryFailed
from bot.slack.errors import FOREIGN, failure

TIMEOUT_SECONDS = 10
PAGE = 200

OK = "ok"
NO_ANSWER = "no_answer"

Answer = Mapping[str, Any]
Heard = Callable[[str, str], None]  # a method, and `OK`, `NO_ANSWER` or Slack's name for an error


def nobody(_method: str, _outcome: str) -> None:
    """Wants to hear of no call."""


class _Client(WebClient):
    def __init__(self, heard: Heard, **options: Any) -> None:
        super().__init__(**options)
        self._heard = heard

    def api_call(self, api_method: str, **arguments: Any) -> SlackResponse:
        try:
            answer = super().api_call(api_method, **arguments)
        except FOREIGN as error:
            self._heard(api_method, _named(error))
            raise
        self._heard(api_method, OK)
        return answer


def client(
    token: str, base_url: str, *, heard: Heard = nobody, timeout: int = TIMEOUT_SECONDS
) -> WebClient:
    """A client that gives up early and never repeats a call by itself; `heard` is told of each."""
    return _Client(heard, token=token, base_url=base_url, timeout=timeout, retry_handlers=[])


def call(
    method: Callable[..., SlackResponse],
    *,
    repeatable: bool = True,
    fine: Collection[str] = (),
    **arguments: Any,
) -> Answer:
    """Slack's answer. A refusal named in `fine` means that it was so already: answered with {}.

    `repeatable` is False for calls that act again when they are made again.
    """
    try:
        answer = method(**arguments)
    except FOREIGN as error:
        failed = failure(error, repeatable=repeatable)
        if failed.reason in fine:
            return {}
        raise failed from error
    return answer.data if isinstance(answer.data, dict) else {}


def pages(
    method: Callable[..., SlackResponse], *, at_most: int, **arguments: Any
) -> Iterator[Answer]:
    """The pages of a list, one call each, until they end or `at_most` were read."""
    cursor = ""
    for _ in range(at_most):
        arguments |= {"cursor": cursor} if cursor else {}
        answer = call(method, limit=PAGE, **arguments)
        yield answer
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return


def _named(error: Exception) -> str:
    """Slack's own word for it; whatever else came was no answer."""
    reason = failure(error, repeatable=True).reason
    return reason if reason.replace("_", "").isalpha() and reason.islower() else NO_ANSWER


def send(address: str, *, repeatable: bool, **body: Any) -> None:
    """One POST outside the Web API: an upload, a response_url. Raises DeliveryFailed unless 2xx."""
    try:
        answer = httpx2.post(address, timeout=TIMEOUT_SECONDS, **body)
    except httpx2.ConnectError as error:
        raise DeliveryFailed(f"ConnectError: {error}") from error
    except httpx2.HTTPError as error:
        reason = f"{type(error).__name__}: {error}"
        raise DeliveryFailed(reason, in_doubt=not repeatable) from error
    if not answer.is_success:
        unheard = answer.status_code >= 500 and not repeatable
        raise DeliveryFailed(
            f"HTTP {answer.status_code}", permanent=answer.status_code < 500, in_doubt=unheard
        )
