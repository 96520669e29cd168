"""Reminders in the incident's channel: each rule with its own words and what can be done."""

from collections.abc import Mapping

from bot.domain import reminders
from bot.domain.receipts import Receipt
from bot.domain.replies import Act, Button, Style
from bot.slack import blocks, buttons
from bot.slack.courier import posts, state
from bot.slack.courier.errand import Errand

OFFERS: Mapping[str, tuple[Button, ...]] = {
    reminders.NO_COMMANDER.name: (
        Button(label="Take command", act=Act.RUN, value="role commander", style=Style.PRIMARY),
    ),
}


def post(errand: Errand) -> Receipt:
    """Remind, unless what the rule is about was settled while the reminder waited."""
    rule = reminders.rule_named(errand.fact("rule"))
    briefing = errand.briefing
    if rule is None or not rule.applies(briefing.incident, briefing.roles):
        return Receipt()
    said = errand.prose(f"reminders/{rule.name}", **state.of(briefing))
    offered = buttons.elements(OFFERS.get(rule.name, ()))
    shown = [*blocks.paragraphs(said), *blocks.actions(offered)]
    return posts.post(errand, errand.channel, text=said, blocks=shown)


def find(errand: Errand) -> Receipt | None:
    return posts.found(errand, errand.channel)
