"""The workspace's nouns as Slack writes them in JSON."""
