"""What the facilitator takes along for the next meeting: private, kept by meeting."""

from PySide6.QtCore import Signal

from pmdesk.method.closing import explained
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.closing.pulse import held
from pmdesk.ui.guide.about_notes import AboutNotes
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.labels import Para


class NextTimeBlock(Block):
    """The notes on the last meeting; there once one has begun, folded where the window is shared.

    Signals:
        open_wanted(): the notes are to be opened although the window may be shared.
    """

    open_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("For next time"), explained("next"))
        self._session = session
        self._meeting, self._folded = "", True
        self.notes: AboutNotes | None = None
        self._shut = Para(theme, tr("Folded: this window may be shared."), 13, 400, "muted")
        self.open = button(theme, tr("Open anyway"), "outline", "lock", dense=True)
        self._way = align(self.open)
        self.fields.addWidget(self._shut)
        self.fields.addWidget(self._way)
        self.open.clicked.connect(self.open_wanted)
        self.hide()

    def show_review(self, review: Review) -> None:
        row = held(review)
        meeting = row.id if row is not None else ""
        if meeting != self._meeting:
            self._meeting = meeting
            self._replace()
        self.setVisible(bool(meeting))
        if self.notes is not None and not self._folded:
            self.notes.show_review(review)

    def _replace(self) -> None:
        """The notes on another meeting."""
        if self.notes is not None:
            self.notes.shut()
            self.fields.removeWidget(self.notes)
            self.notes.hide()
            self.notes.deleteLater()
            self.notes = None
        if self._meeting:
            said = tr("Only in this window.")
            about = ("meetings", self._meeting)
            self.notes = AboutNotes(self.theme, self._session, about, Stage.CLOSE, said)
            self.notes.call_it(tr("Private note for next time"))
            self.fields.addWidget(self.notes)
            self.fold(self._folded, force=True)

    def fold(self, folded: bool, *, force: bool = False) -> None:
        """Lets go of every word, or holds them again."""
        if folded == self._folded and not force:
            return
        self._folded = folded
        self._shut.setVisible(folded)
        self._way.setVisible(folded)
        if self.notes is None:
            return
        if folded:
            self.notes.shut()
        else:
            self.notes.reopen()
            self.notes.show_review(self._session.review)
        self.notes.setVisible(not folded)
