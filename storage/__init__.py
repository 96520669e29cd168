"""The only place that knows SQL: one file per aggregate, and inbox, outbox, timers."""

from storage.database import Database
from storage.errors import Locked, Unavailable
from storage.idle import idle
from storage.plumbing.bells import Bell
from storage.transaction import Transaction

__all__ = ["Bell", "Database", "Locked", "Transaction", "Unavailable", "idle"]
