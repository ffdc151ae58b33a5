"""A dialog that was answered does not stay behind with all that it holds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from pmdesk.desk.desk import Desk
from pmdesk.ui.widgets.ask import ask
from tests.conftest import Opened

WAYS: dict[str, Callable[[Desk, Path], object]] = {
    "a new review": lambda desk, _: desk.work().new_review(),
    "an export": lambda desk, _: desk.window.do("export-md"),
    "lines to paste": lambda desk, _: desk.window.do("paste-lines"),
    "a file": lambda desk, folder: desk.work().import_files([folder / "one.txt"]),
    "many files": lambda desk, folder: desk.work().import_files([folder]),
    "the word for a review": lambda desk, _: desk.window.do("review-word"),
    "a question": lambda desk, _: ask(desk.theme, "Sure?", "Really.", "Yes", "No", desk.window),
    "the keys": lambda desk, _: desk.window.do("shortcuts"),
    "about": lambda desk, _: desk.window.do("about"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_dialog_is_gone_once_it_is_answered(way: str, opened: Opened, tmp_path: Path) -> None:
    desk = opened(tmp_path / "reviews.pmdesk")
    desk.work().open_sample()
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("one.txt", "other.txt"):
        (texts / name).write_text("14:05 Alert fires\n14:07 Somebody answers\n")
    seen: list[QDialog] = []

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.append(dialog)
            dialog.reject()
        else:
            QTimer.singleShot(10, leave)

    QTimer.singleShot(0, leave)
    WAYS[way](desk, texts)
    assert seen
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not desk.window.findChildren(QDialog)
