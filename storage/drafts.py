"""Drafts of the postmortem, each a version of its own, and what people wrote into its sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from storage import incidents
from storage.tables.incidents import draft_sections, drafts
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One version. The post and the file have no address until the platform has made them."""

    id: int
    workspace: str
    incident: int
    version: int
    format: str
    markdown: str
    lacks: tuple[str, ...]
    drafted_at: datetime
    drafted_by: str
    channel: str | None = None
    ts: str | None = None
    file_id: str | None = None


def write_section(
    tx: Transaction,
    *,
    workspace: str,
    incident: int,
    format: str,  # noqa: A002 - what people call it
    section: str,
    body: str,
    by: str,
    at: datetime,
) -> None:
    """Keep what a person wrote; what stood there before is kept too."""
    tx.changed(
        insert(draft_sections).values(
            workspace=workspace,
            incident=incident,
            format=format,
            section=section,
            body=body,
            written_at=at,
            written_by=by,
        )
    )


def sections(
    tx: Transaction,
    workspace: str,
    incident: int,
    format: str,  # noqa: A002 - what people call it
) -> dict[str, str]:
    """What people wrote last in each section; sections nobody wrote in are not there."""
    latest = (
        select(func.max(draft_sections.c.id))
        .where(
            draft_sections.c.workspace == workspace,
            draft_sections.c.incident == incident,
            draft_sections.c.format == format,
        )
        .group_by(draft_sections.c.section)
    )
    query = select(draft_sections.c.section, draft_sections.c.body)
    rows = tx.rows(query.where(draft_sections.c.id.in_(latest)).order_by(draft_sections.c.id))
    return {row["section"]: row["body"] for row in rows}


def add(
    tx: Transaction,
    *,
    workspace: str,
    incident: int,
    format: str,  # noqa: A002 - what people call it
    markdown: str,
    lacks: Sequence[str],
    at: datetime,
    by: str,
) -> Draft:
    """The incident's next draft; versions count from 1 whatever the format."""
    incidents.lock(tx, workspace, incident)  # versions count without gaps or clashes
    last = select(func.coalesce(func.max(drafts.c.version), 0)).where(
        drafts.c.workspace == workspace, drafts.c.incident == incident
    )
    values = {
        "workspace": workspace,
        "incident": incident,
        "version": tx.value(last) + 1,
        "format": format,
        "markdown": markdown,
        "lacks": list(lacks),
        "drafted_at": at,
        "drafted_by": by,
    }
    row = tx.only(insert(drafts).values(values).returning(drafts))
    return _draft(row)


def get(tx: Transaction, workspace: str, draft: int) -> Draft | None:
    """The draft, or None where there is none."""
    row = tx.row(select(drafts).where(drafts.c.workspace == workspace, drafts.c.id == draft))
    return _draft(row) if row else None


def latest(
    tx: Transaction,
    workspace: str,
    incident: int,
    format: str | None = None,  # noqa: A002 - what people call it
) -> Draft | None:
    """The incident's latest draft, of one format if asked; None before the first."""
    query = select(drafts).where(drafts.c.workspace == workspace, drafts.c.incident == incident)
    if format is not None:
        query = query.where(drafts.c.format == format)
    row = tx.row(query.order_by(drafts.c.version.desc()).limit(1))
    return _draft(row) if row else None


def posted(tx: Transaction, workspace: str, draft: int, channel: str, ts: str) -> None:
    """Say where the draft's post has come to lie."""
    _change(tx, workspace, draft, channel=channel, ts=ts)


def filed(tx: Transaction, workspace: str, draft: int, file_id: str) -> None:
    """Say which file the draft has become."""
    _change(tx, workspace, draft, file_id=file_id)


def _change(tx: Transaction, workspace: str, draft: int, **columns: Any) -> None:
    its_row = (drafts.c.workspace == workspace) & (drafts.c.id == draft)
    tx.changed(update(drafts).where(its_row).values(columns))


def _draft(row: Mapping[str, Any]) -> Draft:
    return Draft(**{**row, "lacks": tuple(row["lacks"])})
