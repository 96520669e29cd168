"""What can be the case with a database that its callers must tell apart."""


class Unavailable(Exception):
    """The database could not do it now: down, unreachable, full, or busy beyond waiting.

    Nothing was saved, unless the connection broke during the commit itself, when nobody can know;
    whoever tries again must therefore do so under a key that makes a second time harmless.
    """


class Locked(Exception):
    """Another process runs on this SQLite file."""
