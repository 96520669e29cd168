"""How the words of a setting are read: each reader returns the value or says what it wants.

A reader's `ValueError` completes the sentence "SCRIBE_PORT ('abc') …".
"""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

POSTGRES_SCHEMES = ("postgres", "postgresql", "postgresql+psycopg")
LOG_LEVELS = ("debug", "info", "warning", "error")


def token(prefix: str) -> Callable[[str], str]:
    """A reader of Slack tokens of one kind."""

    def read(text: str) -> str:
        if not text.startswith(prefix):
            raise ValueError(f"must be the token that begins with {prefix}")
        return text

    return read


def signing_secrets(text: str) -> tuple[str, ...]:
    secrets = tuple(part.strip() for part in text.split(",") if part.strip())
    if not 1 <= len(secrets) <= 2:
        raise ValueError("must be one secret, or two with a comma between them")
    return secrets


def address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("must be an address such as http://127.0.0.1:8000/")
    return text


def address_of_a_folder(text: str) -> str:
    """An address that ends with a slash, so that a method's name can be put behind it."""
    return address(text).rstrip("/") + "/"


def database_url(text: str) -> str:
    """The URL as SQLAlchemy wants it, whichever of the platforms' spellings it came in."""
    scheme, separator, rest = text.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and rest not in {"/", "/:memory:"}:
        return text
    if scheme in POSTGRES_SCHEMES and separator and "/" in rest and _has_sound_port(text):
        return f"postgresql+psycopg://{rest}"
    raise ValueError("must be sqlite:///a-file.db or postgresql://user:password@host:5432/database")


def _has_sound_port(url: str) -> bool:
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False


def port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise ValueError("must be a port number from 0 to 65535")
    return int(text)


def channel(text: str) -> str:
    """A channel's name without its `#`, or its id."""
    name = text.removeprefix("#")
    if not re.fullmatch(r"[CG][A-Z0-9]{2,}|[^\sA-Z#@.,]{1,80}", name):
        raise ValueError(
            "must be a channel's name, such as incidents, or its id, such as C024BE91L"
        )
    return name


def severities(text: str) -> tuple[tuple[str, ...], ...]:
    """`sev1=p0,critical sev2` as (("sev1", "p0", "critical"), ("sev2",)): names first."""
    table = tuple(tuple(re.split("[=,]", row)) for row in text.split())
    spellings = [spelling for row in table for spelling in row]
    if not all(re.fullmatch(r"[a-z0-9]+", spelling) for spelling in spellings):
        raise ValueError("must look like sev1=p0,critical sev2=p1, in small letters and digits")
    twice = sorted({spelling for spelling in spellings if spellings.count(spelling) > 1})
    if twice:
        raise ValueError(f"names {', '.join(twice)} twice")
    return table


def seconds(text: str) -> timedelta:
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text, re.ASCII) or float(text) == 0:
        raise ValueError("must be a number of seconds above 0, such as 10 or 0.5")
    return timedelta(seconds=float(text))


def log_level(text: str) -> str:
    if text.lower() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return text.lower()
