"""The view of the Factors stage on the class of the problem: five questions with their answers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.problem_class import ClassQuestion, class_name, class_questions, class_sentence
from pmdesk.method.words import name_of
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.words import ProblemClass
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para, label

WIDEST = 680


class ClassForm(QWidget):
    """Each answer is stored as it is given; the report has them below the factors."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        kinds = [(name_of(kind), kind) for kind in ProblemClass]
        self.kind = Segmented(class_questions()[0].ask, kinds)
        self.kind.chosen.connect(lambda kind: self._store("class_kind", kind))
        self.fields = {question.field: self._field(question) for question in class_questions()[1:]}
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 12, 16)
        column.setSpacing(4)
        column.addWidget(label(class_name(), 15, 600))
        column.addWidget(Para(theme, class_sentence(), 13, 400, "muted"))
        for question in class_questions():
            column.addSpacing(12)
            column.addWidget(Para(theme, question.ask, 13, 500))
            part = self.fields.get(question.field)
            column.addWidget(part if part is not None else align(self.kind))
        column.addSpacing(12)
        said = tr("The answers stand in the report, below the factors.")
        column.addWidget(Para(theme, said, 12, 400, "muted"))
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inner))
        self.setFocusProxy(self.kind)

    def _field(self, question: ClassQuestion) -> TextField:
        made = TextField(question.ask, question.hint, lines=(1, 6), one_line=True)
        made.edited.connect(lambda text: self._store(question.field, text))
        made.left.connect(self._session.seal)
        made.entered.connect(self._session.seal)
        watch(self._theme, self._session, made, "review", question.field)
        return made

    def _store(self, field: str, value: object) -> None:
        self._session.do(header.set_class, field=field, value=value)

    def show_review(self, review: Review) -> None:
        self.kind.show_value(review.class_kind)
        for name, field in self.fields.items():
            field.show_value(getattr(review, name))
