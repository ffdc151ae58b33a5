"""One thing that was caught on the side: its words, what becomes of it, and where it goes on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.words import name_of
from pmdesk.model.gestures import captured
from pmdesk.model.review import Parked, Question
from pmdesk.model.words import Capture
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.surface import Rule


class CaughtRow(QWidget):
    """A parked topic or a question; `more` is the field that says how it goes on."""

    def __init__(
        self, theme: Theme, session: ReviewSession, noun: str, id: str, more: str, hint: str
    ) -> None:
        super().__init__()
        self.id, self._noun, self._more, self._session = id, noun, more, session
        self.words = TextField(
            tr("Words"),
            tr("No words yet"),
            lines=(1, 6),
            one_line=True,
            role="bare",
            line_height=24,  # as much as there is to hit, also of one line
        )
        self.outcome = Segmented(tr("What becomes of it"), [(name_of(one), one) for one in Capture])
        self.more = TextField(hint, hint, lines=(1, 4), one_line=True, role="underline")
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        self._lay_out(theme)
        self._connect()
        watch(theme, session, self.words, noun, "text", lambda: self.id)
        watch(theme, session, self.more, noun, more, lambda: self.id)

    def _lay_out(self, theme: Theme) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.words, 1)
        top.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)
        segments = self.outcome.layout()
        assert segments is not None
        segments.setContentsMargins(0, 5, 0, 0)  # level with the field beside it
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.more, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(foot)
        column.addSpacing(2)
        column.addWidget(Rule(theme, "hair"))

    def _connect(self) -> None:
        self.words.edited.connect(lambda text: self._set("text", text))
        self.more.edited.connect(lambda text: self._set(self._more, text))
        self.outcome.chosen.connect(self._settle)
        self.away.clicked.connect(
            lambda: self._session.do(captured.delete, noun=self._noun, id=self.id)
        )
        for field in (self.words, self.more):
            field.left.connect(self._session.seal)
            field.entered.connect(self._session.seal)

    def _set(self, field: str, value: str) -> None:
        do = self._session.do
        do(captured.set_fact, noun=self._noun, id=self.id, field=field, value=value)

    def _settle(self, outcome: object) -> None:
        self._session.seal()
        self._session.do(captured.set_outcome, noun=self._noun, id=self.id, outcome=outcome)

    def show_row(self, row: Parked | Question) -> None:
        self.words.show_value(row.text)
        self.more.show_value(getattr(row, self._more))
        self.outcome.show_value(row.outcome)
        for part, word in (
            (self.words, tr("Words")),
            (self.outcome, tr("What becomes of it")),
            (self.more, self.more.placeholderText()),
            (self.away, tr("Delete")),
        ):
            part.setAccessibleName(f"{word}: {row.text}" if row.text else word)
