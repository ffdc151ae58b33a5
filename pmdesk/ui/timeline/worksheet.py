"""The monitoring worksheet: what each graph showed and what was usual, from before it began on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import worksheet
from pmdesk.model.measures import incident_day, moment
from pmdesk.model.review import Review, WorksheetRow, find
from pmdesk.model.text import new_id
from pmdesk.model.words import Milestone
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.worksheet_row import SheetRow
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.kept_rows import kept_rows


class Worksheet(QWidget):
    """One row for each graph.

    Signals:
        entry_wanted(WorksheetRow): a row is to become an entry of the timeline.
    """

    entry_wanted = Signal(object)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[object, ...] = ()
        self.rows: dict[str, SheetRow] = {}
        self.setAccessibleName(tr("Monitoring worksheet"))
        inner = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        held = QVBoxLayout(inner)
        held.setContentsMargins(0, 0, 12, 12)
        held.setSpacing(12)
        held.addLayout(self._column)
        self.add = button(theme, tr("Add a graph"), "outline", "plus")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        held.addLayout(foot)
        held.addStretch(1)
        self._area = scrolled(inner)
        self.empty = EmptyState(
            theme,
            tr("What did the graphs show before it began?"),
            tr("For each service: what was usual, then a spike or a flat line, when, and where."),
            tr("Add a graph"),
            self.add_row,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        column.addWidget(self.empty)
        self.add.clicked.connect(self.add_row)

    def show_review(self, review: Review) -> None:
        seen = (review.worksheet, review.zone, review.started, review.entries)
        if all(a is b for a, b in zip(seen, self._seen, strict=False)) and self._seen:
            return
        self._seen = seen
        rows = {row.id: row for row in review.worksheet}
        self.rows = kept_rows(self._column, self.rows, list(rows), self._make)
        begun, day = moment(review, Milestone.IMPACT_STARTED), incident_day(review)
        for id, made in self.rows.items():
            made.show_row(rows[id], review.zone, begun, day)
        self._area.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _make(self, id: str) -> SheetRow:
        row = find(self._session.review.worksheet, id) or WorksheetRow(id=id)
        made = SheetRow(self._theme, self._session, row)
        made.entry_wanted.connect(self.entry_wanted)
        return made

    def add_row(self) -> None:
        """A new row, the caret in its service."""
        made = new_id()
        if self._session.do(worksheet.add_row, id=made):
            self.show_review(self._session.review)
            self.rows[made].service.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        for row in self.rows.values():
            row.flush()

    def part_of(self, row: str) -> QWidget | None:
        """The first field of a row; None where it has none such."""
        return self.rows[row].service if row in self.rows else None

    def take_focus(self) -> None:
        if self.rows:
            next(iter(self.rows.values())).service.setFocus()
        else:
            self.empty.take_focus()


def summary(review: Review) -> str:
    """How much the worksheet says, and whether it reaches to before the incident."""
    rows, begun = review.worksheet, moment(review, Milestone.IMPACT_STARTED)
    if not rows:
        return tr("What was usual, and what the graphs did, from before the incident on.")
    count = tr("1 graph") if len(rows) == 1 else tr("{n} graphs").format(n=len(rows))
    if begun is None:
        return count
    before = sum(row.at is not None and row.at < begun for row in rows)
    if not before:
        return tr("{count}, none from before the impact started.").format(count=count)
    return tr("{count}, {n} from before the impact started.").format(count=count, n=before)
