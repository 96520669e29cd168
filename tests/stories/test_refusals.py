"""What Slack does not let us do is told to whoever would look for it in vain."""

from tests.stories.team import Team

NO_CHANNEL = (
    "The channel of INC-1 could not be made: the answer was restricted_action. "
    "The record is kept all the same; whoever runs Scribe can see to it."
)


def test_whoever_may_have_no_channel_is_told_where_they_declared(team: Team) -> None:
    team.faults(methods={"conversations.create": {"error": "restricted_action"}})
    team.reporter.types("/incident declare sev2 checkout is down")
    assert team.reporter.reads_alone()[-1] == NO_CHANNEL


def test_with_a_token_that_slack_takes_again_everything_is_told(team: Team) -> None:
    team.faults(methods={"conversations.create": {"error": "token_revoked", "times": 3}})
    team.declare("sev2 checkout is down")
    assert team.responder.sees("checkout is down")
