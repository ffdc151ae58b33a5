"""make shots: pictures of every window, in all sizes and themes or in those that are asked for."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdesk.shots.camera import take_pictures
from pmdesk.shots.findings import rule_by_rule
from pmdesk.shots.guide import guide_pictures
from pmdesk.shots.scenes import everything

SIZES = ((1280, 720), (1280, 800), (1440, 900), (1920, 1080), (3840, 2160))
THEMES = ("light", "dark", "contrast")


def main() -> int:
    """Writes the pictures and prints their paths."""
    args = _arguments()
    with TemporaryDirectory() as scratch:
        for path in _pictures(args, Path(scratch)):
            print(path, flush=True)
    return 0


def _pictures(args: argparse.Namespace, scratch: Path) -> Iterator[Path]:
    if args.guide:
        return guide_pictures(Path(), scratch)
    args.folder.mkdir(parents=True, exist_ok=True)
    play = everything if args.findings is None else rule_by_rule(args.findings)
    return take_pictures(
        args.folder, scratch, args.sizes, args.themes, play, wanted=_wanted(args.only)
    )


def _wanted(only: str) -> Callable[[str], bool]:
    return lambda scene: not only or any(map(scene.startswith, only.split(",")))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="pmdesk.shots", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("shots"))
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, help="such as 1280x800,1920x1080; all if left out"
    )
    parser.add_argument("--themes", type=lambda text: text.split(","), default=THEMES)
    parser.add_argument("--only", default="", help="scenes that begin so: audience,guide-open")
    parser.add_argument(
        "--findings",
        type=Path,
        nargs="*",
        metavar="REPORT",
        help="what mirror and checks find, rule by rule, in reports or in the sample made worse",
    )
    parser.add_argument("--guide", action="store_true", help="those of the user guide, into docs")
    return parser.parse_args()


def _sizes(text: str) -> tuple[tuple[int, int], ...]:
    pairs = (size.split("x") for size in text.split(","))
    return tuple((int(width), int(height)) for width, height in pairs)


if __name__ == "__main__":
    sys.exit(main())
