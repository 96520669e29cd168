"""The prose of the courier: every rule has its words."""

import pytest

from bot.domain.reminders import RULES
from tests.slack.rounds import TEMPLATES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_reminder_has_its_words(rule) -> None:
    assert (TEMPLATES / "reminders" / f"{rule.name}.mrkdwn.j2").read_text().strip()


def test_no_template_makes_json_or_blocks() -> None:
    for file in TEMPLATES.rglob("*.j2"):
        assert '"type"' not in file.read_text(), file.name
