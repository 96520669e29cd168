"""The tables, on a few pages; `metadata` knows them all."""

from storage.tables import incidents, places, queues, record
from storage.tables.base import metadata

__all__ = ["incidents", "metadata", "places", "queues", "record"]
