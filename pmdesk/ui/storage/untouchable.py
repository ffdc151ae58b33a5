"""Keeps text out of fields while nothing can take it: what cannot be stored is not typed either."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from shiboken6 import isValid

from pmdesk.ui.console.page import ConsolePage


class Untouchable(QObject):
    """While `on`, the fields of a console can be read, scrolled and copied from, not typed into."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._on = window, False
        self._kept: list[QLineEdit | QTextEdit] = []

    def turn(self, on: bool) -> None:
        """Also for fields that come up later; turned off, each is as it was."""
        app = QApplication.instance()
        if on == self._on or not isinstance(app, QApplication):
            return
        self._on = on
        if on:
            # Only now: a filter in Python costs time at every event.
            app.installEventFilter(self)
            for page in self._window.findChildren(ConsolePage):
                for line in page.findChildren(QLineEdit):
                    self._keep(line)
                for text in page.findChildren(QTextEdit):
                    self._keep(text)
        else:
            app.removeEventFilter(self)
            for field in self._kept:
                if isValid(field):
                    field.setReadOnly(False)
            self._kept.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show
        if shown and isinstance(watched, QLineEdit | QTextEdit) and self._ours(watched):
            self._keep(watched)
        return False

    def _ours(self, field: QWidget) -> bool:
        above = field.parentWidget()
        while above is not None:
            if isinstance(above, ConsolePage):
                return True
            above = above.parentWidget()
        return False

    def _keep(self, field: QLineEdit | QTextEdit) -> None:
        if not field.isReadOnly():
            field.setReadOnly(True)
            self._kept.append(field)
