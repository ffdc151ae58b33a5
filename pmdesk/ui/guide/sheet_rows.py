"""The list of situations in the sheet of phrases: each is a button with the key that chooses it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, elided
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW = 38
LEFT, NAME = 14, 44


class SituationRow(QAbstractButton):
    """One situation: its key and its name; chosen, it stands on the tint."""

    def __init__(self, theme: Theme, key: str, name: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ROW)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(f"{key}, {name}")

    def sizeHint(self) -> QSize:
        return QSize(220, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        if self.isChecked():
            p.fillRect(box, theme["accent-tint"])
            p.fillRect(QRectF(0, 0, 3, box.height()), theme["accent"])
        elif self.underMouse():
            p.fillRect(box, theme["hover"])
        wide = keycap_width(theme, self._key)
        paint_keycap(p, theme, QRectF(LEFT, box.center().y() - 9, wide, 18), self._key)
        font = theme.font(13, 600 if self.isChecked() else 400)
        words = box.adjusted(NAME, 0, -8, 0)
        shown = elided(self.text(), font, words.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        draw(p, words, shown, font, theme["ink"])
        if self.hasFocus() or (theme.flat and self.isChecked()):
            p.setPen(stroke(theme["accent"], 2 if self.hasFocus() else 1))
            p.drawRect(box.adjusted(1, 1, -1, -1))


class Situations(QWidget):
    """All situations below each other; arrows go through them, a digit takes one.

    Signals:
        chosen(int): the situation with this number, from 0, is wanted.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: tuple[str, ...]) -> None:
        super().__init__()
        self.setAccessibleName(tr("What happens in the room"))
        self.rows = tuple(SituationRow(theme, str(n), name) for n, name in enumerate(names, 1))
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(self.rows):
            self._group.addButton(row, number)
            column.addWidget(row)
        column.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    @property
    def number(self) -> int:
        """The place of the chosen one, from 0."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Takes a situation as a click would; the focus goes to it."""
        self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows[number].click()
