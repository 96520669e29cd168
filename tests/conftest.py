"""What every test may ask for. The fixtures themselves live in tests/support, by subject."""

from pathlib import Path

import hypothesis
import pytest

from tests.support import machine

pytest_plugins = ["tests.support.databases", "tests.support.shapes", "tests.support.sockets"]

# No deadline: a shared machine is slow at random, and slowness is measured elsewhere.
hypothesis.settings.register_profile("scribe", deadline=None, print_blob=True)
hypothesis.settings.load_profile("scribe")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser to hand to Playwright as `executable_path`."""
    found = machine.chromium()
    if found is None:
        machine.missing("Chromium is not installed")
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test is marked by what it asks for, so that `-m "not browser"` leaves none behind."""
    for item in items:
        asked = getattr(item, "fixturenames", ())
        if "chromium" in asked:
            item.add_marker("browser")
        if "postgres_server" in asked:
            item.add_marker("postgres")
