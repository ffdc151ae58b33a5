"""A short line in a row: cut with an ellipsis while it is left, with words to complete it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
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
        self._words = tuple(words)
        self._list: QCompleter | None = None
        # The whole text is told anew where it is painted cut: hidden, no word of it may stay.
        self.textChanged.connect(lambda: self.setToolTip(""))

    def words(self) -> tuple[str, ...]:
        """What is offered."""
        return self._words

    def offer(self, words: Sequence[str]) -> None:
        """Offers other words from now on."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            if self._list is not None:
                self._list.setModel(QStringListModel(list(words), self._list))

    def show_all(self) -> None:
        """Opens the list of all words."""
        made = self._made()
        if made is not None:
            made.setCompletionPrefix("")
            made.complete(QRect(0, 0, max(self.width(), LEAST), self.height()))

    def _made(self) -> QCompleter | None:
        """The list, made when the line is first entered: it has a window of its own."""
        if self._list is None and self._words:
            made = self._list = QCompleter(list(self._words), self)
            made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            made.setFilterMode(Qt.MatchFlag.MatchContains)
            made.setMaxVisibleItems(SHOWN)
            popup = made.popup()
            if popup is not None:
                popup.setProperty("popup", "true")
            made.activated.connect(lambda _: self.flush())
            self.setCompleter(made)
        return self._list

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._made()
        super().focusInEvent(event)

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
