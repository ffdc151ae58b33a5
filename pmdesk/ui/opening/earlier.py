"""What earlier reviews of the same services have decided and is not done yet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.measures import moment
from pmdesk.model.review import Review
from pmdesk.model.words import Milestone
from pmdesk.store.follow_up import ActionLine
from pmdesk.ui.library.action_words import (
    due_said,
    owner_said,
    sentence,
    shown_review,
    shown_text,
)
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.labels import Para

MOST = 4
"""Actions that are shown; the others are counted."""
DUE = 132
"""Pixels for the day, as for the names of the facts above."""
OpenActions = Callable[[], Sequence[ActionLine]]
"""Gives the open actions of all reviews, read anew."""


def no_actions() -> Sequence[ActionLine]:
    """Where there is no library behind the review."""
    return ()


def earlier(lines: Iterable[ActionLine], review: Review) -> tuple[ActionLine, ...]:
    """Those of other reviews of a service of this one, whose incident did not begin after it."""
    services, begun = _folded(review.services), _start(review)
    return tuple(
        line
        for line in lines
        if line.review != review.id
        and services & _folded(line.services)
        and (line.started is None or begun is None or line.started < begun)
    )


def _folded(services: Iterable[str]) -> set[str]:
    return {name.strip().casefold() for name in services if name.strip()}


def _start(review: Review) -> datetime | None:
    """When the incident began, as the lines of the library tell it."""
    marks = (moment(review, Milestone.IMPACT_STARTED), moment(review, Milestone.DETECTED))
    return review.started or next((at for at in marks if at is not None), None)


class ActionRow(QWidget):
    """By when at the left, late in brick; at the right what, and below it by whom and where."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.due = Para(theme, "", 13, 500)
        self.due.setFixedWidth(DUE)
        self.text, self.beside = Para(theme, "", 13, 500), Para(theme, "", 12, 400, "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.text)
        words.addWidget(self.beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.due, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_line(self, line: ActionLine, today: date) -> None:
        due, role = due_said(line, today)
        self.due.set_text(due, role if role != "ink" else "muted")
        self.text.set_text(shown_text(line))
        self.beside.set_text(f"{owner_said(line)[0]}  ·  {shown_review(line)}")
        self.setAccessibleName(sentence(line, today))


class EarlierBlock(Block):
    """The first of these actions with day, owner and review; nothing of it goes to the room.

    The library is asked when the review is first shown here and when its services change.
    """

    def __init__(
        self, theme: Theme, open_actions: OpenActions, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(
            theme,
            tr("Open actions from earlier reviews"),
            tr("Of the same services, to know of. They are followed up in their own reviews."),
        )
        self._open_actions, self._today = open_actions, today
        self._services: tuple[str, ...] | None = None
        self.lines: tuple[ActionLine, ...] = ()
        self.rows = tuple(ActionRow(theme) for _ in range(MOST))
        self.more = Para(theme, "", 12, 400, "muted")
        for row in (*self.rows, self.more):
            self.fields.addWidget(row)
        self.hide()

    def forget(self) -> None:
        """The library is asked again for the next review that is shown."""
        self._services = None

    def show_review(self, review: Review) -> None:
        if review.services == self._services:
            return
        self._services = review.services
        self.lines = earlier(self._open_actions(), review) if review.services else ()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(self.lines))
            if number < len(self.lines):
                row.show_line(self.lines[number], self._today())
        rest = len(self.lines) - MOST
        self.more.set_text(tr("{n} more").format(n=rest) if rest > 0 else "")
        self.more.setVisible(rest > 0)
        self.setVisible(bool(self.lines))
