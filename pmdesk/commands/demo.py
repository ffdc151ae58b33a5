"""demo: the sample review as PDF and Markdown, and a picture of each window and stage."""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdesk.commands.access import make_folder
from pmdesk.commands.console import DONE, out, say
from pmdesk.model.bundle import read
from pmdesk.report.export import export
from pmdesk.report.options import Options
from pmdesk.report.save import save
from pmdesk.resources import resource


def demo(args: argparse.Namespace) -> int:
    """Needs no display and touches no library."""
    folder = Path(args.out)
    make_folder(folder)
    review = read(resource("samples/sample.json")).review
    for format in ("md", "pdf"):
        save(folder / f"sample.{format}", export(review, format, Options()))
        out(str(folder / f"sample.{format}"))
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from pmdesk.shots.camera import take_pictures  # noqa: PLC0415 (Qt, only for the pictures)
    from pmdesk.shots.scenes import briefly  # noqa: PLC0415

    with TemporaryDirectory() as scratch:
        for picture in take_pictures(folder, Path(scratch), ((1280, 800),), play=briefly):
            out(str(picture))
    say(f"The sample review is in {folder}.")
    return DONE
