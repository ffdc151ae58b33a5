"""What stands beside the actions: the coverage of the factors, and the chosen action."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.ui.actions_stage.coverage import CoverageView, summary
from pmdesk.ui.actions_stage.panel import ActionPanel
from pmdesk.ui.actions_stage.wording import policy_words
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.surface import Ground

DETAILS, COVERAGE = "details", "coverage"
LEAST = 520
"""The height that the fields of an action want before coverage may stand above them."""


class SidePanel(Ground):
    """Coverage alone while no action is chosen; else both where they fit, else one of the two."""

    def __init__(self, theme: Theme, session: ReviewSession, today: Callable[[], date]) -> None:
        super().__init__(theme, "paper", "left")
        self._chosen = False
        self.panel = ActionPanel(theme, session, today)
        self.view = CoverageView(theme)
        self.switch = Segmented(tr("Show"), [(tr("Details"), DETAILS), (tr("Coverage"), COVERAGE)])
        self.switch.show_value(DETAILS)
        self._title = label(tr("Details"), 15, 600)
        self._count = ElidedLabel(theme, "", 12, 400, "muted")
        self._none = Para(
            theme, tr("No factors yet. With them, coverage shows what no action changes."), 13
        )
        self.policy = Para(theme, "", 12, 400, "muted")
        self._details, self._coverage = scrolled(self.panel), scrolled(self._about())
        self._switch_row = align(self.switch)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 9, 0)
        head.addWidget(label(tr("Coverage"), 15, 600), 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 16, 8, 8)
        column.setSpacing(12)
        for part in (self._switch_row, self._head):
            column.addWidget(part)
        column.addWidget(self._coverage)
        column.addWidget(self._title)
        column.addWidget(self._details, 1)
        self.switch.chosen.connect(lambda _: self._arrange())

    def _about(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 9, 0)
        column.setSpacing(0)
        column.addWidget(self._none)
        column.addWidget(self.view)
        column.addSpacing(8)
        column.addWidget(label(tr("Policy"), 12, 600))
        column.addWidget(self.policy)
        column.addStretch(1)
        return inner

    def show_review(self, review: Review) -> None:
        self.view.show_review(review)
        self._count.set_text(summary(self.view.rows))
        self._none.setVisible(not self.view.rows)
        self.policy.set_text(policy_words(review))
        self._arrange()

    def show_action(self, review: Review, id: str) -> None:
        other, self._chosen = self._chosen != bool(id), bool(id)
        self.panel.show_action(review, id)
        if other:
            self._arrange()

    def to_top(self) -> None:
        """Another action is shown: from its first field on."""
        self._details.verticalScrollBar().setValue(0)

    def bring(self, part: QWidget) -> None:
        """Scrolls to a part of the fields."""
        self._details.ensureWidgetVisible(part)

    def to_details(self) -> None:
        """Brings the fields to the front where only one of the two is shown."""
        self.switch.show_value(DETAILS)
        self._arrange()

    def _arrange(self) -> None:
        wanted = (self.view.height() if self.view.rows else 48) + self.policy.height() + 28
        both = self._chosen and self.height() - wanted - 60 >= LEAST
        details = self._chosen and (both or self.switch.value() == DETAILS)
        coverage = both or not details
        self._switch_row.setVisible(self._chosen and not both)
        self._head.setVisible(coverage)
        self._title.setVisible(both)
        self._coverage.setVisible(coverage)
        self._details.setVisible(details)
        self._coverage.setMaximumHeight(wanted if both else 16777215)
        self._coverage.setMinimumHeight(wanted if both else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
