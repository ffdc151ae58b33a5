"""What commands say: data on standard output, messages on standard error."""

import json
import sys
from typing import Any

DONE, FINDINGS, USAGE, FAULT = 0, 1, 2, 3
"""Exit codes: done, findings, wrong usage, the file or data is at fault."""


def out(text: str) -> None:
    """A line of data."""
    print(text)


def out_json(document: Any) -> None:
    """One JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """A message for people."""
    # A name from the command line may hold bytes that are no text.
    print(text.encode(errors="replace").decode(), file=sys.stderr)
