"""What stands beside the capture line: the targets with their keys, or what was just added."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pmdesk.ui.capture.targets import TARGETS, Target
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import label

SHOWN_FOR = 8000
"""Milliseconds that the line says what it has just taken."""


class CapButton(QAbstractButton):
    """A key cap and a word that do what the key does; never takes the focus from the line."""

    def __init__(self, theme: Theme, cap: str, word: str, name: str) -> None:
        super().__init__()
        self._theme, self._cap, self._word = theme, cap, word
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setToolTip("" if word else name)
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        cap = keycap_width(self._theme, self._cap)
        word = width(self._word, self._theme.font(12)) + 5 if self._word else 0
        return QSize(max(26, round(cap + word) + 8), 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        if self.underMouse():
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["hover"])
            p.drawRoundedRect(self.rect(), 4, 4)
        cap = keycap_width(theme, self._cap)
        left = 4 if self._word else (self.width() - cap) / 2
        paint_keycap(p, theme, QRectF(left, 4, cap, 18), self._cap)
        rest = QRectF(left + cap + 5, 0, self.width() - left - cap - 5, 26)
        draw(p, rest, self._word, theme.font(12), theme["muted"])


class Hints(QWidget):
    """The targets beside the line; where there is no room one key that lists them.

    Signals:
        chosen(Target): the user wants this one.
        list_wanted(): the user wants to see them all.
    """

    chosen = Signal(object)
    list_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._buttons: list[CapButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for target in TARGETS:
            if target.hint:
                row.addWidget(self._button(theme, target))
        self._all = CapButton(theme, "?", "", tr("Where a line can go"))
        self._all.clicked.connect(self.list_wanted)
        row.addWidget(self._all)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _button(self, theme: Theme, target: Target) -> CapButton:
        word = tr(target.hint)
        made = CapButton(theme, f"/{target.slash}", word, f"{tr(target.word)}, /{target.slash}")
        made.clicked.connect(lambda _=False: self.chosen.emit(target))
        self._buttons.append(made)
        return made

    def whole_width(self) -> int:
        return sum(made.sizeHint().width() + 4 for made in (*self._buttons, self._all))

    def spread(self, whole: bool) -> None:
        """Shows all of them, or only the one that lists them."""
        for made in self._buttons:
            made.setVisible(whole)


class Taken(QWidget):
    """What was just added, and how to take it back; goes by itself.

    Signals:
        undo_wanted(): the user takes it back.
        gone(): it is no longer shown.
    """

    undo_wanted = Signal()
    gone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = label("", 12, 500)
        self._way = button(theme, tr("Undo"), "link", dense=True)
        self._way.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._way.setToolTip(tr("Ctrl+Z in the empty line"))
        self._way.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16 + 6, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(self._way)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.put_away)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        square = QRectF(0, (self.height() - 16) / 2, 16, 16)
        paint_icon(QPainter(self), "check", self._theme["accent"].name(), square)

    def say(self, words: str) -> None:
        """Shows it for some seconds."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self._timer.start()

    def text(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def put_away(self) -> None:
        if not self.isHidden():
            self._timer.stop()
            self.hide()
            self.gone.emit()
