"""Counts of factors: known, a surprise or not asked yet, and enough alone to prevent it."""

from collections import Counter
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.method.categories import alone_question, prevents_alone
from pmdesk.model.review import Factor
from pmdesk.model.words import Novelty
from pmdesk.ui.paint.shapes import paint_novelty
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

SHAPE, SPACE = 17, 16


def alone_count(factors: Sequence[Factor]) -> tuple[str, str]:
    """The sentence at the foot of the board, and how many factors alone would have prevented it."""
    said = tr("No single factor is the cause.")
    answers = [factor.alone for factor in factors if factor.alone.strip()]
    if not factors:
        return said, ""
    yes = sum(map(prevents_alone, answers))
    asked = (
        tr("Yes for {n} of {all}") if len(answers) == len(factors) else tr("{n} of {all} so far")
    )
    return f"{said} {alone_question(of_all=True)}", asked.format(n=yes, all=len(factors))


class NoveltyCounts(QWidget):
    """Three counts in a row, each with its shape."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[tuple[Novelty, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def show_factors(self, factors: Iterable[Factor]) -> None:
        counts = Counter(factor.novelty for factor in factors)
        one, many = tr("{n} surprise"), tr("{n} surprises")
        surprises = counts[Novelty.SURPRISE]
        self._parts = (
            (Novelty.KNOWN, tr("{n} known").format(n=counts[Novelty.KNOWN])),
            (Novelty.SURPRISE, (one if surprises == 1 else many).format(n=surprises)),
            (Novelty.OPEN, tr("{n} open").format(n=counts[Novelty.OPEN])),
        )
        self.setAccessibleName(", ".join(text for _, text in self._parts))
        self.setVisible(counts.total() > 0)
        self.updateGeometry()
        self.update()

    def _wide(self, novelty: Novelty, text: str) -> float:
        return width(text, self._theme.font(12)) + (SHAPE if novelty else 0)

    def sizeHint(self) -> QSize:
        wide = sum(self._wide(*part) for part in self._parts)
        return QSize(round(wide + SPACE * (len(self._parts) - 1)) + 4, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, x = QPainter(self), self._theme, 1.0
        for novelty, text in self._parts:
            if x + self._wide(novelty, text) > self.width() + 1:
                break
            if novelty:
                paint_novelty(painter, theme, novelty, QPointF(x + 6, 10))
            left = x + (SHAPE if novelty else 0)
            words = width(text, theme.font(12)) + 1
            draw(painter, QRectF(left, 0, words, 20), text, theme.font(12), theme["muted"])
            x = left + words + SPACE
