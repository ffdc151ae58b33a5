"""Runs all trials, or those that are named: python -m torture [PART ...] [--data FOLDER]."""

import argparse
import os
import sys
import time
from importlib import import_module
from pathlib import Path

from torture.table import show

DATA = Path(__file__).parents[2] / "shared" / "data"
ON_DATA = ("lines", "reports", "exports", "meeting")
"""Parts that try real data; each is a module of this name with `run(data)`."""
ALONE = ("kill", "disk", "power", "straits", "damage", "fuzz", "private", "user")
"""Parts that make what they need; each is a module of this name with `run()`."""


def main() -> int:
    """0 where every part reached its aim."""
    parser = argparse.ArgumentParser(prog="torture", description=__doc__)
    parts = (*ON_DATA, *ALONE)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts))
    parser.add_argument("--data", type=Path, default=DATA, help="the folder with the real data")
    parser.add_argument("--pictures", metavar="FOLDER", help="where those of a meeting go")
    given = parser.parse_args()
    chosen = given.parts or parts
    if unknown := set(chosen) - set(parts):
        parser.error(f"No such part: {', '.join(sorted(unknown))}")
    if set(chosen) & set(ON_DATA) and not given.data.is_dir():
        parser.error(f"No such folder: {given.data}")
    if given.pictures:
        os.environ["PMDESK_PICTURES"] = given.pictures
    rows = [_run(name, given.data) for name in chosen]
    show(["part", "seconds", "aim met"], rows)
    return 0 if all(row[-1] == "true" for row in rows) else 1


def _run(name: str, data: Path) -> tuple[str, int, str]:
    """A part is loaded only when it runs: most of them need neither windows nor data."""
    print(f"— {name}", flush=True)
    run, began = import_module(f"torture.{name}").run, time.monotonic()
    met = run(data) if name in ON_DATA else run()
    return name, round(time.monotonic() - began), str(met).lower()


if __name__ == "__main__":
    sys.exit(main())
