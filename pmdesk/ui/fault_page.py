"""The page that stands where a library cannot be used: what is the case, and the ways on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.model.errors import WorldError
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para
from pmdesk.ui.widgets.notices import Way

WIDE = 560
MOST_LINES = 200
_LINES_HEIGHT = 220


class FaultPage(QWidget):
    """One sentence of what is the case, one of what to do, some lines of what it is about.

    `ways` stand before "Try again" and "Use another library"; the first of all is the main one.

    Signals:
        again(): try the same library again.
        another(): choose another one.
    """

    again = Signal()
    another = Signal()
    passing = True

    def __init__(
        self,
        theme: Theme,
        fault: WorldError,
        path: Path,
        ways: Sequence[Way] = (),
        lines: Sequence[str] = (),
        *,
        usable: bool = False,
    ) -> None:
        """With `usable` the library is open: there is nothing to try again."""
        super().__init__()
        self._theme = theme
        self.lines = tuple(lines)
        self.buttons: dict[str, QPushButton] = {}
        others = () if usable else (Way(tr("Try again"), self.again.emit),)
        last = () if usable else (Way(tr("Use another library"), self.another.emit),)
        inner = QWidget()
        inner.setFixedWidth(WIDE)
        words = QVBoxLayout(inner)
        words.setSpacing(8)
        words.addWidget(Para(theme, fault.said, 20, 600))
        words.addWidget(Para(theme, fault.advice, 13, 400))
        words.addWidget(ElidedLabel(theme, str(path), 12, 400, "muted"))
        if self.lines:
            words.addWidget(self._listed())
        words.addSpacing(8)
        words.addLayout(self._laid_out((*ways, *others, *last)))
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _listed(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 8, 4)
        column.setSpacing(4)
        for line in self.lines[:MOST_LINES]:
            column.addWidget(Para(self._theme, line, 13, 400))
        if len(self.lines) > MOST_LINES:
            more = tr("{n} more").format(n=len(self.lines) - MOST_LINES)
            column.addWidget(Para(self._theme, more, 13, 400, "muted"))
        column.addStretch(1)
        area = scrolled(inner)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setAccessibleName(tr("What is missing or damaged"))
        area.setFixedHeight(min(_LINES_HEIGHT, 12 + 24 * len(self.lines)))
        return area

    def _laid_out(self, ways: Sequence[Way]) -> QVBoxLayout:
        """Two buttons to a row, so that long words fit."""
        rows, row = QVBoxLayout(), QHBoxLayout()
        rows.setSpacing(8)
        room = 0
        for number, way in enumerate(ways):
            made = button(self._theme, way.text, "outline" if number else "primary")
            made.clicked.connect(lambda _=False, way=way: way.act())
            self.buttons[way.text] = made
            room -= made.sizeHint().width() + 12
            if room < 0:
                row = QHBoxLayout()
                row.setSpacing(12)
                row.setAlignment(Qt.AlignmentFlag.AlignLeft)
                rows.addLayout(row)
                room = WIDE - made.sizeHint().width() - 12
            row.addWidget(made)
        return rows

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {}

    def window_title(self) -> str:
        return "pmdesk"

    def leave(self) -> None:
        """Nothing is held here."""
