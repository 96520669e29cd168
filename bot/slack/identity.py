"""Who we are in a Slack workspace, and who else is there."""

from collections.abc import Iterator
from dataclasses import dataclass

from slack_sdk import WebClient

from bot.domain.people import Person
from bot.slack.courier import calls
from bot.slack.messages import Us
from bot.slack.people import person

MOST_PAGES = 500  # of users.list; beyond that people are met one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """`url` is where the workspace's permalinks begin."""

    workspace: str
    name: str
    url: str
    us: Us


def introduce(client: WebClient) -> Identity:
    """What Slack says the token is. Raises DeliveryFailed; permanent means that it is no good."""
    answer = calls.call(client.auth_test)
    return Identity(
        workspace=answer["team_id"],
        name=answer["team"],
        url=answer["url"],
        us=Us(user=answer["user_id"], bot_id=answer["bot_id"]),
    )


def everyone(client: WebClient, workspace: str) -> Iterator[Person]:
    """All people of the workspace, a page at a time. Raises DeliveryFailed."""
    for page in calls.pages(client.users_list, at_most=MOST_PAGES):
        for member in page["members"]:
            yield person(member, workspace)
