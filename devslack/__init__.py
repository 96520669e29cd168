"""A local Slack: a workspace in memory that a Slack app cannot tell from Slack."""
