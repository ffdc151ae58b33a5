"""Which roles of a meeting are covered, by whom, and which are missing or not needed here."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from pmdesk.method.roles import Coverage, WantedRole, wanted_roles
from pmdesk.ui.paint.shapes import paint_ring, stroke
from pmdesk.ui.paint.text import draw, elided, width
from pmdesk.ui.prepare.holders import seat_name
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, Para

HIGH, SIGN = 26, 24
COLUMNS = 2


class RoleMark(QAbstractButton):
    """A role with its ring; where nobody has it, a press says that it is not needed, or is."""

    def __init__(self, theme: Theme, role: WantedRole) -> None:
        super().__init__()
        self._theme, self.role = theme, role
        self._seats: tuple[str, ...] = ()
        self._spared = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def spared(self) -> bool:
        """Whether it was said not to be needed here."""
        return self._spared

    def show_coverage(self, row: Coverage) -> None:
        self._seats, self._spared = tuple(map(seat_name, row.seats)), row.spared
        free = not self._seats
        self.setEnabled(free)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if free else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if free else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{self.role.name}: {self.said()}")
        press = tr("Needed after all") if self._spared else tr("Not needed here")
        self.setToolTip(press if free else ", ".join(self._seats))
        self.update()

    def said(self) -> str:
        """Who has it, or that nobody has or is to."""
        if self._seats:
            return ", ".join(self._seats)
        return tr("not needed here") if self._spared else tr("missing")

    def sizeHint(self) -> QSize:
        words = f"{self.role.name}  {self.said()}"
        return QSize(SIGN + int(width(words, self._theme.font(13))) + 8, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isEnabled() and self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["hover"])
            p.drawRoundedRect(box, 4, 4)
        self._paint_sign(p, QPointF(10, box.center().y()))
        words, font = box.adjusted(SIGN, 0, -4, 0), theme.font(13)
        name = elided(self.role.name, font, words.width())
        taken = draw(p, words, name, font, theme["muted" if self._spared else "ink"])
        rest = words.adjusted(taken + 8, 0, 0, 0)
        said, small = self.said(), theme.font(12)
        fits = bool(self._seats) or width(said, small) <= rest.width()
        if rest.width() > 20 and fits and said.casefold() != self.role.name.casefold():
            draw(p, rest, elided(said, small, rest.width()), small, theme["muted"])
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_sign(self, p: QPainter, centre: QPointF) -> None:
        """A tick, an empty ring, or a short line for what is not needed."""
        if self._spared and not self._seats:
            p.setPen(stroke(self._theme["edge"], 1.5))
            p.drawLine(QPointF(centre.x() - 5, centre.y()), QPointF(centre.x() + 5, centre.y()))
        else:
            paint_ring(p, self._theme, centre, 1.0 if self._seats else 0.0, 6)


class RoleRow(QWidget):
    """A role, and beside a missing one the way to a seat for it."""

    def __init__(self, theme: Theme, role: WantedRole) -> None:
        super().__init__()
        self.mark = RoleMark(theme, role)
        name = tr("Add seat: {role}").format(role=role.name)
        self.add = button(theme, tr("Add seat"), "link", dense=True, name=name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.mark, 1)
        row.addWidget(self.add)

    def show_coverage(self, row: Coverage) -> None:
        self.mark.show_coverage(row)
        self.add.setVisible(row.missing)


class RolesCovered(QWidget):
    """All roles that a meeting usually has, in two columns.

    Signals:
        spared(str, bool): the role with this key is not needed here, or it is.
        wanted(WantedRole): a seat is to be made for it.
    """

    spared = Signal(str, bool)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(tr("Roles covered"))
        self.rows = {role.key: RoleRow(theme, role) for role in wanted_roles()}
        said = tr("Press a missing one that is not needed here.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(ElidedLabel(theme, tr("Roles of a meeting"), 11, 600, "muted"))
        self._hint = Para(theme, said, 12, 400, "muted")
        column.addWidget(self._hint)
        grid = QGridLayout()
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for number, row in enumerate(self.rows.values()):
            grid.addWidget(row, number // COLUMNS, number % COLUMNS)
        for part in range(COLUMNS):
            grid.setColumnStretch(part, 1)
            grid.setColumnMinimumWidth(part, 1)
        column.addLayout(grid)
        for key, row in self.rows.items():
            row.mark.clicked.connect(lambda _=False, key=key: self._press(key))
            row.add.clicked.connect(lambda _=False, row=row: self.wanted.emit(row.mark.role))

    def show_coverage(self, found: Sequence[Coverage]) -> None:
        for row in found:
            self.rows[row.role.key].show_coverage(row)
        self._hint.setVisible(any(row.missing for row in found))

    def first_missing(self) -> QWidget:
        """Where work on the roles begins."""
        rows = self.rows.values()
        row = next((row for row in rows if not row.add.isHidden()), None)
        free = row or next((row for row in rows if row.mark.isEnabled()), None)
        return free.mark if free is not None else self

    def _press(self, key: str) -> None:
        self.spared.emit(key, not self.rows[key].mark.spared)
