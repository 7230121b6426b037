"""A guard that keeps the process on this machine and remembers who tried to leave."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

BLOCKED: list[str] = []


class NetworkBlocked(RuntimeError):
    """Something tried to leave this machine."""


def is_local(host: object) -> bool:
    """Whether a host, as a socket call names it, is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if not isinstance(name, str) or name in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def guard(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: it sees every socket of this process, and no test can take it away."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a Unix socket's address is a path
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not is_local(host):
        BLOCKED.append(f"{event} {host!r}")
        raise NetworkBlocked(f"tests must not reach the network: {BLOCKED[-1]}")


def block() -> None:
    """Put the guard in place, for the life of the process."""
    sys.addaudithook(guard)
