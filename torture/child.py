"""What is run under strace: one deed, with a word on standard output after each part of it."""

import os
import sys
from pathlib import Path


def main(deed: str, folder: str, *how: str) -> None:
    """Says "ack" as soon as a part has returned; what the parts print goes to the error output.

    With "careless" nothing is synced: a trial that does not notice that is no trial.
    """
    from pmdesk.model.errors import WorldError
    from torture.deeds import DEEDS
    from torture.said import say

    if "careless" in how:
        from pmdesk.store import connection

        os.fsync = lambda handle: None
        connection._SETTINGS = tuple(s.replace("EXTRA", "OFF") for s in connection._SETTINGS)
    sys.stdout = sys.stderr
    try:
        for _ in DEEDS[deed].act(Path(folder)):
            say("ack")
    except WorldError as fault:
        print(f"pmdesk: {fault}", file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    main(*sys.argv[1:])
