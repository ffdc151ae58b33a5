"""make shots: pictures of every window, in all sizes and themes or in those that are asked for."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdesk.shots.camera import take_pictures

SIZES = ((1280, 720), (1280, 800), (1440, 900), (1920, 1080), (3840, 2160))
THEMES = ("light", "dark", "contrast")


def main() -> int:
    """Writes the pictures and prints their paths."""
    args = _arguments()
    args.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        for path in take_pictures(args.folder, Path(scratch), args.sizes, args.themes):
            print(path, flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pmdesk.shots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("shots"))
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="such as 1280x800,1920x1080; all if left out"
    )
    parser.add_argument("--themes", type=lambda text: text.split(","), default=THEMES)
    return parser.parse_args()


def _sizes(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (size.split("x") for size in text.split(","))
    return tuple((int(width), int(height)) for width, height in pairs)


if __name__ == "__main__":
    sys.exit(main())
