"""Arguments as callers send them: typed JSON, or strings from forms and queries."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from devslack.wire import Json, Refused


@dataclass(frozen=True, slots=True)
class Arguments:
    """Reads one value at a time; a value of the wrong kind is refused by its name."""

    given: Mapping[str, Any]

    def only(self, known: Iterable[str]) -> None:
        """Refuse what is not built, by name, instead of passing over it."""
        unknown = sorted(set(self.given) - set(known))
        if unknown:
            raise _wrong(*(f"unknown argument: {name}" for name in unknown))

    def has(self, name: str) -> bool:
        return self.given.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        value = self.given.get(name, default)
        if value is None:
            return default
        if not isinstance(value, str):
            raise _wrong(f"must be a string: {name}")
        return value

    def required(self, name: str) -> str:
        if not self.has(name) or self.given[name] == "":
            raise _wrong(f"missing required field: {name}")
        return self.text(name)

    def optional(self, name: str) -> str | None:
        return self.text(name) or None

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.given.get(name, default)
        if isinstance(value, bool):
            return value
        return str(value).lower() in ("1", "true")

    def number(self, name: str, default: int) -> int:
        value = self.given.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise _wrong(f"must be a number: {name}") from None

    def json(self, name: str) -> Any:
        """A value given as JSON, or as a string that holds JSON. None where there is none."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise _wrong(f"must be valid JSON: {name}") from None

    def object(self, name: str) -> Json | None:
        value = self.json(name)
        if value is not None and not isinstance(value, dict):
            raise _wrong(f"must be an object: {name}")
        return value

    def objects(self, name: str) -> list[Json] | None:
        value = self.json(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise _wrong(f"must be an array of objects: {name}")
        return value

    def words(self, name: str) -> list[str]:
        """Several values: a JSON array, or one string with commas."""
        value = self.given.get(name)
        if isinstance(value, list):
            return [str(one) for one in value]
        return [one.strip() for one in self.text(name).split(",") if one.strip()]


def _wrong(*complaints: str) -> Refused:
    return Refused("invalid_arguments", *(f"[ERROR] {complaint}" for complaint in complaints))
