"""What is sent before a meeting: the pre-read and the entry for calendars."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from pmdesk.method.ready import cause_question
from pmdesk.model.invitation import invited_to
from pmdesk.model.review import Review
from pmdesk.ui.report_stage.export_bar import ExportBar
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.formats import CALENDAR, INVITATIONS, PREREADS
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.offered import Offered

Handlers = dict[str, Callable[[], object]]


class SendRow(QWidget):
    """Two buttons, what they are for, and how the writing goes.

    A title that tells why is questioned before it goes out; nothing is held back for it.
    """

    def __init__(self, theme: Theme, exporter: Exporter, review: Callable[[], Review]) -> None:
        super().__init__()
        made = exporter.handlers(review)
        self._made: Handlers = {each.action: made[each.action] for each in INVITATIONS}
        self.preread = button(theme, tr("Pre-read…"), "outline", "export", dense=True)
        self.calendar = button(theme, tr("Calendar entry…"), "outline", "calendar", dense=True)
        self.menu = QMenu(self.preread)
        for each in PREREADS:
            self.menu.addAction(tr(each.menu), self._made[each.action])
        self.said = Para(theme, "", 12, 400, "muted")
        self.title = Offered(theme, bar="amber")
        self.bar = ExportBar(theme, exporter)
        self._able = False
        self._lay_out()
        self.preread.clicked.connect(self._show_menu)
        self.calendar.clicked.connect(self._made[CALENDAR.action])

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.preread)
        row.addWidget(self.calendar)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.said)

    def show_review(self, review: Review) -> None:
        """Offers both once a meeting has a date."""
        self._able = invited_to(review) is not None
        without = tr("The pre-read tells who was affected and when we meet: no cause, no remedy.")
        missing = tr("Pre-read and calendar entry need a meeting with a date.")
        self.said.set_text(without if self._able else missing)
        for part in (self.preread, self.calendar):
            part.setEnabled(self._able)
            part.setToolTip("" if self._able else missing)
        question = cause_question(review.title)
        self.title.words.set_text(question)
        self.title.setVisible(bool(question) and self._able)

    def handlers(self) -> Handlers:
        """The actions that can be done now."""
        return self._made if self._able else {}

    def _show_menu(self) -> None:
        self.menu.popup(self.preread.mapToGlobal(QPoint(0, self.preread.height() + 2)))
