"""Block Kit: what Slack takes, what it says about the rest, what can be pressed or filled in."""
