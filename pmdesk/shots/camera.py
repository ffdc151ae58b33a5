"""Plays the scenes in each theme and size, and saves a picture of each."""

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.paths import keep_below
from pmdesk.shots.props import ZONE, HandClock
from pmdesk.shots.scenes import Scene, Set, everything
from pmdesk.ui.settings import Settings

SETTLE, PREVIEWED = 300, 1200
"""Milliseconds in which a page paints, and in which the preview of a report follows as well."""
Play = Callable[[Set], Iterator[Scene]]
Save = Callable[[QPixmap, Path], object]


def take_pictures(
    folder: Path,
    scratch: Path,
    sizes: Sequence[tuple[int, int]],
    themes: Sequence[str] = ("light",),
    play: Play = everything,
    wanted: Callable[[str], bool] = lambda scene: True,
    audience_size: tuple[int, int] | None = None,
    save: Save = lambda picture, path: picture.save(str(path)),
    name: str = "{scene}-{theme}-{width}x{height}.png",
) -> Iterator[Path]:
    """Saves the pictures in `folder`, working on a library in `scratch`; yields their paths.

    Sizes are pixels of the main window; the audience window has the same unless said otherwise.
    """
    app = _application()
    keep_below(scratch)
    for theme in themes:
        for width, height in sizes:
            place = scratch / f"{theme}-{width}x{height}"
            settings = Settings(place / "settings.ini")
            settings.set_text("theme", theme)
            clock = HandClock()
            desk = Desk(settings, clock)
            desk.open(place / "reviews.pmdesk")
            desk.window.resize(width, height)
            room = QSize(*(audience_size or (width, height)))
            for scene, shown in play(Set(desk, clock, room)):
                if not wanted(scene):
                    continue
                _settle(PREVIEWED if scene.endswith(("report", "ended", "library")) else SETTLE)
                app.sendPostedEvents()
                path = folder / name.format(scene=scene, theme=theme, width=width, height=height)
                save(shown.grab(), path)
                yield path
            desk.window.close()


def _application() -> QApplication:
    """The application, in a time zone that is the same on every machine."""
    os.environ["TZ"] = ZONE
    time.tzset()
    qInstallMessageHandler(_without_notice)
    app = QApplication.instance() or QApplication(["pmdesk"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setCursorFlashTime(0)  # a caret that blinks is there in one picture and not in the next
    return app


def _without_notice(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """The offscreen platform says for each window what it does not pass on."""
    if not text.startswith("This plugin does not support"):
        print(text, file=sys.stderr)


def _settle(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
