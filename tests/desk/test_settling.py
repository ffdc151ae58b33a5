"""A moment after a review was closed, nothing of it is left."""

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.store.library import Library
from tests.full_review import full_review


def _desk(opened: Callable[[Path], Desk], path: Path) -> Desk:
    with Library.open(path, create=True) as library:
        library.add(full_review(), "New review")
    return opened(path)


def test_what_a_closed_review_showed_is_gone_a_moment_later(
    opened: Callable[[Path], Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    desk = _desk(opened, tmp_path / "reviews.pmdesk")
    desk.work().open_review(full_review().id)
    gc.collect()  # it was open for a while: Python counts it among what is old
    console, session = ref(desk.console), ref(desk.console.session)  # type: ignore[union-attr]
    desk.go_home()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert desk.settling.is_due
    qtbot.waitUntil(lambda: not desk.settling.is_due, timeout=30_000)
    assert (console(), session()) == (None, None)


def test_a_review_that_is_open_by_then_is_left_alone(
    opened: Callable[[Path], Desk], tmp_path: Path
) -> None:
    desk = _desk(opened, tmp_path / "reviews.pmdesk")
    desk.work().open_review(full_review().id)
    desk.go_home()
    desk.work().open_review(full_review().id)
    QApplication.processEvents()
    shown = desk.window.grab().toImage()
    desk.settling.now()
    assert not desk.settling.is_due
    assert desk.console is not None
    assert desk.window.grab().toImage() == shown
