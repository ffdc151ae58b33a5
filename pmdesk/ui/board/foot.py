"""The foot of a board: one sentence at the left, and the keys that teach themselves."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import Sentences, label
from pmdesk.ui.widgets.surface import Rule

HIGH = 26
"""So that a link that comes moves nothing."""

Hints = tuple[tuple[str, tuple[str, ...]], ...]
"""Words, each with the keys that follow them."""


class KeyHints(QWidget):
    """Words and key caps in a row; what does not fit at the right is left out."""

    def __init__(self, theme: Theme, hints: Hints) -> None:
        super().__init__()
        self._theme, self._hints = theme, hints
        said = ", ".join(f"{text} {' '.join(keys)}" for text, keys in hints)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def _wide(self, text: str, keys: tuple[str, ...]) -> float:
        caps = sum(keycap_width(self._theme, key) + 4 for key in keys)
        return width(text, self._theme.font(12)) + 8 + caps

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._wide(*hint) + 12 for hint in self._hints)) - 16, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, x = QPainter(self), self._theme, 0.0
        for text, keys in self._hints:
            if x + self._wide(text, keys) > self.width() + 5:
                break
            words = width(text, theme.font(12)) + 2
            draw(painter, QRectF(x, 0, words, 20), text, theme.font(12), theme["muted"])
            x += words + 6
            for key in keys:
                cap = keycap_width(theme, key)
                paint_keycap(painter, theme, QRectF(x, 1, cap, 18), key)
                x += cap + 4
            x += 12


class BoardFoot(QWidget):
    """A line, the sentence below it with a count behind it, and the keys.

    What else a stage says here goes into `row` before the last part.
    """

    def __init__(self, theme: Theme, sentence: str, hints: Hints) -> None:
        super().__init__()
        self.sentence = Sentences(theme, sentence, 12, 400, "muted")
        self.count = label("", 12, 600)
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.sentence)
        words.addWidget(self.count)
        words.addStretch(1)
        self.row = row = QHBoxLayout()
        row.setSpacing(16)
        row.addStrut(HIGH)
        row.addLayout(words, 1)
        row.addWidget(KeyHints(theme, hints))
        self.count.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Rule(theme))
        column.addLayout(row)

    def show_count(self, sentence: str, count: str) -> None:
        """Other words, and a count behind them ("" for none)."""
        self.sentence.set_text(sentence)
        self.count.setText(count)
        self.count.setVisible(bool(count))
