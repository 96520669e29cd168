"""The transcript: every message as its latest version, the former ones behind it.

Versions are heard in any order and more than once; what stands depends on neither. Of two versions
the later stands; two of one instant are ordered by what they say, so that all orders agree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, select, update

from bot.domain.timeline import File, Message
from storage.tables.record import entries, message_versions, messages
from storage.transaction import Transaction

_STATED = ("stated_at", "stated_precision")
_STICKY = ("is_headline", "by_us")  # true once any version says so: our receipt may come later
_ALWAYS = datetime.min.replace(tzinfo=UTC)
_CHUNK = 500


def keep(tx: Transaction, message: Message, *, version_at: datetime, incident: int | None) -> None:
    """Keep one version of a message, of the instant `version_at`.

    A version of an erased message leaves no text, but what it says of the time is kept.
    """
    if _add(tx, _written(message, incident) | {"version_at": version_at}):
        _keep_version(tx, message, version_at)
        return
    row = _locked(tx, message.workspace, message.channel, message.ts)
    heard = _without_text(message) if row["deleted"] else message
    _keep_version(tx, heard, version_at)
    _settle(tx, row, heard, version_at, incident=row["incident"] or incident)


def erase(
    tx: Transaction, workspace: str, channel: str, ts: str, at: datetime, *, last: Message | None
) -> None:
    """The author deleted it: text and files are gone from all versions, the message stays, empty.

    May be heard before the message. `last` is its last version, where the platform tells it.
    """
    known = _without_text(last) if last else None
    blank = known or Message(
        workspace=workspace, channel=channel, ts=ts, author="", said_at=at, text=None, deleted=True
    )
    if _add(tx, _written(blank, None) | {"version_at": at if known else None}):
        return
    row = _locked(tx, workspace, channel, ts)
    stands = _without_text(_message(row))
    gone: dict[str, Any] = {"text": None, "files": []}
    place = _at(messages, workspace, channel, ts)
    tx.changed(update(messages).where(place).values(gone | {"deleted": True}))
    tx.changed(
        update(message_versions).where(_at(message_versions, workspace, channel, ts)).values(gone)
    )
    if known:
        erased = _written(stands, row["incident"]) | {"version_at": row["version_at"]}
        _settle(tx, erased, known, at, incident=row["incident"])


def get(tx: Transaction, workspace: str, channel: str, ts: str) -> Message | None:
    """The message as it stands, or None when it was never heard of."""
    row = tx.row(select(messages).where(_at(messages, workspace, channel, ts)))
    return _message(row) if row else None


def versions(
    tx: Transaction, workspace: str, channel: str, ts: str
) -> list[tuple[datetime, str | None]]:
    """Instant and text of every version, oldest first; texts are None once erased."""
    query = select(message_versions.c.version_at, message_versions.c.text)
    rows = tx.rows(
        query.where(_at(message_versions, workspace, channel, ts)).order_by("version_at")
    )
    return [(row["version_at"], row["text"]) for row in rows]


def many(tx: Transaction, workspace: str, incident: int) -> dict[tuple[str, str], Message]:
    """The messages on which the incident's entries lie, by (channel, ts)."""
    lie = and_(
        entries.c.workspace == messages.c.workspace,
        entries.c.channel == messages.c.channel,
        entries.c.ts == messages.c.ts,
    )
    query = select(messages).join(entries, lie)
    rows = tx.rows(query.where(entries.c.workspace == workspace, entries.c.incident == incident))
    return {(row["channel"], row["ts"]): _message(row) for row in rows}


def first_human_after(
    tx: Transaction, workspace: str, incident: int, at: datetime
) -> Message | None:
    """The earliest message of a person said at `at` or later; one that is now deleted counts."""
    query = _of_incident(workspace, incident).where(
        messages.c.said_at >= at, ~messages.c.by_bot, ~messages.c.by_us
    )
    row = tx.row(query.limit(1))
    return _message(row) if row else None


def transcript(tx: Transaction, workspace: str, incident: int) -> Iterator[Message]:
    """Every message of the incident in the order in which they were said; never all in memory."""
    query = _of_incident(workspace, incident).execution_options(yield_per=_CHUNK)
    yield from map(_message, tx.rows(query))


def _of_incident(workspace: str, incident: int) -> Any:
    query = select(messages).where(
        messages.c.workspace == workspace, messages.c.incident == incident
    )
    return query.order_by(messages.c.said_at, messages.c.ts, messages.c.channel)


def _at(table: Any, workspace: str, channel: str, ts: str) -> ColumnElement[bool]:
    return and_(table.c.workspace == workspace, table.c.channel == channel, table.c.ts == ts)


def _add(tx: Transaction, values: Mapping[str, Any]) -> bool:
    return tx.changed(tx.insert(messages).values(values).on_conflict_do_nothing()) == 1


def _locked(tx: Transaction, workspace: str, channel: str, ts: str) -> Mapping[str, Any]:
    query = select(messages).where(_at(messages, workspace, channel, ts)).with_for_update()
    return tx.only(query)  # messages are erased, never removed


def _settle(
    tx: Transaction,
    row: Mapping[str, Any],
    heard: Message,
    version_at: datetime,
    *,
    incident: int | None,
) -> None:
    stands = _message(row)
    newer = _rank(heard, version_at) > _rank(stands, row["version_at"])
    settled = replace(
        heard if newer else stands,
        deleted=stands.deleted or heard.deleted,
        is_headline=stands.is_headline or heard.is_headline,
        by_us=stands.by_us or heard.by_us,
    )
    at = version_at if newer else row["version_at"]
    values = _written(settled, incident) | {"version_at": at}
    place = _at(messages, stands.workspace, stands.channel, stands.ts)
    tx.changed(update(messages).where(place).values(values))


def _rank(message: Message, version_at: datetime | None) -> tuple[Any, ...]:
    """What makes one version stand before another; the text decides last, as it may be erased."""
    rest = asdict(message) | {"stated_at": message.stated_at or _ALWAYS}
    texts = (rest.pop("text") or "", repr(rest.pop("files")))
    for name in ("deleted", *_STICKY):
        rest.pop(name)
    return (
        version_at or _ALWAYS,
        message.edited,
        tuple((value is not None, value) for _, value in sorted(rest.items())),
        texts,
    )


def _keep_version(tx: Transaction, message: Message, version_at: datetime) -> None:
    written = _written(message, None)
    kept = ("workspace", "channel", "ts", "text", "files", *_STATED)
    new = tx.insert(message_versions).values(
        {name: written[name] for name in kept} | {"version_at": version_at}
    )
    tx.changed(
        new.on_conflict_do_update(
            index_elements=["workspace", "channel", "ts", "version_at"],
            set_={name: new.excluded[name] for name in ("text", "files", *_STATED)},
            where=new.excluded.text > message_versions.c.text,
        )
    )


def _written(message: Message, incident: int | None) -> dict[str, Any]:
    return asdict(message) | {
        "incident": incident,
        "files": [asdict(file) for file in message.files],
    }


def _without_text(message: Message) -> Message:
    return replace(message, text=None, files=(), deleted=True)


def _message(row: Mapping[str, Any]) -> Message:
    known = {name: row[name] for name in Message.__dataclass_fields__}
    return Message(**known | {"files": tuple(File(**file) for file in row["files"])})
