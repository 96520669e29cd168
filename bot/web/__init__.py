"""The one web application: Slack's requests and the bot's own pages. Knows no Slack and no SQL."""
