"""What a report still lacks, as a short list whose rows lead to the place."""

from collections import Counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.finding import Finding
from pmdesk.method.lacking import lacking, stage_of
from pmdesk.method.stages import stage_guide
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.paint.shapes import paint_tick, stroke
from pmdesk.ui.paint.text import draw, draw_lines, width, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button

ROW, LINE = 30, 20
SHORT = 8
"""Rows that are shown before "more" is asked for."""
TIMES = frozenset({"started", "resolved", "impact_duration"})
"""Fields of the header that are held against the times of the timeline."""


def gathered(findings: tuple[Finding, ...]) -> list[tuple[Finding, int]]:
    """Findings of one rule about several rows as one, with how many there are."""
    counts = Counter((f.rule, f.message) for f in findings)
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.rule, finding.message), finding)
    return [(finding, counts[key]) for key, finding in first.items()]


def of_timeline(finding: Finding) -> bool:
    """Whether it tells something of the timeline: when an entry was, how many there are."""
    times = finding.noun == "review" and finding.field in TIMES
    return times or stage_of(finding) is Stage.TIMELINE


class FindingRow(QAbstractButton):
    """One missing part: an open ring, the sentence, where to go; as high as the sentence needs."""

    def __init__(self, theme: Theme, text: str, tip: str, stage: Stage | None) -> None:
        super().__init__()
        self._theme, self._where = theme, stage_guide(stage).name if stage else ""
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(f"{text} {self._where}".strip())
        self.setAccessibleDescription(tip)
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stage else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, stage is not None)

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _lines(self) -> tuple[str, ...]:
        where = width(self._where, self._theme.font(11))
        return wrapped(self.text(), self._theme.font(13), self.width() - 44 - where, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = ROW - LINE + LINE * max(1, len(self._lines()))
        if self.height() != height:
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._where and self.underMouse():
            p.fillRect(box, theme["hover"])
        p.fillRect(QRectF(0, box.height() - 1, box.width(), 1), theme["hair"])
        centre = QPointF(8, ROW / 2)
        if self._where:
            p.setPen(stroke(theme["amber"], 1.5))
            p.drawEllipse(centre, 5.5, 5.5)
        else:
            paint_tick(p, theme["accent"], centre)
        draw_lines(p, QPointF(24, 5), self._lines(), theme.font(13), theme["ink"], LINE)
        first = QRectF(0, 0, box.width() - 8, ROW)
        right = Qt.AlignmentFlag.AlignRight
        draw(p, first, self._where, theme.font(11), theme["muted"], right)
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)


class MissingList(QWidget):
    """The missing parts of a review.

    Signals:
        chosen(Stage, str): the user went to a stage; with the field of the header, else the noun.
    """

    chosen = Signal(object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._seen: list[tuple[Finding, int]] | None = None
        self._all = self._folded = False
        self.rows: list[FindingRow] = []
        self.more = button(theme, "", "link", dense=True)
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        self._rest = align(self.more)
        column.addWidget(self._rest)

    def show_review(self, review: Review, *, folded: bool = False) -> None:
        """What is missing; `folded` leaves out what tells of entries that the room may not know."""
        found = gathered(tuple(f for f in lacking(review) if not folded or not of_timeline(f)))
        if found != self._seen or folded != self._folded:
            self._seen, self._folded = found, folded
            self._rebuild()

    def _show_all(self) -> None:
        self._all = True
        self._rebuild()

    def _rebuild(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        found = self._seen or []
        shown = found if self._all else found[:SHORT]
        self.rows = [self._row(finding, count) for finding, count in shown]
        if not found:
            text = tr("Nothing is missing.")
            if self._folded:
                text = tr("Nothing is missing beside the timeline.")
            self.rows = [FindingRow(self._theme, text, "", None)]
        for row in self.rows:
            self._column.addWidget(row)
        rest = len(found) - len(shown)
        self.more.setText(tr("{n} more").format(n=rest))
        self.more.setAccessibleName(tr("Show {n} more missing parts").format(n=rest))
        self._rest.setVisible(rest > 0)

    def _row(self, finding: Finding, count: int) -> FindingRow:
        text = finding.message
        if count > 1:
            text = tr("{message} {count} times.").format(message=text, count=count)
        stage = stage_of(finding)
        row = FindingRow(self._theme, text, finding.suggestion, stage)
        field = finding.field if finding.noun == "review" else finding.noun
        row.clicked.connect(lambda: self.chosen.emit(stage, field))
        return row
