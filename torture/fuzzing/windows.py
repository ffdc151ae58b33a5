"""The way in through real windows: what was taken in from a bundle is opened, stage by stage."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent

from pmdesk.desk.desk import Desk
from pmdesk.model import bundle
from pmdesk.model.errors import WorldError
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.ui.settings import Settings
from torture.fuzzing import bundles, kept
from torture.fuzzing.point import Point


def points(folder: Path) -> list[Point]:
    """Slow ones; the share is how many there are in all."""
    return [
        Point("bundle, opened in a window", 80, _taken, lambda data: _opened(data, folder), 20),
        Point("settings, in a window", 120, _settings, lambda data: _with_settings(data, folder)),
    ]


def _taken(random: Random) -> bytes:
    """A changed bundle that is taken all the same."""
    for _ in range(40):
        data = bundles.changed(random)
        with suppress(WorldError):
            bundle.read(data)
            break
    return data


def _settings(random: Random) -> bytes:
    return kept.odd_ini(random)


def _opened(data: bytes, folder: Path) -> None:
    review = bundle.with_new_ids(bundle.read(data).review, new_id)
    with _faults_raised(), _desk(folder, b"") as desk:
        desk.library.add(review, "Import")
        desk.work().go_back()
        desk.window.grab()
        desk.work().open_review(review.id)
        console = desk.work().console
        assert console is not None
        for stage in Stage:
            console.go_to(stage)
            QCoreApplication.processEvents()
            desk.window.grab()
        console.act("audience")
        if console.sharing.window is not None:
            console.sharing.window.grab()


def _with_settings(data: bytes, folder: Path) -> None:
    with _faults_raised(), _desk(folder, data) as desk:
        desk.window.grab()


@contextmanager
def _desk(folder: Path, settings: bytes) -> Iterator[Desk]:
    path = folder / "window.ini"
    path.write_bytes(settings)
    desk = Desk(Settings(path))
    try:
        desk.open(folder / "windows.pmdesk")
        yield desk
    finally:
        desk.window.close()
        desk.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def _faults_raised() -> Iterator[None]:
    """What goes wrong in a slot or while painting is no longer only printed."""
    seen: list[str] = []

    def keep(kind: type[BaseException], fault: BaseException, at: TracebackType | None) -> None:
        seen.append("".join(traceback.format_exception(kind, fault, at, limit=-8)))

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield
    finally:
        sys.excepthook = before
    if seen:
        raise AssertionError(seen[0])
