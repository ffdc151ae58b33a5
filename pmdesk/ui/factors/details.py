"""Everything about a factor that its card does not show, stored field by field."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.categories import alone_answers, alone_question
from pmdesk.method.words import name_of
from pmdesk.model.gestures import factors
from pmdesk.model.review import Factor
from pmdesk.model.words import Weight
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label


class FactorDetails(QWidget):
    """Details, evidence, part, weight, and whether it alone decided; put it into a Popover."""

    def __init__(self, theme: Theme, session: ReviewSession, factor: Factor) -> None:
        super().__init__()
        self._session, self._id = session, factor.id
        self.setAccessibleName(tr("Details of the factor"))
        self._title = ElidedLabel(theme, factor.text, 13, 600)
        self.details = TextField(
            tr("Details"), tr("How it worked, since when, who knew"), lines=(2, 7)
        )
        self.evidence = LineField(tr("Evidence"), tr("A graph, a log line, a document"))
        self.role = LineField(tr("Part it played"), tr("Started it, hid it, made it last longer"))
        self.weight = Segmented(tr("Weight"), [(name_of(weight), weight) for weight in Weight])
        answers = [(tr("Not asked"), ""), *((answer, answer) for answer in alone_answers())]
        self.alone = Segmented(alone_question(), answers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(labelled(tr("Details"), self.details))
        column.addLayout(labelled(tr("Evidence"), self.evidence))
        column.addLayout(labelled(tr("Part it played"), self.role))
        column.addWidget(label(tr("Weight"), 11, 600, "muted"))
        column.addWidget(self.weight)
        column.addWidget(Para(theme, alone_question(), 11, 600, "muted"))
        column.addWidget(self.alone)
        self.setFocusProxy(self.details)
        self._connect()
        watch(theme, session, self.details, "factors", "details", lambda: self._id)
        self.show_factor(factor)

    def _connect(self) -> None:
        for field, widget in self._fields().items():
            widget.edited.connect(lambda value, field=field: self._set(field, value))
            widget.left.connect(self._session.seal)
        self.weight.chosen.connect(
            lambda weight: self._session.do(factors.set_weight, id=self._id, weight=weight)
        )

        self.alone.chosen.connect(self._answer)

    def _answer(self, answer: str) -> None:
        self._session.seal()
        self._set("alone", answer)
        self._session.seal()

    def _fields(self) -> dict[str, LineField | TextField]:
        return {"details": self.details, "evidence": self.evidence, "role": self.role}

    def _set(self, field: str, value: str) -> None:
        self._session.do(factors.set_fact, id=self._id, field=field, value=value)

    def show_factor(self, factor: Factor) -> None:
        self._title.set_text(factor.text or tr("Empty card"))
        for field, widget in self._fields().items():
            widget.show_value(getattr(factor, field))
        self.weight.show_value(factor.weight)
        self.alone.show_value(factor.alone)
