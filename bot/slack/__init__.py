"""The only place that knows Slack: what it sends becomes facts, what we say becomes calls."""
