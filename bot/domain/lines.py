"""Reading the timeline, and what its marks say, off what is kept: entries, messages, marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.domain.kinds import Kind, Milestone, emoji_named
from bot.domain.moments import Basis, Source, Statement
from bot.domain.precision import Precision, cut
from bot.domain.timeline import Entry, Line, Mark, Message, Origin

Place = tuple[str, str]  # channel, ts

DELETED = "message deleted by its author"
EXPIRED = "message no longer kept"

# On a post by a bot, ours included, these happen when somebody says so there, not when it posted.
AT_THE_MARKING = frozenset(
    {Milestone.ACKNOWLEDGED, Milestone.MITIGATED, Milestone.RESOLVED, Milestone.CLOSED}
)

_KINDS = tuple(Kind)


def line(entry: Entry, message: Message | None, marks: Sequence[Mark]) -> Line | None:
    """What an entry reads as; None while nothing puts it on the timeline.

    `message` and `marks` are those at the entry's place. A message stands while a mark on it does,
    and not before it is known; a note or a fact stands by itself.
    """
    match entry.origin:
        case Origin.MESSAGE:
            return _line_of_message(entry, message, marks) if message else None
        case Origin.NOTE | Origin.FACT:
            return _line_of_ours(entry, marks)


def timeline(
    entries: Iterable[Entry],
    messages: Mapping[Place, Message],
    marks: Mapping[Place, Sequence[Mark]],
) -> tuple[Line, ...]:
    """All lines, by when things happened, then by when said, then by number."""
    found = []
    for entry in entries:
        place = (entry.channel or "", entry.ts or "")
        read = line(entry, messages.get(place), marks.get(place, ()))
        if read:
            found.append(read)
    return tuple(sorted(found, key=lambda each: (each.at, each.said_at, each.entry)))


def statements_of(lines: Iterable[Line]) -> list[Statement]:
    """The statements that marks make, one per line and milestone by all who gave it.

    Those that count from the marking are one per mark. A fact's own moment is not among them: the
    command that set it made its statement.
    """
    return [statement for line in lines for statement in _statements(line)]


def counts(mark: Mark, *, on_a_bots_post: bool) -> bool:
    """False for the small talk of every channel: eyes and check marks on what people wrote."""
    emoji = emoji_named(mark.emoji)
    return on_a_bots_post or emoji is None or not emoji.only_on_posts_by_bots


def _line_of_message(entry: Entry, message: Message, marks: Sequence[Mark]) -> Line | None:
    counting = _counting(marks, on_a_bots_post=_is_watched(message))
    if not counting:
        return None
    at, precision = _told_time(message)
    return Line(
        entry=entry.id,
        origin=entry.origin,
        at=at,
        precision=precision,
        said_at=message.said_at,
        text=_told_text(message),
        by=message.author,
        kinds=_kinds(counting, None),
        marks=counting,
        channel=message.channel,
        ts=message.ts,
        thread_ts=message.thread_ts,
        edited=message.edited and not message.deleted,
        deleted=message.deleted,
        counts_from_marking=message.by_bot or message.by_us,
        files=() if message.deleted else message.files,
    )


def _line_of_ours(entry: Entry, marks: Sequence[Mark]) -> Line:
    """What a note says, and when, is its writer's; a fact is told by a post of ours like others."""
    counting = _counting(marks, on_a_bots_post=False)
    return Line(
        entry=entry.id,
        origin=entry.origin,
        at=cut(entry.at or entry.said_at, entry.precision),
        precision=entry.precision,
        said_at=entry.said_at,
        text=entry.text,
        by=entry.by,
        kinds=_kinds(counting, entry.kind),
        marks=counting,
        channel=entry.channel,
        ts=entry.ts,
        counts_from_marking=entry.origin is Origin.FACT,
    )


def _is_watched(message: Message) -> bool:
    """A post on which eyes and check marks are no small talk: an alert, or our headline."""
    return message.is_headline or (message.by_bot and not message.by_us)


def _told_time(message: Message) -> tuple[datetime, Precision]:
    """The time that people or monitors state in their words; our own posts state none."""
    if message.stated_at is None or message.by_us:
        return cut(message.said_at, Precision.SECOND), Precision.SECOND
    precision = message.stated_precision or Precision.SECOND
    return cut(message.stated_at, precision), precision


def _told_text(message: Message) -> str:
    if message.deleted:
        return DELETED
    return EXPIRED if message.text is None else message.text


def _counting(marks: Sequence[Mark], *, on_a_bots_post: bool) -> tuple[Mark, ...]:
    standing = (mark for mark in marks if counts(mark, on_a_bots_post=on_a_bots_post))
    return tuple(sorted(standing, key=_order_of_marks))


def _order_of_marks(mark: Mark) -> tuple[object, ...]:
    put = mark.put_at.timestamp() if mark.put_at else float("inf")
    return (_KINDS.index(mark.kind), put, mark.person, mark.emoji)


def _kinds(marks: Iterable[Mark], own: Kind | None) -> tuple[Kind, ...]:
    said = {mark.kind for mark in marks} | ({own} if own else set())
    return tuple(kind for kind in _KINDS if kind in said)


def _statements(line: Line) -> Iterator[Statement]:
    for milestone in Milestone:
        marks = [mark for mark in line.marks if mark.kind.milestone is milestone]
        if line.counts_from_marking and milestone in AT_THE_MARKING:
            yield from (_when_marked(line, milestone, mark) for mark in marks)
        elif marks:
            yield _when_it_happened(line, milestone, marks)


def _when_marked(line: Line, milestone: Milestone, mark: Mark) -> Statement:
    return Statement(
        milestone=milestone,
        at=cut(mark.put_at, Precision.SECOND) if mark.put_at else None,
        precision=Precision.SECOND,
        basis=Basis.MARKED,
        said_at=mark.put_at or line.said_at,
        by=(mark.person,),
        source=_source(line),
    )


def _when_it_happened(line: Line, milestone: Milestone, marks: list[Mark]) -> Statement:
    put = [mark.put_at for mark in marks if mark.put_at]
    return Statement(
        milestone=milestone,
        at=line.at,
        precision=line.precision,
        basis=Basis.MARKED,
        said_at=min(put, default=line.said_at),
        by=tuple(dict.fromkeys(mark.person for mark in marks)),
        source=_source(line),
    )


def _source(line: Line) -> Source:
    return Source(entry=line.entry, channel=line.channel, ts=line.ts, thread_ts=line.thread_ts)
