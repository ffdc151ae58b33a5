"""The log of what went wrong: bounded, only for its owner, without any text of a review."""

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from pmdesk import __version__
from pmdesk.private_files import append_private

MOST = 4 << 20
"""Bytes of the log; when it would have more, its older half goes."""


def write_log(folder: Path, text: str) -> Path:
    """Appends to the log; gives its path."""
    path = folder / "pmdesk.log"
    try:
        line = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z pmdesk {__version__}\n{text}\n"
        append_private(path, line, MOST)
    except OSError:
        on_stderr("The log could not be written.\n")
    return path


def on_stderr(text: str) -> None:
    """Says something where nobody need be: a window may have no such stream, or a full disk."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
