"""How communication during the response worked: one line below the board of lessons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.method.sections import communication_question
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import label


class ResponseLine(QWidget):
    """The question, what was said, and the way to put the question before the room.

    Signals:
        question_wanted(str): the room is to see the question, or no longer.
    """

    question_wanted = Signal(str)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        question = communication_question()
        self.field = TextField(tr("Communication during the response"), question, lines=(1, 4))
        self.show_it = button(theme, tr("Show"), "link", dense=True)
        self.show_it.setAccessibleName(tr("Show to the room: {question}").format(question=question))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        said = label(tr("Communication"), 13, 600)
        said.setContentsMargins(0, 7, 0, 0)
        row.addWidget(said, 0, top)
        row.addWidget(self.field, 1)
        row.addWidget(self.show_it, 0, top)
        self.field.edited.connect(
            lambda text: session.do(header.set_fact, field="response_communication", value=text)
        )
        self.field.left.connect(session.seal)
        watch(theme, session, self.field, "review", "response_communication")
        self.show_it.clicked.connect(lambda: self.question_wanted.emit(question))

    def show_review(self, review: Review) -> None:
        self.field.show_value(review.response_communication)

    def show_room(self, running: bool) -> None:
        self.show_it.setVisible(running)
