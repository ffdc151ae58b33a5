"""Notices every socket of a network that a test opens in this process, whoever opens it."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

NETWORKS = {socket.AF_INET, socket.AF_INET6}
opened: list[str] = []
"""What was opened since the last test ended."""
_allowed = 0


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if not event.startswith("socket.") or _allowed:
        return
    if event == "socket.__new__":
        networked = args[1] in NETWORKS
    elif event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        networked = isinstance(args[1], tuple)
    else:
        networked = event.startswith(("socket.getaddrinfo", "socket.gethostby", "socket.getname"))
    if networked:
        opened.append(f"{event} {args[1:]}")


sys.addaudithook(_watch)


@contextmanager
def asked_for() -> Iterator[None]:
    """What is opened inside, a test wants itself: a server that nobody must call."""
    global _allowed
    _allowed += 1
    try:
        yield
    finally:
        _allowed -= 1


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fails a test in which a socket of a network was opened, or a name was looked up."""
    yield
    check()


def check() -> None:
    """Raises AssertionError where a network was used since it was asked last."""
    seen = list(opened)
    opened.clear()
    assert not seen, f"a network was used: {seen}"
