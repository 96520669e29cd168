"""`scribe letters` as an operator types it, beside a process that holds the database open."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.domain.notices import Json, NoticeKind
from storage import Database, inbox, outbox
from tests.storage.rows import CHANNEL, LEASE, NOON, a_notice, an_arrival, an_incident

Scribe = Callable[..., Result]


@pytest.fixture
def database(migrated_database_url: str) -> Database:
    """Held by this process as a running bot holds it, one-process lock and all."""
    return Database.open(migrated_database_url, lock=True)


@pytest.fixture
def scribe(
    database: Database,
    migrated_database_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Scribe:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRIBE_DATABASE_URL", migrated_database_url)

    def type_it(*words: str) -> Result:
        return CliRunner().invoke(app, ["letters", *words])

    yield type_it
    database.close()


def park_both(database: Database, **said: Json) -> None:
    """An event of the first incident's channel, and the making of that channel."""
    payload: dict[str, Json] = {
        "token": "canary-verification",
        "event": {"type": "message", "item": {"channel": CHANNEL}, **said},
    }
    with database.transaction() as tx:
        incident = an_incident(tx, channel=CHANNEL)
        inbox.put_all(tx, [an_arrival("Ev1", kind="slack", payload=payload)])
        (event,) = inbox.claim(tx, limit=1, lease=LEASE)
        inbox.failed(tx, event.id, 1, "KeyError: 'ts'\nin line 2", timedelta(seconds=1), park=True)
        outbox.post(tx, a_notice(kind=NoticeKind.DECLARED, incident=incident.id), now=NOON)
        (parcel,) = outbox.claim(tx, limit=1, lease=LEASE)
        outbox.park(tx, parcel.id, 1, "restricted_action")


def test_nothing_parked_is_said(scribe: Scribe) -> None:
    for words in (["list"], ["retry", "--all"]):
        said = scribe(*words)
        assert (said.exit_code, said.output) == (0, "Nothing is parked.\n")


def test_letters_are_listed_with_their_reasons(database: Database, scribe: Scribe) -> None:
    park_both(database)
    said = scribe("list")
    assert (said.exit_code, said.output) == (
        0,
        (
            "LETTER  WHAT      INCIDENT  SINCE (UTC)       TRIES  WHY\n"
            "e1      message   INC-1     2026-03-14 12:00  1      KeyError: 'ts'\n"
            "m1      declared  INC-1     2026-03-14 12:00  1      restricted_action\n"
        ),
    )


def test_a_letter_is_shown_whole_but_for_its_secrets(database: Database, scribe: Scribe) -> None:
    park_both(
        database,
        text="the token is xoxb-1-canary",
        response_url="https://hooks.slack.com/actions/canary",
        files=[{"name": "graph.png", "permalink_public": "https://slack-files.com/canary"}],
    )
    said = scribe("show", "e1")
    assert (said.exit_code, said.output) == (
        0,
        """\
e1: message, an event that could not be taken in
incident: INC-1
since: 2026-03-14 12:00:00 UTC
tries: 1
why: KeyError: 'ts'
in line 2
{
  "token": "(not shown)",
  "event": {
    "type": "message",
    "item": {
      "channel": "C1"
    },
    "text": "the token is (not shown)",
    "response_url": "(not shown)",
    "files": [
      {
        "name": "graph.png",
        "permalink_public": "(not shown)"
      }
    ]
  }
}
""",
    )
    assert "canary" not in scribe("list").output


def test_a_letter_is_given_again(database: Database, scribe: Scribe) -> None:
    park_both(database)
    said = scribe("retry", "E1")
    assert (said.exit_code, said.output) == (0, "Given again: e1.\n")
    with database.transaction() as tx:
        assert len(inbox.claim(tx, limit=9, lease=LEASE)) == 1
        assert outbox.claim(tx, limit=9, lease=LEASE) == []


def test_all_letters_are_given_again(database: Database, scribe: Scribe) -> None:
    park_both(database)
    assert scribe("retry", "--all").output == "Given again: e1, m1.\n"
    assert scribe("list").output == "Nothing is parked.\n"
    with database.transaction() as tx:
        assert len(inbox.claim(tx, limit=9, lease=LEASE)) == 1
        assert len(outbox.claim(tx, limit=9, lease=LEASE)) == 1


def test_letters_are_dropped(database: Database, scribe: Scribe) -> None:
    park_both(database)
    said = scribe("drop", "e1", "m1", "--by", "the operator")
    assert (said.exit_code, said.output) == (0, "Dropped: e1, m1.\n")
    gone = scribe("show", "e1")
    assert (gone.exit_code, gone.output) == (
        1,
        "There is no letter e1. `scribe letters list` shows those there are.\n",
    )


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["retry", "m7"], 1, "There is no letter m7. `scribe letters list` shows those there are."),
        (["drop", "e7"], 1, "There is no letter e7. `scribe letters list` shows those there are."),
        (["show", "7"], 2, "'7' names no letter; e1 would be an event, m7 a message."),
        (["retry"], 2, "Name the letters to retry, or say --all."),
        (["retry", "e1", "--all"], 2, "Name the letters to retry, or say --all."),
    ],
)
def test_what_makes_no_sense_is_said_and_changes_nothing(
    database: Database, scribe: Scribe, words: list[str], code: int, sentence: str
) -> None:
    park_both(database)
    said = scribe(*words)
    assert (said.exit_code, said.output) == (code, f"{sentence}\n")
    assert re.findall(r"^[em]\d", scribe("list").output, re.MULTILINE) == ["e1", "m1"]


def test_a_database_of_an_older_schema_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRIBE_DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    said = CliRunner().invoke(app, ["letters", "list"])
    assert (said.exit_code, said.output) == (
        1,
        "The database is not at the present schema. Run `scribe migrate`.\n",
    )
