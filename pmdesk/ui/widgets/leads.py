"""Rows with a ring that lead somewhere: what is done, what is open, and where it is settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.paint.shapes import paint_ring, stroke
from pmdesk.ui.paint.text import draw_lines, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

LEFT, RIGHT, LINE, SMALL, PADDING = 29, 6, 20, 16, 4


@dataclass(frozen=True, slots=True)
class Lead:
    """A row: its words, whether it is done, what is missing, and the place that it leads to."""

    text: str
    done: bool
    missing: str
    stage: Stage
    place: str = ""
    tip: str = ""
    warns: bool = False


NO_LEAD = Lead("", False, "", Stage.PREPARE)


class LeadRow(QAbstractButton):
    """One row, as high as its words need."""

    def __init__(self, theme: Theme, lead: Lead) -> None:
        super().__init__()
        self._theme, self.lead = theme, lead
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_lead(lead)

    def show_lead(self, lead: Lead) -> None:
        self.lead = lead
        self.setText(lead.text)
        word = tr("done") if lead.done else tr("open")
        said = f"{lead.text}, {lead.missing or word}"
        self.setAccessibleName(said)
        self.setAccessibleDescription(lead.tip)
        self.setToolTip(lead.tip)
        self._fit()
        self.update()

    def _lines(self) -> tuple[str, ...]:
        weight = 400 if self.lead.done else 500
        return wrapped(self.lead.text, self._theme.font(13, weight), self.width() - LEFT - RIGHT, 3)

    def _more(self) -> tuple[str, ...]:
        return wrapped(self.lead.missing, self._theme.font(12), self.width() - LEFT - RIGHT, 3)

    def _fit(self) -> None:
        height = 2 * PADDING + LINE * max(1, len(self._lines())) + SMALL * len(self._more())
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, done = QPainter(self), self._theme, self.lead.done
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["hover"])
            p.drawRoundedRect(box, 4, 4)
        paint_ring(p, theme, QPointF(12, PADDING + LINE / 2), 1.0 if done else 0.0)
        font, colour = theme.font(13, 400 if done else 500), theme["muted" if done else "ink"]
        used = draw_lines(p, QPointF(LEFT, PADDING), self._lines(), font, colour, LINE)
        at = QPointF(LEFT, PADDING + used)
        role = "amber" if self.lead.warns else "muted"
        draw_lines(p, at, self._more(), theme.font(12), theme[role], SMALL)
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


class LeadList(QWidget):
    """Such rows below each other.

    Signals:
        chosen(Lead): the user wants to go to where it is settled.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[LeadRow] = []
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_leads(self, leads: Sequence[Lead]) -> None:
        """Shows the rows; one that is not wanted now waits empty for another time."""
        for lead in leads[len(self.rows) :]:
            row = LeadRow(self._theme, lead)
            row.clicked.connect(lambda _=False, row=row: self.chosen.emit(row.lead))
            self.rows.append(row)
            self._column.addWidget(row)
        for row, lead in zip(self.rows, leads, strict=False):
            if row.lead != lead:
                row.show_lead(lead)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(leads))
            if number >= len(leads) and row.lead != NO_LEAD:
                row.show_lead(NO_LEAD)  # what it said may be what nobody is to see now
