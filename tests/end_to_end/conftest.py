"""A virtual screen of its own for each test run."""

import os
import shutil
import subprocess
from collections.abc import Iterator

import pytest

OPTIONS = ("-noreset", "-nolisten", "tcp", "-screen", "0", "1920x1080x24")
"""Without -noreset the server ends all windows' world when the last of them closes."""
PACKAGE = "Install the Debian package xvfb: these tests drive real windows on a virtual screen."


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The name of an X display (":7") that nobody else uses."""
    server = shutil.which("Xvfb")
    assert server is not None, PACKAGE
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(writing), *OPTIONS],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb has not started"
    yield f":{number}"
    process.terminate()
    process.wait()
