"""What holds for the whole window until it is mended: one line each, above the page, with ways out.

A banner tells of something that happened; a notice says how things are, and goes when they change.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para

BAR = 3


@dataclass(frozen=True)
class Way:
    """A way out: the word on its button, and what it does."""

    text: str
    act: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """How things are, in one or two sentences; `role` is brick where something may be lost."""

    text: str
    ways: tuple[Way, ...] = ()
    role: str = "amber"


class Notices(QWidget):
    """The notices that hold, each under a key of its own; without one nothing is to be seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_notice(self, key: str, notice: Notice) -> None:
        """Says it, in place of what stood under this key."""
        known = self._rows.get(key)
        if known is not None and known.offers(notice):
            known.say(notice)
            return
        self._take_away(key)
        row = self._rows[key] = _Row(self._theme, notice)
        self._column.addWidget(row)
        self.show()
        self._fit()

    def withdraw(self, key: str) -> None:
        """It is no longer so."""
        self._take_away(key)
        self.setVisible(bool(self._rows))
        self._fit()

    def texts(self) -> tuple[str, ...]:
        """What is said, in its order."""
        return tuple(row.notice.text for row in self._rows.values())

    def ways(self, key: str) -> dict[str, Callable[[], object]]:
        """The ways out of a notice by their words; empty where it does not hold."""
        row = self._rows.get(key)
        return {} if row is None else {way.text: way.act for way in row.notice.ways}

    def _take_away(self, key: str) -> None:
        row = self._rows.pop(key, None)
        if row is not None:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()

    def _fit(self) -> None:
        self.updateGeometry()


class _Row(QWidget):
    def __init__(self, theme: Theme, notice: Notice) -> None:
        super().__init__()
        self._theme, self.notice = theme, notice
        self.setAccessibleName(notice.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(8)
        self._text = Para(theme, notice.text, 13, 500)
        row.addWidget(self._text, 1)
        for way in notice.ways:
            made = button(theme, way.text, "outline", dense=True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _=False, word=way.text: self._act(word))
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)

    def offers(self, notice: Notice) -> bool:
        """Whether it has the same ways out: then only its words change."""
        words = [[way.text for way in each.ways] for each in (self.notice, notice)]
        return words[0] == words[1] and self.notice.role == notice.role

    def say(self, notice: Notice) -> None:
        self.notice = notice
        self._text.set_text(notice.text)
        self.setAccessibleName(notice.text)

    def _act(self, word: str) -> None:
        next(way for way in self.notice.ways if way.text == word).act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, role = QPainter(self), self.notice.role
        painter.fillRect(self.rect(), self._theme[f"{role}-tint"])
        painter.fillRect(0, 0, BAR, self.height(), self._theme[role])
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme["line"])
