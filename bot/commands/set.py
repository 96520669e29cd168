"""`/incident set`: when something happened, in words; bare, what is known of every moment.

words  = MILESTONE [":" | "="] ["to" | "at"] TIME [words]
"""

import re

from bot.commands import moving, overview, parser, times, wording
from bot.commands.command import Ask, Command, Unclear
from bot.domain.errors import Refused
from bot.domain.kinds import Milestone
from bot.domain.replies import Act, Button, Reply
from bot.incidents import stating
from storage import Transaction

# What people call a milestone, beside its own name. A space may be typed as "_" or "-".
_ALSO = {
    Milestone.STARTED: ("start", "began", "impact started"),
    Milestone.DETECTED: ("detect", "noticed"),
    Milestone.DECLARED: ("declare", "opened"),
    Milestone.ACKNOWLEDGED: ("acknowledge", "acked", "ack"),
    Milestone.IDENTIFIED: ("identify", "cause identified", "cause"),
    Milestone.FIX_STARTED: ("fix start", "fixing", "fix"),
    Milestone.MITIGATED: ("mitigate", "mit"),
    Milestone.RESOLVED: ("resolve", "fixed"),
    Milestone.CLOSED: ("close",),
}
_NAMES = {name: milestone for milestone, also in _ALSO.items() for name in (milestone.words, *also)}
_SAID = re.compile(
    "(?P<name>"
    + "|".join(name.replace(" ", "[ _-]") for name in sorted(_NAMES, key=len, reverse=True))
    + r")(?![\w-])\s*[:=]?\s*(?:to\b\s*)?(?P<time>.*)",
    re.IGNORECASE | re.DOTALL,
)


def run(tx: Transaction, ask: Ask, words: str) -> Reply:
    if not words:
        return overview.moments(tx, ask)
    milestone, phrase = _told_apart(words)
    if not phrase:
        raise Refused(wording.set_when(milestone))

    def again(other: str) -> str:
        return f"set {milestone} {other}"

    instant, rest = times.leading(ask, phrase, again)
    if instant is None:
        instant, rest = times.whole(ask, phrase, again), ""
    stated = stating.state(
        tx, ask.here, milestone, instant, actor=ask.actor, now=ask.now, words=rest
    )
    return moving.echo(ask, stated, instant)


def _told_apart(words: str) -> tuple[Milestone, str]:
    said = _SAID.match(words)
    if said:
        name = re.sub("[_-]", " ", said["name"].lower())
        return _NAMES[name], said["time"].strip()
    first, _, behind = words.partition(" ")
    close = parser.nearest(first.lower().rstrip(":="), (each.value for each in Milestone))
    if close:
        meant = f"set {close} {behind}".strip()
        button = Button(label=f"set {close}", act=Act.RUN, value=meant)
        raise Unclear(wording.did_you_mean(first, meant), (button,))
    raise Refused(wording.no_such_moment(first))


COMMAND = Command(
    word="set",
    aliases=("timestamps",),
    usage="set [MOMENT TIME]",
    does="When something happened: `set detected 14:02`, `set started 10 min ago`. "
    "Bare: what is known of every moment.",
    run=run,
)
