"""Runs all trials, or those that are named: python -m torture [PART ...] [--data FOLDER]."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from torture import exports, lines, meeting, reports

DATA = Path(__file__).parents[2] / "shared" / "data"
PARTS: dict[str, Callable[[Path], bool]] = {
    "lines": lines.run,
    "reports": reports.run,
    "exports": exports.run,
    "meeting": meeting.run,
}


def main() -> int:
    """0 where every part reached its aim."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the real data")
    parser.add_argument("--pictures", metavar="FOLDER", help="where those of a meeting go")
    given = parser.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown or not given.data.is_dir():
        parser.error(f"No such part or folder: {', '.join(unknown) or given.data}")
    if given.pictures:
        os.environ["PMDESK_PICTURES"] = given.pictures
    reached = [PARTS[name](given.data) for name in given.parts or PARTS]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main())
