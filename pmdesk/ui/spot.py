"""A spot in a review that something leads to, and how a part of a page is brought into sight."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from pmdesk.method.finding import Finding

ABOVE = 40
"""Pixels that are seen above and below a part that was scrolled to."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Noun, row and field of what a finding is about; `noun` "review" and `row` "" for its header.

    `about` is the words that it is about, or the key of what has no row yet: a bias that nobody
    asked, an empty category.
    """

    noun: str
    row: str = ""
    field: str = ""
    about: str = ""

    @classmethod
    def of(cls, finding: Finding) -> "Spot":
        """Where a finding is."""
        return cls(finding.noun, finding.row, finding.field, finding.excerpt)


class Revealing(QObject):
    """Scrolls to a part of a page, and again once the page is laid out.

    Signals:
        revealed(QWidget): the part is scrolled into sight.
    """

    revealed = Signal(QWidget)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._part: QWidget | None = None
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._again)

    def reveal(self, part: QWidget) -> None:
        """Brings a part into sight in every area that it is scrolled in."""
        _scroll_to(part)
        self._part = part
        self._laid_out.start()

    def _again(self) -> None:
        part, self._part = self._part, None
        if part is not None and isValid(part):
            _scroll_to(part)
            self.revealed.emit(part)


def _scroll_to(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part, 0, ABOVE)
        around = around.parentWidget()
