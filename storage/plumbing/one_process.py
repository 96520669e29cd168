"""The lock that lets one process at a time run on a SQLite file."""

import fcntl
from pathlib import Path

from storage.errors import Locked


class OneProcess:
    """Held until released or until the process is gone, however it went."""

    def __init__(self, path: Path) -> None:
        """Take the lock of the database file `path`. Raises Locked when another process has it."""
        self._file = path.with_name(path.name + ".lock").open("a")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise Locked(
                f"{path} is in use by another process; on SQLite only one may run"
            ) from error

    def release(self) -> None:
        """Let the next process in."""
        self._file.close()
