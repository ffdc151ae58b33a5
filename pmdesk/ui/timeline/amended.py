"""What was changed of an entry after the room agreed: the earlier words, and why."""

from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.amendments import of_entry
from pmdesk.model.gestures import amendments
from pmdesk.model.review import Amendment, Review
from pmdesk.model.words import Kind, Milestone
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import Para, label

VOCABULARIES: dict[str, type[StrEnum]] = {"kind": Kind, "milestone": Milestone}


class Amended(QWidget):
    """The amendments of one entry; hidden where there are none."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._amendments: dict[str, Amendment] = {}
        self.rows: dict[str, AmendmentRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Changed after the room agreed"), 11, 600, "muted"))
        column.addLayout(self._column)
        self.hide()

    def show_entry(self, review: Review, entry: str) -> None:
        """The amendments of an entry (its id), none for ""."""
        self._amendments = {row.id: row for row in of_entry(review, entry)} if entry else {}
        self.rows = kept_rows(self._column, self.rows, list(self._amendments), self._make)
        for id, row in self.rows.items():
            row.show_row(self._amendments[id])
        self.setVisible(bool(self.rows))

    def flush(self) -> None:
        for row in self.rows.values():
            row.reason.flush()

    def _make(self, id: str) -> "AmendmentRow":
        return AmendmentRow(self._theme, self._session, id)


class AmendmentRow(QWidget):
    """What it was before, and the field for why it was changed."""

    def __init__(self, theme: Theme, session: ReviewSession, id: str) -> None:
        super().__init__()
        self.before = Para(theme, "", 12, 400, "muted")
        self.reason = LineField(tr("Reason for the change"), tr("Why was it changed?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.before)
        column.addWidget(self.reason)
        self.reason.edited.connect(
            lambda text: session.do(amendments.set_reason, id=id, reason=text)
        )
        self.reason.left.connect(session.seal)

    def show_row(self, amendment: Amendment) -> None:
        self.before.set_text(told(amendment), "muted" if amendment.reason else "amber")
        self.reason.show_value(amendment.reason)


def told(amendment: Amendment) -> str:
    """An amendment in a sentence: what stood there before."""
    words = VOCABULARIES.get(amendment.field)
    before = name_of(words(amendment.before)) if words is not None else amendment.before
    if not amendment.field:
        return tr("Added.") if not before else tr("Taken out: {before}").format(before=before)
    said = {
        "text": tr("The text was: {before}"),
        "time": tr("The time was: {before}"),
        "kind": tr("The kind was: {before}"),
        "milestone": tr("The milestone was: {before}"),
    }.get(amendment.field, "{before}")
    return said.format(before=before)
