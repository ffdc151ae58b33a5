"""What is run under strace: one deed, with a word on standard output after each part of it."""

import os
import sys
from pathlib import Path


def main(deed: str, folder: str) -> None:
    """Says "ack" as soon as a part has returned; what the parts print goes to the error output."""
    from torture.deeds import DEEDS  # noqa: PLC0415 (a deed imports what it needs, and no more)

    sys.stdout = sys.stderr
    for _ in DEEDS[deed].act(Path(folder)):
        os.write(1, b"ack\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
