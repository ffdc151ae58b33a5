"""The table of reviews: its columns, and what is done with the chosen one."""

import sys
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from pmdesk.ui.library.delegate import ReviewDelegate
from pmdesk.ui.library.list_view import ListView
from pmdesk.ui.library.model import Column, ReviewsModel
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

WIDTHS: Mapping[int, int] = {
    Column.STATE: 128,
    Column.SEVERITY: 82,
    Column.CLOCK: 128,
    Column.ACTIONS: 142,
}
DELETE_KEYS = {Qt.Key.Key_Delete} | ({Qt.Key.Key_Backspace} if sys.platform == "darwin" else set())
"""A Mac's delete key sends Backspace."""


class ReviewsView(ListView):
    """The list itself.

    Signals:
        delete_wanted(): the Delete key.
        menu_wanted(QPoint): a menu for the chosen review, at a place on the screen.
    """

    delete_wanted = Signal()
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, model: ReviewsModel, delegate: ReviewDelegate) -> None:
        super().__init__(theme, tr("Reviews"), model, delegate, WIDTHS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in DELETE_KEYS:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        elif not self.indexAt(at).isValid():
            return
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))
