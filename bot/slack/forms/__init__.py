"""Forms in Slack: a file per form, and what is common to all of them."""

from bot.slack.forms.sheets import Filled, Sheets, chosen, filled_in, sent_back

__all__ = ["Filled", "Sheets", "chosen", "filled_in", "sent_back"]
