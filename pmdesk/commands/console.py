"""What commands say: data on standard output, messages on standard error."""

import json
import sys
from typing import Any

from pmdesk.model.errors import WorldError
from pmdesk.model.text import without_controls

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


def say_fault(fault: WorldError, about: str = "") -> None:
    """What the world's fault is, in one line; `about` names what it is about where it does not."""
    said = str(fault)
    if about and about not in said:
        said = f"{about}: {said}"
    # A file's name, or what stands in it, may hold line ends and worse.
    say(without_controls(" ".join(f"pmdesk: {said}".split())))
