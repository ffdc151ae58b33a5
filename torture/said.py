"""What a child tells its trial, in lines on standard output."""

import os

CHILD = "PMDESK_TRIAL"
"""Set in a child; where the trial itself does a deed once, nobody listens."""


def say(line: str) -> None:
    """One line, by a call that no fault strikes."""
    if CHILD in os.environ:
        os.writev(1, [f"{line}\n".encode()])
