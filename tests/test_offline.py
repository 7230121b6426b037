"""The network guard holds."""

from __future__ import annotations

import os
import socket

import pytest

from tests import network


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("0.0.0.0", True),
        ("localhost", True),
        (b"localhost", True),
        (None, True),
        ("8.8.8.8", False),
        ("192.168.1.1", False),
        ("example.org", False),
        ("localhost.example.org", False),
        (b"2001:db8::1", False),
    ],
)
def test_local_hosts(host: object, local: bool) -> None:
    assert network.is_local(host) is local


def test_a_connection_outwards_is_refused() -> None:
    with socket.socket() as outwards, pytest.raises(RuntimeError, match="network"):
        outwards.connect(("192.0.2.1", 80))
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("example.org", 443)
    assert len(network.BLOCKED) == 2
    network.BLOCKED.clear()


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        pass


def test_hubs_are_told_to_stay_away() -> None:
    assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"
    assert not [name for name in os.environ if name.startswith("TROLY_")]
