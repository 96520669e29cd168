"""Who the token makes us: asked once, at the start."""

from dataclasses import dataclass

from slack_sdk import WebClient

from bot.delivery import DeliveryFailed
from bot.slack.courier.calls import call
from bot.slack.messages import Us

# docs.slack.dev, "auth.test": what no waiting will mend.
NO_GOOD = frozenset(
    {"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"}
)


class TokenRefused(Exception):
    """Slack does not take the bot's token. The message is Slack's word for why."""


class SlackUnreachable(Exception):
    """Slack did not answer, or not as Slack does; it may do so later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The workspace that the token belongs to, and who we are in it."""

    workspace: str
    name: str
    url: str
    us: Us


def home(client: WebClient) -> Home:
    """Raises TokenRefused, SlackUnreachable."""
    try:
        answer = call(client.auth_test)
    except DeliveryFailed as failure:
        if failure.reason in NO_GOOD:
            raise TokenRefused(failure.reason) from failure
        raise SlackUnreachable(failure.reason) from failure
    return Home(
        workspace=answer["team_id"],
        name=answer["team"],
        url=answer["url"],
        us=Us(user=answer["user_id"], bot_id=answer.get("bot_id")),
    )
