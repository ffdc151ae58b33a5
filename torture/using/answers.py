"""Answers dialogs that hold everything up, from inside their own event loop, as a user would."""

from pathlib import Path
from random import Random

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from pmdesk.ui.widgets.dialog import Dialog
from torture.using.heard import Heard
from torture.using.within import visible
from torture.using.words import TIMES, Words

LOOKS_EVERY = 4
"""Milliseconds."""
TURNS, STUCK = 6, 200
"""Looks at one dialog after which Esc is pressed, and after which it hangs."""


class Answers(QObject):
    """Looks for a dialog in front, again and again.

    `wanted` is the path for the next file dialog; without one it is left by Esc. `firm` says that
    the next dialog is to be answered by its primary button.
    """

    def __init__(self, random: Random, words: Words, heard: Heard) -> None:
        super().__init__()
        self._random, self._words, self._heard = random, words, heard
        self._in_front: QWidget | None = None
        self._turns = 0
        self.wanted: Path | None = None
        self.firm = False
        self.answered = 0
        self._again()

    def _again(self) -> None:
        """Each look has a timer of its own: one timer is silent as long as its own slot runs."""
        # A method in the place of the lambda leaves a weak reference behind each time: PySide.
        QTimer.singleShot(LOOKS_EVERY, self, lambda: self._look())

    def _look(self) -> None:
        # First of all: an answer may open another dialog, and not return for long.
        self._again()
        dialog = QApplication.activeModalWidget()
        if dialog is not self._in_front:
            self._in_front, self._turns = dialog, 0
        if not isinstance(dialog, QDialog):
            return
        self._turns += 1
        if self._turns == 1:
            self.answered += 1
            self._heard.trail.add(f"  (answers {type(dialog).__name__})")
        if self._turns > STUCK:
            self._heard.fault(f"{type(dialog).__name__} does not close", "stuck")
            dialog.done(0)
        elif self._turns > TURNS:
            dialog.reject()
        else:
            self._answer(dialog)

    def _answer(self, dialog: QDialog) -> None:
        if isinstance(dialog, QFileDialog):
            self._choose_file(dialog)
        elif isinstance(dialog, QMessageBox):
            self._random.choice(dialog.buttons()).click()
        elif isinstance(dialog, Dialog):
            self._fill(dialog)
        else:
            dialog.reject()

    def _choose_file(self, dialog: QFileDialog) -> None:
        path, self.wanted = self.wanted, None
        if path is None:
            dialog.reject()
            return
        if dialog.testOption(QFileDialog.Option.ShowDirsOnly):
            dialog.setDirectory(str(path))
        else:
            name = visible(dialog, QLineEdit)[0]
            name.setText(str(path))
        dialog.accept()

    def _fill(self, dialog: Dialog) -> None:
        """Types into its fields, presses something; then the primary button, or Esc."""
        self._type(dialog)
        if not self.firm and self._random.random() < 0.4:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            return
        if self._turns > 1 or self.firm or self._random.random() < 0.5:
            self.firm = False
            button = dialog.primary
        else:
            button = self._one_of(dialog)
        if button is not None and button.isEnabled():
            button.click()

    def _type(self, dialog: Dialog) -> None:
        for field in visible(dialog, QLineEdit):
            if field.isReadOnly() or field.text():
                continue
            name = field.accessibleName()
            if name == "Title":
                field.setText(self._words.sentence())
            elif name == "Started" and self._random.random() < 0.7:
                field.setText(self._random.choice(TIMES))
        for text in visible(dialog, QTextEdit):
            if not text.isReadOnly() and not text.toPlainText():
                text.setPlainText(self._words.lines(self._random.randint(1, 6)))

    def _one_of(self, dialog: Dialog) -> QAbstractButton | None:
        buttons = visible(dialog, QAbstractButton)
        return self._random.choice(buttons) if buttons else None
