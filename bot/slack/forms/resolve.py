"""The form that resolves an incident: when, and what fixed it; both may be left empty."""

from bot.slack.blocks import Block
from bot.slack.forms.fields import line


def build() -> list[Block]:
    return [
        line(
            "when",
            "When was it over?",
            hint="In your own words: 10 min ago, 14:02. Empty means now.",
            longest=100,
            optional=True,
        ),
        line("what", "What fixed it?", multiline=True, optional=True),
    ]
