"""Which sections the report has: a tick for each, with how much stands in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from pmdesk.method.sections import Section, report_sections
from pmdesk.method.tellers import contributors
from pmdesk.model.review import HEADER, Review
from pmdesk.model.words import Capture, Mark
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.tick_box import TickBox

BETWEEN = 16


def counts(review: Review) -> dict[str, int]:
    """How much each section of a report holds."""
    impact = [name for name in HEADER if name.startswith("impact_")]
    return {
        "impact": sum(bool(getattr(review, name).strip()) for name in impact),
        "timeline": len(review.entries),
        "evidence": len(review.attachments),
        "worksheet": sum(bool(row.service or row.seen) for row in review.worksheet),
        "amendments": len(review.amendments),
        "factors": sum(bool(row.text) for row in review.factors),
        "biases": sum(row.mark is not Mark.NOT_ASKED or bool(row.note) for row in review.biases),
        "lessons": sum(bool(row.text) for row in review.lessons),
        "communication": int(bool(review.response_communication.strip())),
        "actions": sum(bool(row.text) for row in review.actions),
        "questions": sum(row.outcome is not Capture.DROPPED for row in review.questions),
        "parked": sum(row.outcome is not Capture.DROPPED for row in review.parked),
        "meeting": sum(bool(row.started) for row in review.meetings),
        "contributors": len(contributors(review)),
        "closing": int(bool(review.closing_note.strip())),
        "reviewers": sum(bool(row.reviewer.strip()) for row in review.sign_offs),
        "glossary": sum(bool(row.word and row.meaning.strip()) for row in review.glossary),
        "tags": len(review.tags),
    }


class SectionTicks(QWidget):
    """The sections in one column or two, read downwards.

    Signals:
        ticked(str, bool): the section with this key is wanted, or is not.
    """

    ticked = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.boxes: dict[str, TickBox] = {}
        self._counts = {section.key: _count() for section in report_sections()}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(2)
        self._rows = [self._row(theme, section) for section in report_sections()]
        self._columns = 0
        self._place(1)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns, high = columns, -(-len(self._rows) // columns)
        for number, row in enumerate(self._rows):
            self._grid.removeWidget(row)
            self._grid.addWidget(row, number % high, number // high)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        longest = max(row.sizeHint().width() for row in self._rows)
        self._place(2 if self.width() >= 2 * longest + BETWEEN else 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def _row(self, theme: Theme, section: Section) -> QWidget:
        box = TickBox(theme, section.name)
        box.setMinimumHeight(26)
        box.clicked.connect(lambda on: self.ticked.emit(section.key, on))
        self.boxes[section.key] = box
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box, 1)
        row.addWidget(self._counts[section.key])
        return made

    def show_review(self, review: Review) -> None:
        for key, count in counts(review).items():
            box, said = self.boxes[key], str(count) if count else tr("empty")
            box.setChecked(key not in review.hidden_sections)
            self._counts[key].setText(said)
            box.setAccessibleDescription(said)


def _count() -> QLabel:
    """A place for a number or a word that takes no other room when it changes."""
    made = label("", 12, 400, "muted")
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setFixedWidth(40)
    return made
