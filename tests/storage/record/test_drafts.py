"""Drafts count up; what people wrote in a section survives them."""

from typing import Any

import pytest

from storage import Transaction, drafts
from tests.storage.rows import NOON, WORKSPACE, after, an_incident


@pytest.fixture
def incident(tx: Transaction) -> int:
    return an_incident(tx).id


def _draft(tx: Transaction, incident: int, **fields: Any) -> drafts.Draft:
    drafted: dict[str, Any] = {"format": "standard", "markdown": "# INC-1", "lacks": ["no impact"]}
    return drafts.add(
        tx, workspace=WORKSPACE, incident=incident, at=NOON, by="U1", **drafted | fields
    )


def test_versions_count_up_whatever_the_format(tx: Transaction, incident: int) -> None:
    first = _draft(tx, incident)
    brief = _draft(tx, incident, format="brief", markdown="# Brief", lacks=[])
    assert (first.version, first.lacks, first.drafted_at) == (1, ("no impact",), NOON)
    assert (brief.version, brief.lacks) == (2, ())
    assert drafts.latest(tx, WORKSPACE, incident) == brief
    assert drafts.latest(tx, WORKSPACE, incident, "standard") == first
    assert drafts.latest(tx, WORKSPACE, incident, "detailed") is None
    assert _draft(tx, an_incident(tx).id).version == 1


def test_a_draft_learns_where_its_post_and_its_file_are(tx: Transaction, incident: int) -> None:
    draft = _draft(tx, incident)
    drafts.posted(tx, WORKSPACE, draft.id, "C1", "5.0")
    drafts.filed(tx, WORKSPACE, draft.id, "F1")
    known = drafts.get(tx, WORKSPACE, draft.id)
    assert known is not None
    assert (known.channel, known.ts, known.file_id) == ("C1", "5.0", "F1")
    assert drafts.get(tx, "T2", draft.id) is None


def test_what_people_wrote_last_in_each_section_is_kept(tx: Transaction, incident: int) -> None:
    for minute, (section, body) in enumerate(
        [("impact", "few"), ("summary", "disk full"), ("impact", "half of all checkouts")]
    ):
        drafts.write_section(
            tx,
            workspace=WORKSPACE,
            incident=incident,
            format="standard",
            section=section,
            body=body,
            by="U1",
            at=after(60 * minute),
        )
    assert drafts.sections(tx, WORKSPACE, incident, "standard") == {
        "summary": "disk full",
        "impact": "half of all checkouts",
    }
    assert drafts.sections(tx, WORKSPACE, incident, "brief") == {}
