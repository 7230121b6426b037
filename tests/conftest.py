"""For every test: nothing outside this machine is reached, no setting of the user's is read."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests import network


def pytest_configure() -> None:
    """Before anything is imported: children inherit the environment, this process gets the guard."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ.setdefault(
        "OMP_WAIT_POLICY", "PASSIVE"
    )  # as load_settings does, whose importers come later here
    for name in [name for name in os.environ if name.upper().startswith("TROLY_")]:
        del os.environ[name]
    network.block()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that tried to leave the machine, even where a library swallowed the error."""
    network.BLOCKED.clear()
    yield
    assert not network.BLOCKED, f"reached for the network: {network.BLOCKED}"
