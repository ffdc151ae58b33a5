"""A short line in a row: cut with an ellipsis while it is left, with words to complete it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QCompleter, QStyle, QStyleOptionFrame, QStylePainter

from pmdesk.ui.paint.text import elided
from pmdesk.ui.widgets.fields import LineField

SHOWN, LEAST = 12, 200
"""Words in sight at once, and the least width of their list in pixels."""


class SuggestField(LineField):
    """A line that completes words by any part of them; any other text is as good.

    Down, or a click into the empty line, shows all words. A text that is too long ends in an
    ellipsis while the focus is elsewhere. Signals: as LineField; a word that was picked is `edited`
    at once.
    """

    def __init__(
        self, name: str, words: Sequence[str] = (), placeholder: str = "", role: str = ""
    ) -> None:
        super().__init__(name, placeholder, role)
        self._words = QStringListModel(list(words), self)
        self._list = QCompleter(self._words, self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(SHOWN)
        popup = self._list.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
        self._list.activated.connect(lambda _: self.flush())
        self.setCompleter(self._list)

    def offer(self, words: Sequence[str]) -> None:
        """Offers other words from now on."""
        if list(words) != self._words.stringList():
            self._words.setStringList(list(words))

    def words(self) -> list[str]:
        """What is offered."""
        return self._words.stringList()

    def show_all(self) -> None:
        """Opens the list of all words."""
        if self._words.rowCount():
            self._list.setCompletionPrefix("")
            self._list.complete(QRect(0, 0, max(self.width(), LEAST), self.height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_all()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text() and event.button() == Qt.MouseButton.LeftButton:
            self.show_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        # Qt keeps 2 px free at both ends of the text.
        room = self.style().subElementRect(part, option, self).adjusted(2, 0, -2, 0)
        shown = elided(self.text(), self.font(), room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        if self.hasFocus() or shown == self.text():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().text().color())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
