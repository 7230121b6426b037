"""The address the app listens on, and what importing it costs."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.web.running import is_loopback, listen
from ingest.errors import ConfigurationError


def test_a_busy_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"Cổng {port} đang có chương trình khác dùng"):
            listen("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_told() -> None:
    with pytest.raises(ConfigurationError, match="--host"):
        listen("::1%no-such-interface", 0)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("::", False),
        ("may-chu", False),
    ],
)
def test_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_importing_the_package_is_cheap() -> None:
    check = (
        "import sys, assistant.web, assistant.web.auth;"
        "sys.exit(any(name in sys.modules for name in ('gradio', 'uvicorn', 'fastapi', 'torch')))"
    )
    assert (
        subprocess.run([sys.executable, "-c", check], cwd=Path(__file__).parents[3], check=False).returncode
        == 0
    )
