"""What fixing, mitigate, resolve and close have in common: a time, words, a moment, an echo."""

from bot.commands import clock, times, wording
from bot.commands.command import Ask
from bot.domain.lifecycle import Verb
from bot.domain.phrases import Instant
from bot.domain.precision import Precision
from bot.domain.replies import Act, Button, Reply
from bot.incidents import noting, steering
from bot.incidents.stating import Stated
from storage import Transaction


def by_words(tx: Transaction, ask: Ask, verb: Verb, words: str) -> Reply:
    """`VERB [at TIME] [words]`: the moment counts at once; the reply says how it was understood."""
    instant, rest = times.leading(ask, words, lambda phrase: f"{verb} at {phrase}")
    return by_instant(tx, ask, verb, instant, rest)


def by_instant(tx: Transaction, ask: Ask, verb: Verb, instant: Instant | None, words: str) -> Reply:
    """The same with the time understood already; None means now."""
    stated = steering.advance(
        tx, ask.here, verb, actor=ask.actor, instant=instant, now=ask.now, words=words
    )
    if stated.already:
        return _already(tx, ask, stated, words)
    drafted = steering.asks_for_draft(verb, ask.here.status)
    return echo(ask, stated, instant, wording.DRAFT_COMES_WITH_IT if drafted else "")


def echo(ask: Ask, stated: Stated, instant: Instant | None, more: str = "") -> Reply:
    """What was understood, what it contradicts, and a button that takes it back."""
    lines = (
        wording.moment(stated.milestone, _when(ask, stated, instant)),
        *map(wording.sentence_case, stated.warnings),
        times.zone_remark(ask, instant),
        more,
    )
    return Reply(text=wording.lines(*lines), buttons=(undo(stated.undo),))


def _already(tx: Transaction, ask: Ask, stated: Stated, words: str) -> Reply:
    """The moment stays: what it is, and how to correct it. Words that were said are a note."""
    at = stated.at or ask.now
    since = clock.told(at, stated.precision, zone=ask.zone, now=ask.now)
    told = wording.already(ask.here, stated.milestone, since)
    if not words:
        return Reply(text=told)
    noted = noting.note(tx, ask.here, actor=ask.actor, text=words, instant=None, now=ask.now)
    return Reply(text=wording.lines(told, wording.WORDS_NOTED), buttons=(undo(noted.undo),))


def undo(value: str, label: str = "Undo") -> Button:
    return Button(label=label, act=Act.UNDO, value=value)


def _when(ask: Ask, stated: Stated, instant: Instant | None) -> str:
    if instant:
        return clock.stated(instant, now=ask.now)
    at = stated.at or ask.now
    return clock.told(at, Precision.MINUTE, zone=ask.zone, now=ask.now)
