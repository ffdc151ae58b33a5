"""One private note as it is listed: its text is the button that edits it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, draw_lines, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button

LINE, HEAD = 20, 16
MOST = 6
"""Lines that a note takes in the list; the box shows all of it."""


class NoteText(QAbstractButton):
    """The words of a note, wrapped; `where` is the stage it was written at, if not this one."""

    deleted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._where = theme, ""
        self._note = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_note(self, text: str, where: str) -> None:
        if (text, where) != (self._note, self._where):
            self._note, self._where = text, where
            said = ", ".join(filter(None, (where, text)))
            self.setAccessibleName(tr("Private note: {text}").format(text=said) if text else "")
            self._fit()
            self.update()

    def _lines(self) -> tuple[str, ...]:
        return wrapped(self._note, self._theme.font(13), self.width() - 8, MOST)

    def _fit(self) -> None:
        high = LINE * max(1, len(self._lines())) + (HEAD if self._where else 0) + 4
        if self.height() != high or self.minimumHeight() != high:
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.hasFocus():
            painter.setPen(stroke(theme["accent"], 2))
            painter.drawRoundedRect(frame, 4, 4)
        top = 2.0
        if self._where:
            head = QRectF(4, top, self.width() - 8, HEAD)
            draw(painter, head, self._where, theme.font(11, 600), theme["private"])
            top += HEAD
        draw_lines(painter, QPointF(4, top), self._lines(), theme.font(13), theme["ink"], LINE)


class NoteRow(QWidget):
    """A note and the button that deletes it.

    Signals:
        chosen(str), deleted(str): the note with this id is to be edited, or to go.
    """

    chosen = Signal(str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, id: str) -> None:
        super().__init__()
        self.id = id
        self.words = NoteText(theme)
        self._away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete this note"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.words, 1)
        row.addWidget(self._away, 0, Qt.AlignmentFlag.AlignTop)
        self.words.clicked.connect(lambda: self.chosen.emit(self.id))
        self.words.deleted.connect(lambda: self.deleted.emit(self.id))
        self._away.clicked.connect(lambda: self.deleted.emit(self.id))

    def forget(self) -> None:
        """Leaves no word of the note behind: a deleted widget lives on for a while."""
        self.words.show_note("", "")
