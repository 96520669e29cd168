"""A PostgreSQL of the tests' own: started once for all of a run's processes, gone with the run."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support import machine

# Nothing here outlives the run, so nothing needs to survive a power cut.
OPTIONS = (
    "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300 "
    "-c log_min_messages=warning"
)


@contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """One process at a time, of all that name the same file."""
    with lock.open("w") as file:
        flock(file, LOCK_EX)
        yield


def start_cluster(programs: Path, user: int) -> Path:
    """The folder of a fresh, running cluster, which listens on a socket in it and nowhere else.

    It is gone soon after the process `user` is.
    """
    account = machine.postgres_account()
    # Not beneath pytest's own folder: that one is closed to everybody but us.
    home = Path(tempfile.mkdtemp(prefix="scribe-postgres-"))
    os.chown(home, account.pw_uid, account.pw_gid)
    _stop_with(user, home)
    _run(programs / "initdb", "-D", f"{home}/data", "-U", "postgres", "-E", "UTF8", "--no-locale",
         "-A", "trust", "--no-sync")  # fmt: skip
    start(programs, home)
    return home


def start(programs: Path, home: Path) -> None:
    """Have the cluster run, as it was left."""
    _run(programs / "pg_ctl", "-D", f"{home}/data", "-l", f"{home}/log", "-w", "-t", "60",
         "-o", f"{OPTIONS} -k {home}", "start")  # fmt: skip


def stop(programs: Path, home: Path) -> None:
    """End it as a crash does: whoever is connected is cut off, nothing is put in order."""
    _run(programs / "pg_ctl", "-D", f"{home}/data", "-w", "-m", "immediate", "stop")


def _stop_with(user: int, home: Path) -> None:
    """Watch from outside: a run that is killed has no last words."""
    watch = """(
        while kill -0 "$1" 2> /dev/null; do sleep 0.5; done
        kill -QUIT "$(head -n 1 "$2/data/postmaster.pid")"
        while [ -e "$2/data/postmaster.pid" ] && [ $((tries += 1)) -lt 20 ]; do sleep 0.2; done
        rm -rf "$2"
    ) < /dev/null > /dev/null 2>&1 &"""
    subprocess.run(
        ["sh", "-c", watch, "watch", str(user), str(home)], check=True, start_new_session=True
    )


def _run(*command: object) -> None:
    account = machine.postgres_account()
    done = subprocess.run(
        [str(word) for word in command],
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[] if os.geteuid() == 0 else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}")


def make_database(server: str, name: str, template: str = "template1") -> str:
    """The URL of a new database on that server, a copy of the template."""
    _tell(server, "CREATE DATABASE {} TEMPLATE {}", name, template)
    return named(server, name)


def drop_database(server: str, name: str) -> None:
    """Remove it, whoever is still connected."""
    _tell(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def named(server: str, name: str) -> str:
    """The server's URL with another database's name in it."""
    base, question_mark, options = server.partition("?")
    return f"{base.rsplit('/', 1)[0]}/{name}{question_mark}{options}"


def _tell(server: str, command: str, *names: str) -> None:
    url = server.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
