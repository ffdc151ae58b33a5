"""Something that unfolds below its head; what stands there is made when it is first wanted."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

HEAD = 28
SIGN = 20
"""Width of the arrow with its space."""


class FoldHead(QAbstractButton):
    """The line that folds and unfolds: an arrow, words, and more words in muted at the right."""

    def __init__(self, theme: Theme, text: str, aside: str = "", *, strong: bool = False) -> None:
        super().__init__()
        self._theme, self._aside, self._whose = theme, aside, ""
        self._size = (12, 600) if strong else (13, 400)
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEAD)
        self.toggled.connect(self._say)
        self._say()

    @property
    def _font(self) -> QFont:
        return self._theme.font(*self._size)

    def tell(self, aside: str, whose: str = "") -> None:
        """Other words at the right; `whose` is heard beside them where several heads are alike."""
        if (aside, whose) != (self._aside, self._whose):
            self._aside, self._whose = aside, whose
            self._say()

    def _say(self) -> None:
        state = tr("open") if self.isChecked() else tr("folded")
        heard = (self.text(), self._whose, self._aside, state)
        self.setAccessibleName(", ".join(filter(None, heard)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIGN + int(width(self.text(), self._font)) + 8, HEAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEAD)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        frame = box.adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme["hover"])
            painter.drawRoundedRect(frame, 4, 4)
        sign = QRectF(2, box.center().y() - 6, 12, 12)
        arrow = "down" if self.isChecked() else "forward"
        paint_icon(painter, arrow, theme["muted"].name(), sign)
        words = box.adjusted(SIGN, 0, -4, 0)
        taken = draw(painter, words, self.text(), self._font, theme["ink"])
        rest = words.adjusted(taken + 10, 0, 0, 0)
        if rest.width() > 30:
            right = Qt.AlignmentFlag.AlignRight
            draw(painter, rest, self._aside, theme.font(11), theme["muted"], right)
        if self.hasFocus():
            painter.setPen(stroke(theme["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


class Folding(QWidget):
    """A head over content that is made by `make` when it is opened for the first time.

    Signals:
        opened(bool): it was unfolded, or folded.
    """

    opened = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        text: str,
        make: Callable[[], QWidget],
        aside: str = "",
        *,
        strong: bool = False,
    ) -> None:
        super().__init__()
        self._make = make
        self.content: QWidget | None = None
        self.head = FoldHead(theme, text, aside, strong=strong)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self.setFocusProxy(self.head)
        self.head.toggled.connect(self._show)

    def _show(self, opened: bool) -> None:
        if self.content is None and opened:
            self.content = self._make()
            self._column.addWidget(self.content)
        if self.content is not None:
            self.content.setVisible(opened)
        self.opened.emit(opened)
