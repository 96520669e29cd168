"""What one person alone reads: in the channel where it matters, or else in a direct message.

Slack keeps no history of what only one person sees. One in doubt is not said again; its empty
receipt counts as unknown.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.commands import clock
from bot.commands.wording import sentence_case
from bot.delivery import DeliveryFailed
from bot.domain.facts import Fact, sentence
from bot.domain.kinds import Milestone
from bot.domain.moments import Source
from bot.domain.precision import Precision
from bot.domain.receipts import Receipt
from bot.domain.replies import Act, Button
from bot.slack import buttons, replies
from bot.slack.addresses import origin
from bot.slack.courier import calls, posts
from bot.slack.courier.errand import Errand
from bot.slack.mrkdwn import channel as channel_link

NOT_THERE = frozenset({"user_not_in_channel", "not_in_channel", "channel_not_found", "is_archived"})
UNREACHABLE = frozenset({"cannot_dm_bot", "user_disabled", "user_not_found", "user_not_visible"})


def tell(errand: Errand) -> Receipt:
    link = errand.fact("link")
    more = channel_link(link) if link else None
    offered = buttons.from_facts(errand.facts.get("buttons"))
    return _whisper(errand, replies.message(errand.fact("text"), offered, more=more))


def found(errand: Errand) -> Receipt | None:
    """A direct message can be looked up; whatever else was told can not."""
    direct = errand.parcel.progress.get("direct")
    return posts.found(errand, str(direct)) if direct else Receipt()


def nothing(_: Errand) -> Receipt:
    """Of what leaves no trace: taken for told, lest it be told twice."""
    return Receipt()


def understood(errand: Errand) -> Receipt:
    """What a person's mark was taken to mean, in the zone they live in, and how to take it back."""
    reader = errand.briefing.people.get(errand.fact("person"))
    when = clock.told(
        datetime.fromisoformat(errand.fact("at")),
        Precision(errand.fact("precision")),
        zone=(reader.zone if reader else None) or "UTC",
        now=errand.parcel.made_at,
    )
    milestone = Milestone(errand.fact("milestone"))
    said = [f"{sentence_case(milestone.words)} at {when}.", *_objections(errand, milestone)]
    undo = Button(label="Undo", act=Act.UNDO, value=errand.fact("undo"))
    return _whisper(errand, replies.message("\n".join(said), [undo]))


def _objections(errand: Errand, milestone: Milestone) -> Iterator[str]:
    """What the mark contradicts, and whether a reopening has overtaken it."""
    moments, place = errand.briefing.moments, (errand.fact("channel"), errand.fact("ts"))

    def is_here(source: Source) -> bool:
        return (source.channel, source.ts) == place

    given = moments.known.get(milestone)
    if given and is_here(given.source):
        for each in moments.contradictions:
            if milestone in (each.earlier, each.later):
                yield sentence_case(each.sentence)
    if any(one.milestone is milestone and is_here(one.source) for one in moments.set_aside):
        yield sentence(Fact.SET_ASIDE, milestone=milestone.words)


def answer(errand: Errand) -> Receipt:
    """The answer to a press, through the address that came with it. Only Slack's is ever used."""
    address = errand.fact("address")
    if origin(address) not in errand.shared.answer_origins:
        raise DeliveryFailed("the address is not Slack's", permanent=True)
    offered = buttons.from_facts(errand.facts.get("buttons"))
    body = replies.ephemeral(errand.fact("text"), offered)
    calls.send(address, repeatable=False, json=body)
    return Receipt()


def _whisper(errand: Errand, message: dict[str, Any]) -> Receipt:
    place = errand.fact("channel")
    if not place:
        return _directly(errand, message)
    thread = {"thread_ts": errand.fact("thread_ts")} if errand.fact("thread_ts") else {}
    try:
        errand.call(
            errand.client.chat_postEphemeral,
            repeatable=False,
            channel=place,
            user=errand.fact("person"),
            **message,
            **thread,
        )
    except DeliveryFailed as refusal:
        if refusal.reason not in NOT_THERE:
            raise
        return _directly(errand, message)
    return Receipt()


def _directly(errand: Errand, message: dict[str, Any]) -> Receipt:
    opened = errand.call(
        errand.client.conversations_open, fine=UNREACHABLE, users=errand.fact("person")
    )
    if not opened:
        return Receipt()
    direct = opened["channel"]["id"]
    errand.keep({"direct": direct})
    return posts.post(errand, direct, **message)
