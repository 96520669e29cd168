"""A guard on the door: a test that tries to leave the machine fails, and says where it went."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

ANY_PORT_OF_OURS = {"localhost", "", None}


class LeftTheMachine(OSError):
    """A test reached for an address that is not on this machine."""


def is_ours(host: object) -> bool:
    """True for loopback addresses, and for the names that always mean one."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in ANY_PORT_OF_OURS:
        return True
    try:
        address = ipaddress.ip_address(str(host).partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


@pytest.fixture(scope="session")
def attempts_to_leave() -> Iterator[list[str]]:
    """What was reached for outside this machine since the list was last emptied."""
    attempts: list[str] = []

    def checked(host: object) -> None:
        if not is_ours(host):
            attempts.append(str(host))
            raise LeftTheMachine(f"a test tried to reach {host}")

    def guarded(original: Any) -> Any:
        def call(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                checked(address[0])
            return original(self, address)

        return call

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        checked(host)
        return resolve(host, *rest, **named)

    resolve = socket.getaddrinfo
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield attempts


@pytest.fixture(autouse=True)
def _stays_on_this_machine(attempts_to_leave: list[str]) -> Iterator[None]:
    """Fail the test that left, even where its error was caught and taken for a bad network."""
    attempts_to_leave.clear()
    yield
    assert not attempts_to_leave, f"the test tried to reach {', '.join(attempts_to_leave)}"
