"""The headline: the pinned post in the incident's channel that always says how it stands."""

from collections.abc import Iterator

from bot.commands.forms import button
from bot.domain.briefing import Briefing
from bot.domain.incident import Role, Status
from bot.domain.kinds import Milestone
from bot.domain.people import with_names
from bot.domain.receipts import Receipt
from bot.domain.replies import Act, Button, Form, FormName, Style
from bot.slack import blocks, buttons
from bot.slack.blocks import Block
from bot.slack.courier import posts, state
from bot.slack.courier.errand import Errand
from bot.slack.mrkdwn import Mrkdwn, escaped, fitted

BEFORE_MITIGATION = frozenset(
    {Status.INVESTIGATING, Status.IDENTIFIED, Status.FIXING, Status.MONITORING}
)


def post(errand: Errand) -> Receipt:
    return posts.post(errand, errand.channel, text=_summary(errand), blocks=_blocks(errand))


def find(errand: Errand) -> Receipt | None:
    return posts.found(errand, errand.channel)


def pin(errand: Errand) -> Receipt:
    errand.call(
        errand.client.pins_add,
        fine={"already_pinned"},
        channel=errand.channel,
        timestamp=errand.incident.headline,
    )
    return Receipt()


def change(errand: Errand) -> Receipt:
    """Rewrite it as things stand now, whatever changed how often since."""
    errand.call(
        errand.client.chat_update,
        channel=errand.channel,
        ts=errand.incident.headline,
        text=_summary(errand),
        blocks=_blocks(errand),
    )
    return Receipt()


def title(briefing: Briefing) -> str:
    """For headers, which know no mark-up."""
    return with_names(f"{briefing.incident.reference}: {briefing.incident.title}", briefing.name_of)


def _summary(errand: Errand) -> Mrkdwn:
    incident = errand.incident
    said = f"{title(errand.briefing)} ({incident.severity}, {incident.status.value})"
    return fitted(said, blocks.SECTION, escaped)


def _blocks(errand: Errand) -> list[Block]:
    """What is wrong, how bad, who leads; then when what was; the numbers once it is over."""
    briefing = errand.briefing
    standing = state.of(briefing)
    cut = len(title(briefing)) > blocks.HEADER
    small = [errand.prose("headline_moments", **standing)]
    if briefing.incident.status.is_over:
        small.append(errand.prose("headline_numbers", **standing))
    return [
        blocks.header(title(briefing)),
        *blocks.paragraphs(errand.prose("headline", cut=cut, **standing)),
        *(blocks.context(words) for words in small if words),
        *blocks.actions(buttons.elements(_buttons(briefing))),
        blocks.context(errand.prose("recorded")),
    ]


def _buttons(briefing: Briefing) -> Iterator[Button]:
    """What can be done next, the likeliest first."""
    status = briefing.incident.status
    if status.is_over:
        if status is Status.RESOLVED:
            yield Button(label="Close", act=Act.RUN, value="close")
        yield Button(label="Reopen", act=Act.RUN, value="reopen")
        return
    acknowledged = briefing.moments.known.get(Milestone.ACKNOWLEDGED)
    if acknowledged is None or acknowledged.basis == "assumed":
        yield Button(label="Acknowledge", act=Act.RUN, value="ack", style=Style.PRIMARY)
    if all(held.role is not Role.COMMANDER for held in briefing.roles):
        yield Button(label="Take command", act=Act.RUN, value="role commander")
    if status in BEFORE_MITIGATION:
        # A time that was marked already stays as it is: only the status is still to follow it.
        marked = Milestone.MITIGATED in briefing.moments.known
        words = f"status {Status.MITIGATED}" if marked else "mitigate"
        yield Button(label="Mitigated", act=Act.RUN, value=words)
    yield button("Resolve…", Form(name=FormName.RESOLVE))
