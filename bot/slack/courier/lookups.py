"""Questions to Slack: who somebody is, what a channel is called, what a message says.

No answer is an answer too.
"""

from bot.domain.people import Person
from bot.domain.receipts import Receipt
from bot.slack.courier.calls import Answer
from bot.slack.courier.errand import Errand
from bot.slack.messages import said
from bot.slack.people import person

STRANGER = "somebody unknown"
NOBODY = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
OUT_OF_REACH = frozenset(
    {"channel_not_found", "not_in_channel", "thread_not_found", "missing_scope", "is_archived"}
)


def who(errand: Errand) -> Receipt:
    """The person; where Slack tells of nobody a stranger, so that no one waits for more."""
    wanted = errand.fact("person")
    answer = errand.call(errand.client.users_info, fine=NOBODY, user=wanted)
    user = answer.get("user")
    if not user:
        stranger = Person(workspace=errand.workspace, id=wanted, name=STRANGER, is_external=True)
        return Receipt(person=stranger)
    return Receipt(person=person(user, errand.workspace))


def which(errand: Errand) -> Receipt:
    """What the channel is called; nothing where it is private, and Slack does not tell."""
    channel = errand.fact("channel")
    answer = errand.call(errand.client.conversations_info, fine=OUT_OF_REACH, channel=channel)
    found = answer.get("channel") or {}
    return Receipt(channel=channel, channel_name=found.get("name"))


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
