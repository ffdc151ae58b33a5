"""Pictures of every window and stage on the sample review, for `pmdesk demo` and `make shots`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.app import Desk
from pmdesk.model.words import Stage
from pmdesk.ui.library.import_preview import ImportPreview
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.settings import Settings

SIZES = ((1280, 800), (1920, 1080))
THEMES = ("light", "dark")
SETTLE = 400
"""Milliseconds in which a page paints, loads its preview and saves nothing."""

PASTED = """09:58 Alert: fare lookups above 2 s
10:02 on-call engineer acknowledges
somebody asks whether this is the import
10:05 status page says slow fares
10.31 - waiting room opened"""


def take_pictures(
    folder: Path,
    scratch: Path,
    sizes: Sequence[tuple[int, int]] = SIZES,
    themes: Sequence[str] = ("light",),
) -> Iterator[Path]:
    """Saves the pictures in `folder`, working on a library in `scratch`; yields their paths."""
    qInstallMessageHandler(_without_notice)
    app = QApplication.instance() or QApplication(["pmdesk"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    for theme in themes:
        for width, height in sizes:
            place = scratch / f"{theme}-{width}"
            settings = Settings(place / "settings.ini")
            settings.set_text("theme", theme)
            desk = Desk(settings)
            desk.open(place / "reviews.pmdesk")
            desk.window.resize(width, height)
            for name, shown in _tour(desk):
                _settle()
                path = folder / f"{name}-{theme}-{width}x{height}.png"
                shown.grab().save(str(path))
                yield path
            desk.window.close()


def _tour(desk: Desk) -> Iterator[tuple[str, QWidget]]:
    """Every window with its name, one after the other."""
    yield "first-start", desk.window
    work = desk.work()
    work.open_sample()
    console = work.console
    assert console is not None
    for stage in console.stages:
        console.go_to(stage)
        yield f"stage-{stage}", desk.window
    console.go_to(Stage.TIMELINE)
    preview = work.preview(console.session.review)
    yield from _dialog("import-preview", preview)
    desk.go_home()
    yield "library", desk.window
    yield from _dialog("new-review", work.new_review_dialog())


def _dialog(name: str, dialog: ImportPreview | NewReviewDialog) -> Iterator[tuple[str, QWidget]]:
    if isinstance(dialog, ImportPreview):
        dialog.paste(PASTED)
    dialog.show()
    yield name, dialog
    dialog.close()


def _without_notice(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """The offscreen platform says for each window that it passes on no size hints."""
    if "propagateSizeHints" not in text:
        print(text, file=sys.stderr)


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(SETTLE, loop.quit)
    loop.exec()


def main(folder: Path) -> int:
    """All pictures in both themes and sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        for path in take_pictures(folder, Path(scratch), SIZES, THEMES):
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "shots")))
