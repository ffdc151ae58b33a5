"""What comes next: when the room meets again, where the report goes, and a note at the end."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.date_field import DateField
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.suggest_field import SuggestField


class NextBlock(Block):
    """The next date and the channel for the report; without both the meeting is not at its end."""

    def __init__(self, theme: Theme, session: ReviewSession, today: Callable[[], date]) -> None:
        super().__init__(theme, tr("What comes next"))
        self.date = DateField(theme, tr("We meet again"), today)
        self.channel = SuggestField(tr("The report goes to"), (), tr("Mail to all teams"))
        self.date.setFixedWidth(168)
        when = labelled(tr("We meet again"), self.date)
        when.addStretch(1)
        where = labelled(tr("The report goes to"), self.channel)
        where.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(when)
        row.addLayout(where, 1)
        self.fields.addLayout(row)
        for name, field in (("next_date", self.date), ("channel", self.channel)):
            field.edited.connect(
                lambda value, n=name: session.do(header.set_closing, field=n, value=value)
            )
            field.left.connect(session.seal)

    def show_review(self, review: Review) -> None:
        self.date.show_value(review.next_date)
        self.channel.show_value(review.channel)


class NoteBlock(Block):
    """The closing note of the report."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Closing note"), tr("Stands at the end of the report."))
        self.note = TextField(tr("Closing note"), tr("Thanks, and where it goes on"), lines=(2, 10))
        self.fields.addWidget(self.note)
        self.note.edited.connect(
            lambda text: session.do(header.set_closing, field="closing_note", value=text)
        )
        self.note.left.connect(session.seal)
        watch(theme, session, self.note, "review", "closing_note")

    def show_review(self, review: Review) -> None:
        self.note.show_value(review.closing_note)
