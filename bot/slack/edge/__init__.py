"""What comes from Slack: events into the inbox, commands, presses and forms to the desk."""
