"""Comments of a reviewer in one place: each with a tick once settled, and a line for more."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import comments
from pmdesk.model.remarks import comments_of
from pmdesk.model.review import Comment, Review, find
from pmdesk.model.text import new_id
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import lowered
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.tick_box import TickBox

TICK = 24
LINES = (1, 6)


class CommentRow(QWidget):
    """One comment: whether it is settled, its words, and the row that it is on, if any."""

    def __init__(self, theme: Theme, session: ReviewSession, id: str) -> None:
        super().__init__()
        self._session, self._id = session, id
        self.place = ElidedLabel(theme, "", 12, 400, "muted")
        self.tick = TickBox(theme)
        self.tick.setFixedWidth(TICK)
        self.tick.setToolTip(tr("Settled"))
        self.field = TextField(tr("Comment"), lines=LINES, one_line=True, role="underline")
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(lowered(self.tick, 6))
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lowered(self.away, 5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.place)
        column.addLayout(row)
        self.setFocusProxy(self.tick)
        self.tick.clicked.connect(lambda on: session.do(comments.settle, id=id, settled=on))
        self.field.edited.connect(lambda text: session.do(comments.set_text, id=id, text=text))
        self.field.left.connect(self._left)
        self.away.clicked.connect(self._delete)

    def _delete(self) -> None:
        self._session.do(comments.delete_comment, id=self._id)

    def _left(self) -> None:
        """A comment that was emptied goes."""
        self._session.seal()
        known = find(self._session.review.comments, self._id)
        if known is not None and not self.field.text().strip():
            self._delete()

    def show_row(self, row: Comment, place: str) -> None:
        self.tick.setChecked(row.settled)
        self.field.show_value(row.text)
        self.place.set_text(place)
        self.place.setVisible(bool(place))
        for part, word in (
            (self.tick, tr("Settled")),
            (self.field, tr("Comment")),
            (self.away, tr("Delete")),
        ):
            part.setAccessibleName(f"{word}: {row.text}")


class CommentLine(TextField):
    """A line whose words are a comment once typed; `id` is that comment, "" for none.

    Enter makes room for the next, leaving it as well.

    Signals:
        freed(): what stood in it is one of the list now.
    """

    freed = Signal()

    def __init__(self, session: ReviewSession, reviewer: str, noun: str, row: str) -> None:
        hint = tr("What should be different?")
        super().__init__(tr("New comment"), hint, lines=LINES, one_line=True, role="underline")
        self._session = session
        self._about = {"reviewer": reviewer, "noun": noun, "row": row}
        self.id = ""
        self.edited.connect(self._store)
        self.entered.connect(self.finish)
        self.left.connect(self.finish)

    def show_review(self, review: Review) -> None:
        """Follows its comment, also when that was undone."""
        if self.id:
            row = find(review.comments, self.id)
            self.id = row.id if row is not None else ""
            self.show_value(row.text if row is not None else "")

    def _store(self, text: str) -> None:
        if not text.strip():
            return
        if self.id:
            self._session.do(comments.set_text, id=self.id, text=text)
            return
        self.id = new_id()
        if not self._session.do(comments.add_comment, id=self.id, text=text, **self._about):
            self.id = ""

    def finish(self) -> None:
        """What stands in it is a comment of its own; words that the library refused stay."""
        self.flush()
        id, written = self.id, bool(self.text().strip())
        if not id:
            return
        self.id = ""
        self.show_value("")
        self._session.seal()
        if not written:
            self._session.do(comments.delete_comment, id=id)
        self.freed.emit()


class CommentList(QWidget):
    """The comments of a reviewer that `belongs` takes, and a line for more once it is asked for.

    Signals:
        rebuilt(): there are other rows.
    """

    rebuilt = Signal()

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        reviewer: str,
        about: tuple[str, str],
        belongs: Callable[[Comment], bool],
    ) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._reviewer, self._belongs = reviewer, belongs
        self._shown: tuple[Review, dict[str, str]] = (session.review, {})
        self.rows: dict[str, CommentRow] = {}
        self.line = CommentLine(session, reviewer, *about)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self.line)
        self.line.hide()
        self.line.freed.connect(self._taken)
        self.line.escaped.connect(self._put_away)

    def show_review(self, review: Review, places: dict[str, str]) -> None:
        """`places` has for each comment the row that it is on, in words."""
        self._shown = (review, places)
        self.line.show_review(review)
        rows = [row for row in comments_of(review, self._reviewer) if self._belongs(row)]
        rows = [row for row in rows if row.id != self.line.id]
        before = list(self.rows)
        self.rows = kept_rows(self._column, self.rows, [row.id for row in rows], self._make)
        for row in rows:
            self.rows[row.id].show_row(row, places.get(row.id, ""))
        self._fit()
        if list(self.rows) != before:
            self.rebuilt.emit()

    def _make(self, id: str) -> CommentRow:
        return CommentRow(self._theme, self._session, id)

    def _fit(self) -> None:
        self.setVisible(bool(self.rows) or not self.line.isHidden())

    def _taken(self) -> None:
        """The row of what was written takes the place of the line that was left: nothing moves."""
        if not self.line.hasFocus():
            self.line.hide()
        self.show_review(*self._shown)

    def write(self) -> None:
        """Opens the line for a new comment."""
        self.line.show()
        self._fit()
        self.line.setFocus()
        self.rebuilt.emit()

    def _put_away(self) -> None:
        """Esc in an empty line."""
        if not self.line.text().strip():
            self.line.hide()
            self._fit()
