"""Says why ideas are still held back, and opens them early by one click on a reason."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.closing import early_reasons
from pmdesk.model.gestures import header
from pmdesk.model.ideas import ideas_state
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.times import clock_text, day_text, local
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.labels import Para


class IdeasGate(QWidget):
    """Stands over a list of ideas while they are held back; gone once they are open."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self.words = Para(theme, "", 13, 500)
        self.early = Folding(theme, tr("Open them now"), self._reasons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.early)

    def _reasons(self) -> QWidget:
        """The usual reasons, each one click, and one in own words."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 2, 0, 6)
        column.setSpacing(4)
        column.addWidget(Para(self._theme, tr("For which reason?"), 12, 400, "muted"))
        for reason in early_reasons():
            made = button(self._theme, reason, "outline", dense=True)
            made.clicked.connect(lambda _=False, reason=reason: self._open(reason))
            column.addWidget(align(made))
        own = LineField(tr("Another reason"), tr("Another reason, then Enter"))
        own.entered.connect(lambda: self._open(own.text().strip()))
        column.addWidget(own)
        return box

    def _open(self, reason: str) -> None:
        if reason:
            now = self._session.now().replace(microsecond=0)
            self._session.do(header.open_ideas, at=now, reason=reason, line=new_id())

    @property
    def is_open(self) -> bool:
        """Whether ideas may be taken up now."""
        return ideas_state(self._session.review, self._session.now()).open

    def show_review(self, review: Review) -> None:
        state = ideas_state(review, self._session.now())
        self.setVisible(not state.open)
        if state.open:
            return
        if state.until is None:
            self.words.set_text(tr("They open once the room has agreed the timeline."))
            return
        day = day_text(local(state.until, review.zone).date())
        time = clock_text(state.until, review.zone)
        said = tr("The timeline is agreed; ideas rest until {day}, {time}.")
        self.words.set_text(said.format(day=day, time=time))
