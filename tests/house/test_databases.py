"""The tests' own ground: each test has a database of its own, and nobody leaves the machine."""

import socket

import pytest
from sqlalchemy import create_engine, text

from storage import migrations
from tests.support.sockets import LeftTheMachine


@pytest.mark.parametrize("turn", ["first", "second"])
def test_every_test_starts_on_an_empty_database(database_url: str, turn: str) -> None:
    engine = create_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn TEXT)"))
        connection.execute(text("INSERT INTO left_behind VALUES (:turn)"), {"turn": turn})
    with engine.connect() as connection:
        assert connection.execute(text("SELECT turn FROM left_behind")).scalars().all() == [turn]
    engine.dispose()


def test_a_migrated_database_needs_no_migration(migrated_database_url: str) -> None:
    assert not migrations.pending(migrated_database_url)


def test_an_address_outside_this_machine_is_refused(attempts_to_leave: list[str]) -> None:
    with socket.socket() as outside, pytest.raises(LeftTheMachine, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 443))
    with pytest.raises(LeftTheMachine, match="slack"):
        socket.getaddrinfo("slack.com", 443)
    assert attempts_to_leave == ["192.0.2.1", "slack.com"]
    attempts_to_leave.clear()


def test_an_address_on_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as client,
    ):
        assert client.getpeername() == server.getsockname()
