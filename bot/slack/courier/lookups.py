"""Questions to Slack: who somebody is, what a message says. No answer is an answer too."""

from bot.domain.receipts import Receipt
from bot.slack.courier.calls import Answer
from bot.slack.courier.errand import Errand
from bot.slack.messages import said
from bot.slack.people import person

NOBODY = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
OUT_OF_REACH = frozenset(
    {"channel_not_found", "not_in_channel", "thread_not_found", "missing_scope", "is_archived"}
)


def who(errand: Errand) -> Receipt:
    """The person, or an empty receipt where Slack does not tell."""
    answer = errand.call(errand.client.users_info, fine=NOBODY, user=errand.fact("person"))
    user = answer.get("user")
    return Receipt(person=person(user, errand.workspace)) if user else Receipt()


def what(errand: Errand) -> Receipt:
    """The message as it stands now, or an empty receipt where there is none that we may read."""
    ts = errand.fact("ts")
    message = _in_channel(errand, ts) or _in_thread(errand, ts)
    if message is None:
        return Receipt()
    heard = said(
        message,
        workspace=errand.workspace,
        channel=errand.fact("channel"),
        us=errand.shared.us,
    )
    return Receipt(said=heard)


def _in_channel(errand: Errand, ts: str) -> Answer | None:
    answer = errand.call(
        errand.client.conversations_history,
        fine=OUT_OF_REACH,
        channel=errand.fact("channel"),
        oldest=ts,
        latest=ts,
        inclusive=True,
        limit=1,
    )
    return _with_ts(answer, ts)


def _in_thread(errand: Errand, ts: str) -> Answer | None:
    """History has parents only; a reply is asked for by its own ts."""
    answer = errand.call(
        errand.client.conversations_replies,
        fine=OUT_OF_REACH,
        channel=errand.fact("channel"),
        ts=ts,
        oldest=ts,
        latest=ts,
        inclusive=True,
        limit=2,
    )
    return _with_ts(answer, ts)


def _with_ts(answer: Answer, ts: str) -> Answer | None:
    return next((one for one in answer.get("messages") or () if one.get("ts") == ts), None)
