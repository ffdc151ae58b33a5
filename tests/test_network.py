"""No part of the program opens a socket of a network: not in Python, and not in what Qt calls."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import no_network
from tests.no_network import opened

ROOT = Path(__file__).parents[1]
NETWORK = re.compile(r"\b(?:socket\(AF_INET|connect\(.*sa_family=AF_INET)6?.*")
COMMANDS = """
import sys
from pmdesk.cli import main
for line in sys.argv[2:]:
    assert main(["--library", sys.argv[1], *line.split()]) in (0, 1), line
"""
TEXT = (
    "# Checkout down\n\n## Timeline\n- 2026-10-06 14:05 UTC Alert, see https://example.com/a.png\n"
)


def traced(folder: Path, *arguments: str) -> str:
    """What a Python of these arguments opens, with everything that it starts."""
    strace = shutil.which("strace")
    assert strace is not None, "strace is missing: scripts/setup installs it"
    log = folder / "calls.txt"
    watch = [strace, "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect", "-o", str(log)]
    done = subprocess.run(
        [*watch, sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return log.read_text()


def test_commands_open_no_network(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(TEXT)
    lines = [
        f"import {tmp_path}/report.md --json",
        "list --json",
        f"check {tmp_path}/report.md",
        *(f"export INC --to {form} -o {tmp_path}/out.{form}" for form in ("pdf", "html", "json")),
        "actions --csv",
        f"backup --folder {tmp_path}/backups",
        "verify",
        "doctor",
    ]
    lines[0] = f"import {tmp_path}/report.md --new Checkout"
    lines.insert(0, "new Outage --incident INC")
    calls = traced(tmp_path, "-c", COMMANDS, str(tmp_path / "reviews.pmdesk"), *lines)
    assert NETWORK.findall(calls) == []
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_the_window_opens_no_network(tmp_path: Path) -> None:
    calls = traced(tmp_path, "-m", "tests.traced_window", str(tmp_path))
    assert NETWORK.findall(calls) == []
    written = {path.suffix for path in tmp_path.glob("out.*")}
    assert written == {".md", ".html", ".csv", ".json", ".pdf"}


OPEN = "import socket; socket.socket(socket.{0}).connect_ex(({1!r}, 9))"


@pytest.mark.parametrize(("family", "host"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_a_socket_of_a_network_is_seen_from_outside(tmp_path: Path, family: str, host: str) -> None:
    assert NETWORK.findall(traced(tmp_path, "-c", OPEN.format(family, host)))


@pytest.fixture
def seen() -> Iterator[list[str]]:
    """What was noticed of this test, which is meant to be."""
    yield opened
    opened.clear()


def test_a_socket_of_a_network_is_noticed_in_every_test(seen: list[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.connect(("127.0.0.1", 9))
    assert [line.split()[0] for line in seen] == ["socket.__new__", "socket.connect"]
    seen.clear()
    socket.getaddrinfo("127.0.0.1", 9)
    assert seen


def test_a_socket_within_this_computer_is_no_network(seen: list[str]) -> None:
    for end in socket.socketpair(socket.AF_UNIX):
        end.close()
    with no_network.asked_for(), socket.socket(socket.AF_INET):
        pass
    assert seen == []


def test_a_test_that_opened_one_fails(seen: list[str]) -> None:
    socket.socket(socket.AF_INET6).close()
    with pytest.raises(AssertionError, match="a network was used"):
        no_network.check()
    no_network.check()
