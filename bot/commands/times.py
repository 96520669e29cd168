"""Times given in words with a command: read in the actor's zone, asked about where unclear."""

import re
from collections.abc import Callable

from bot.commands import clock
from bot.commands.command import Ask, Unclear
from bot.domain.errors import Refused
from bot.domain.moments import Moment
from bot.domain.phrases import AmbiguousTime, Instant, NotATime, splitting, understand
from bot.domain.phrases.splitting import Found
from bot.domain.replies import Act, Button

Again = Callable[[str], str]
"""Makes the command that says the same with another phrase for the time: what a button runs."""

_MUST_BE_A_TIME = re.compile(r"at (?P<phrase>[0-9]\S*)", re.ASCII | re.IGNORECASE)


def whole(ask: Ask, phrase: str, again: Again) -> Instant:
    """The instant that all of `phrase` means.

    Raises Refused where it is no time, Unclear with a button per reading where it has several.
    """
    try:
        return understand(phrase, zone=ask.actor.timezone, now=ask.now)
    except AmbiguousTime as error:
        raise _unclear(ask, error, again) from error
    except NotATime as error:
        raise Refused(str(error)) from error


def leading(ask: Ask, words: str, again: Again) -> tuple[Instant | None, str]:
    """The time at the beginning of the words, None where none stands there, and the words behind.

    Raises Refused for what can only be meant as a time and is none ("at 25:00"), Unclear as above.
    """
    found = splitting.leading(words, ask.actor.timezone)
    if found is None:
        if match := _MUST_BE_A_TIME.match(words):
            whole(ask, match["phrase"], again)
        return None, words
    return instant_of(ask, found, again), found.rest


def instant_of(ask: Ask, found: Found, again: Again) -> Instant:
    """What a phrase that was found at one end of the words means; raises as above."""
    try:
        return found.instant(ask.actor.timezone, ask.now)
    except AmbiguousTime as error:
        raise _unclear(
            ask, error, lambda phrase: again(f"{phrase} {found.rest}".strip())
        ) from error
    except NotATime as error:
        raise Refused(str(error)) from error


def confirmation(moment: Moment) -> Button:
    """What was only assumed becomes set by one press, at the time that was assumed."""
    instant = Instant(at=moment.at, precision=moment.precision, zone="UTC")
    return Button(
        label=f"Confirm {moment.milestone.words}",
        act=Act.RUN,
        value=f"set {moment.milestone} {clock.typed(instant)}",
    )


def zone_remark(ask: Ask, instant: Instant | None) -> str:
    """What to say where the actor's zone is not known and a time was given; else nothing."""
    if instant is None or ask.actor.zone:
        return ""
    return "Your time zone is not known here, so the time was read as UTC."


def _unclear(ask: Ask, error: AmbiguousTime, again: Again) -> Unclear:
    buttons = tuple(
        Button(
            label=clock.stated(reading, now=ask.now),
            act=Act.RUN,
            value=again(clock.typed(reading)),
        )
        for reading in error.readings
        if reading.at <= ask.now
    )
    return Unclear(str(error), buttons)
