"""Cases that are written in a test, as files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[..., Path]:
    def write(**fields: object) -> Path:
        path = tmp_path / "case.json"
        whole = {"title": "Checkout is down", "zone": "UTC", "entries": []} | fields
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path

    return write
