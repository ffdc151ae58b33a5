"""The list of ideas, questions or parked topics: what waits first, what is settled below."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pmdesk.model.review import Review, find
from pmdesk.model.words import Capture
from pmdesk.ui.captured.ideas_gate import IdeasGate
from pmdesk.ui.captured.kinds import KINDS, Caught, caught
from pmdesk.ui.captured.row import OpenRow, SettledRow
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.standing import Standing
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.keycap import KeyCap
from pmdesk.ui.widgets.labels import Para, label

HIGHEST = 440
Row = OpenRow | SettledRow
AnyRow = TypeVar("AnyRow", OpenRow, SettledRow)


class CapturedList(QWidget):
    """One of the three lists; put it into a Popover.

    Signals:
        escaped(): Esc was pressed in a text, which takes the key for itself.
    """

    escaped = Signal()

    def __init__(
        self, theme: Theme, session: ReviewSession, noun: str, room: Standing | None = None
    ) -> None:
        super().__init__()
        self._theme, self._session, self.kind = theme, session, KINDS[noun]
        self._room = room
        self._seen: tuple[Caught, ...] | None = None
        self.waiting: dict[str, OpenRow] = {}
        self.settled: dict[str, SettledRow] = {}
        self.setAccessibleName(tr(self.kind.title))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._empty = Para(theme, tr(self.kind.empty), 13, 400, "muted")
        self._head = label("", 11, 600, "muted")
        self.gate = IdeasGate(theme, session) if noun == "ideas" else None
        self._lay_out()
        session.changed.connect(self.show_review)
        self.show_review(session.review)

    def _lay_out(self) -> None:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 6, 0)
        rows.setSpacing(0)
        self._waiting, self._settled = QVBoxLayout(), QVBoxLayout()
        self._head.setContentsMargins(0, 12, 0, 2)
        rows.addWidget(self._empty)
        rows.addLayout(self._waiting)
        rows.addWidget(self._head)
        rows.addLayout(self._settled)
        rows.addStretch(1)
        self._area = _Area(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr(self.kind.title), 15, 600))
        column.addWidget(Para(self._theme, tr(self.kind.explained), 12, 400, "muted"))
        column.addSpacing(4)
        if self.gate is not None:
            column.addWidget(self.gate)
        column.addWidget(self._area)
        column.addSpacing(4)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(KeyCap(self._theme, self.kind.slash))
        row.addWidget(label(tr("in the capture line adds one"), 12, 400, "muted"))
        row.addStretch(1)
        row.addWidget(KeyCap(self._theme, "Esc"))
        row.addWidget(label(tr("closes"), 12, 400, "muted"))
        return row

    def show_review(self, review: Review) -> None:
        rows = caught(review, self.kind.noun, self._room)
        if self.gate is not None:
            self.gate.show_review(review)
        if rows == self._seen:
            self._hold_back()
            return
        place = self._place()
        self._seen = rows
        waiting = [row.id for row in rows if row.outcome is Capture.OPEN]
        settled = [row.id for row in rows if row.outcome is not Capture.OPEN]
        self.waiting = kept_rows(self._waiting, self.waiting, waiting, self._maker(OpenRow))
        self.settled = kept_rows(self._settled, self.settled, settled, self._maker(SettledRow))
        shown: dict[str, Row] = {**self.waiting, **self.settled}
        for id, widget in shown.items():
            row = find(rows, id)
            if row is not None:
                widget.show_row(row)
        self._empty.setVisible(not waiting)
        self._head.setVisible(bool(settled))
        self._head.setText(tr("Settled, {n}").format(n=len(settled)))
        self._hold_back()
        self._area.updateGeometry()
        if place is not None:
            self._return_to(place)

    def _hold_back(self) -> None:
        """While ideas are held back they can be read and reworded, not taken up."""
        for row in self.waiting.values() if self.gate is not None else ():
            row.may_settle(self.gate is None or self.gate.is_open)

    def _maker(self, of: Callable[..., AnyRow]) -> Callable[[str], AnyRow]:
        def make(id: str) -> AnyRow:
            row = find(caught(self._session.review, self.kind.noun), id)
            assert row is not None
            made = of(self._theme, self._session, self.kind, row)
            if isinstance(made, OpenRow):
                made.escaped.connect(self.escaped)
            return made

        return make

    def _place(self) -> tuple[str, int] | None:
        """The row that has the focus, and its place among those that wait."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        rows: dict[str, Row] = {**self.waiting, **self.settled}
        held = next((id for id, row in rows.items() if row.isAncestorOf(focus)), "")
        return held, list(rows).index(held) if held else 0

    def _return_to(self, place: tuple[str, int]) -> None:
        """The focus stays in its row; where that is gone it goes to the one that follows."""
        id, number = place
        rows: dict[str, Row] = {**self.waiting, **self.settled}
        focus = QApplication.focusWidget()
        if focus is not None and id in rows and rows[id].isAncestorOf(focus):
            return
        left: list[Row] = [*self.waiting.values()] or [*self.settled.values()]
        if left:
            left[min(number, len(left) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """Where the focus begins."""
        return next(iter((*self.waiting.values(), *self.settled.values())), self)


class _Area(QWidget):
    """The rows: as high as they are, up to a height from which on they scroll."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        self._scroll: QScrollArea = scrolled(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def sizeHint(self) -> QSize:
        high = self._inner.heightForWidth(self.width()) if self.width() > 60 else -1
        high = high if high > 0 else self._inner.sizeHint().height()
        return QSize(400, min(HIGHEST, high))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(120, self.sizeHint().height()))
