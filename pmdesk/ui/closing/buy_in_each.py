"""Buy-in action by action, where one answer for the whole plan would say too little."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.gestures import actions
from pmdesk.model.review import Action, Review
from pmdesk.model.words import BuyIn
from pmdesk.ui.closing.decided import decided
from pmdesk.ui.paint.text import plain
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import Para

WIDE = 132


def answer_of(action: Action) -> BuyIn:
    """What was said of an action; a word that is none of ours counts as not asked."""
    said = action.buy_in.strip().casefold()
    return BuyIn(said) if said in set(BuyIn) else BuyIn.NONE


class BuyInEach(QWidget):
    """A line for each accepted action with its answer."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[Action, ...] = ()
        self.answers: dict[str, ChoiceField] = {}
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(6)
        self.show_review(session.review)

    def show_review(self, review: Review) -> None:
        rows = tuple(decided(review))
        if [(row.id, row.text) for row in rows] != [(row.id, row.text) for row in self._seen]:
            self._make(rows)
        self._seen = rows
        for action in rows:
            self.answers[action.id].show_value(answer_of(action))

    def _make(self, rows: tuple[Action, ...]) -> None:
        for gone in self._rows:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.answers = {}
        self._rows = [self._row(action) for action in rows]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, action: Action) -> QWidget:
        box, text = QWidget(), plain(action.text)
        answer = ChoiceField(self._theme, tr("Buy-in for {action}").format(action=text))
        answer.set_choices([(name_of(one), one) for one in BuyIn])
        answer.setFixedWidth(WIDE)
        answer.chosen.connect(lambda value: self._answer(action.id, value))
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Para(self._theme, text), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(answer, 0, Qt.AlignmentFlag.AlignTop)
        self.answers[action.id] = answer
        return box

    def _answer(self, id: str, value: object) -> None:
        self._session.do(actions.set_fact, id=id, field="buy_in", value=str(value))
