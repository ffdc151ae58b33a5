"""The parking lot and the open questions: each row is settled here, and new ones can be added."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout

from pmdesk.method.closing import explained
from pmdesk.model.change import Change
from pmdesk.model.gestures import captured
from pmdesk.model.review import Parked, Question, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Capture
from pmdesk.ui.closing.caught_row import CaughtRow
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.standing import Standing
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.kept_rows import kept_rows

Caught = tuple[Parked, ...] | tuple[Question, ...]


class CaughtBlock(Block):
    """Rows of one noun, parked or questions; one row keeps its widget while it is there."""

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        noun: str,
        title: str,
        more: tuple[str, str],
        add: tuple[str, Callable[..., Change]],
    ) -> None:
        super().__init__(theme, title)
        self._session, self._noun, self._more = session, noun, more
        self._seen: Caught | None = None
        self.room: Standing | None = None
        self.rows: dict[str, CaughtRow] = {}
        self.add = LineField(add[0], add[0], "underline")
        self._gesture = add[1]
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.fields.addLayout(self._list)
        self.fields.addWidget(self.add)
        self.add.entered.connect(self._add)

    def show_review(self, review: Review) -> None:
        asked = self._noun == "questions" and self.room is not None
        rows: Caught = self.room.questions if asked and self.room else getattr(review, self._noun)
        if rows == self._seen:
            return
        self._seen = rows
        self.rows = kept_rows(self._list, self.rows, [row.id for row in rows], self._new)
        for row in rows:
            self.rows[row.id].show_row(row)
        self._say_open(rows)

    def _new(self, id: str) -> CaughtRow:
        return CaughtRow(self.theme, self._session, self._noun, id, *self._more)

    def _say_open(self, rows: Caught) -> None:
        open_ = sum(row.outcome is Capture.OPEN for row in rows)
        said = explained(self._noun)
        if open_:
            said = f"{tr('{n} open.').format(n=open_)} {said}"
        self.say(said)

    def _add(self) -> None:
        text = self.add.text().strip()
        if text and self._session.do(self._gesture, id=new_id(), text=text):
            self.add.clear()
            self.add.show_value("")


def parked_block(theme: Theme, session: ReviewSession) -> CaughtBlock:
    """The topics that were worth their own time."""
    more = ("follow_up", tr("Where it goes on"))
    add = (tr("Park a topic, Enter adds"), captured.add_parked)
    return CaughtBlock(theme, session, "parked", tr("Parking lot"), more, add)


def questions_block(theme: Theme, session: ReviewSession) -> CaughtBlock:
    """The questions that nobody could answer."""
    more = ("answer", tr("The answer, or who finds out"))
    add = (tr("Add a question, Enter adds"), captured.add_question)
    return CaughtBlock(theme, session, "questions", tr("Open questions"), more, add)
