"""The learning pulse: three counts of hands, what they mean, and a remark."""

from PySide6.QtWidgets import QHBoxLayout

from pmdesk.method.closing import pulse_sentence, pulse_words
from pmdesk.model.gestures import meeting
from pmdesk.model.review import Meeting, Review
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.count_field import CountField
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para


def held(review: Review) -> Meeting | None:
    """The meeting whose hands are counted: the last that began."""
    return next((row for row in reversed(review.meetings) if row.started), None)


class PulseBlock(Block):
    """The counts of the last meeting; without a meeting, the way to one."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Learning pulse"), pulse_words().explained)
        self._session = session
        self._meeting = ""
        self.counts = {
            "pulse_asked": CountField(tr("People asked")),
            "pulse_learned": CountField(tr("Learned something")),
            "pulse_again": CountField(tr("Would come again")),
        }
        self.means = Para(theme, "", 12)
        self.note = TextField(
            tr("Remark on the pulse"), tr("What was said about the meeting"), lines=(1, 5)
        )
        self.start = button(theme, tr("Start meeting"), "outline", "clock", dense=True)
        self._way = align(self.start)
        row = QHBoxLayout()
        row.setSpacing(24)
        for field in self.counts.values():
            row.addLayout(labelled(field.accessibleName(), field))
        row.addStretch(1)
        self.fields.addLayout(row)
        self.fields.addWidget(self.means)
        self.fields.addLayout(labelled(tr("Remark"), self.note))
        self.fields.addWidget(self._way)
        for name, field in self.counts.items():
            field.given.connect(lambda count, n=name: self._set(n, count))
            field.readable.connect(lambda _: self._say())
            field.left.connect(session.seal)
        self.note.edited.connect(lambda text: self._set("pulse_note", text))
        self.note.left.connect(session.seal)

    def _set(self, field: str, value: object) -> None:
        self._session.do(meeting.set_pulse, id=self._meeting, field=field, value=value)

    def show_review(self, review: Review) -> None:
        row = held(review)
        self._meeting = row.id if row is not None else ""
        self._way.setVisible(row is None)
        for field in (*self.counts.values(), self.note):
            field.setEnabled(row is not None)
        if row is not None:
            for name, field in self.counts.items():
                field.show_count(getattr(row, name))
            self.note.show_value(row.pulse_note)
        self._say()

    def _say(self) -> None:
        asked, learned, again = (field.count() for field in self.counts.values())
        if asked is None or learned is None or again is None:
            self.means.set_text(tr("Not read as a number, not stored. Write it as 7."), "brick")
        else:
            said, asks = pulse_sentence(asked, learned, again)
            self.means.set_text(said or pulse_words().meaning, "amber" if asks else "muted")
