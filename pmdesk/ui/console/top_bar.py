"""The bar above the stages: where one is, what is saved, the clocks, and what the room sees."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.measures import incident_day
from pmdesk.model.review import Review
from pmdesk.model.times import day_text
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.console.clocks import NO_BAR, NO_WORD, STAGE_ONLY, WHOLE
from pmdesk.ui.console.meeting_bar import MeetingBar
from pmdesk.ui.console.saved_line import SavedLine
from pmdesk.ui.console.sharing_bar import SharingBar
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Ground

HIGH, SPACING = 56, 8
LEFT, RIGHT = 12, 16
TITLE_LEAST, TITLE_WANTED = 236, 440
"""Pixels that the title keeps before anything beside it gives way; undo and redo give way to more
of it."""
NARROWEST = 640
STEPS = (
    (True, WHOLE, True),
    (False, WHOLE, True),
    (False, NO_BAR, True),
    (False, NO_BAR, False),
    (False, NO_WORD, False),
    (False, STAGE_ONLY, False),
)
"""What gives way, step by step: undo and redo, the meeting's clock, words beside icons."""


class TopBar(Ground):
    """Title, facts and saved state of the review; meeting and audience at the right.

    In a narrow window undo and redo go first (menu and keys remain), then words beside icons and
    parts of the meeting's clock; the clock of the stage stays.

    Signals:
        back(): the way back to the library.
        acted(str): a button stands for the action with this key.
        ended(text, way, act): the meeting has ended; what to say of it, and the way back.
    """

    back = Signal()
    acted = Signal(str)
    ended = Signal(str, str, object)

    def __init__(self, theme: Theme, room: Room, sheet: Callable[[], Sheet] = Sheet) -> None:
        super().__init__(theme, "paper", "bottom")
        self.setFixedHeight(HIGH)
        self._room = room
        self._kind, self._review = "", Review(id="")
        self._title = ElidedLabel(theme, "", 15, 600)
        self.line = SavedLine(theme)
        self._back = button(theme, "", "quiet", "back", name=tr("Back to the library"))
        self._back.clicked.connect(self.back)
        self._undo = button(theme, "", "quiet", "undo", name=tr("Undo"))
        self._redo = button(theme, "", "quiet", "redo", name=tr("Redo"))
        self._undo.clicked.connect(lambda: self.acted.emit("undo"))
        self._redo.clicked.connect(lambda: self.acted.emit("redo"))
        self.meeting = MeetingBar(theme, room, self._page)
        self.sharing = SharingBar(theme, room, self._page, sheet)
        for part in (self.meeting, self.sharing):
            part.acted.connect(self.acted)
        self.meeting.ended.connect(self.ended)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 7, 0, 7)
        words.addWidget(self._title)
        words.addWidget(self.line)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(LEFT, 0, RIGHT, 1)
        row.setSpacing(SPACING)
        row.addWidget(self._back)
        row.addLayout(words, 1)
        for part in (self._undo, self._redo, self.meeting, self.sharing):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _page(self) -> QWidget:
        """What the bubbles of this bar lie on."""
        return self.parentWidget() or self

    # What is shown

    def call_it(self, kind: str) -> None:
        """What a review is called here, "" where no word was chosen."""
        self._kind = kind
        self.show_review(self._review)

    def show_review(self, review: Review) -> None:
        self._review = review
        self._title.set_text(review.title or tr("Untitled review"))
        day = incident_day(review)
        dated = day_text(day) if day else ""
        facts = (self._kind, review.severity, dated, ", ".join(review.services))
        self.line.show_facts(tuple(fact for fact in facts if fact))

    def show_room(self) -> None:
        """The meeting or what the room sees has changed."""
        hides = self._room.hides_private
        said = tr("This window may be shared") if hides else ""
        self.line.show_warning(said, tr("May be shared"))
        self.meeting.show_room()
        self.sharing.show_room()
        self._fit()

    def show_history(self, undo: str | None, redo: str | None) -> None:
        for made, word, text in ((self._undo, tr("Undo"), undo), (self._redo, tr("Redo"), redo)):
            made.setEnabled(text is not None)
            said = f"{word}: {text}" if text else word
            made.setToolTip(said)
            made.setAccessibleName(said)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that open something from this bar."""
        return self.meeting.handlers()

    # Room

    def _fit(self) -> None:
        """Lets go, one after the other, what does not fit beside the title."""
        around = LEFT + self._back.width() + SPACING + RIGHT
        wanted = max(TITLE_LEAST, min(TITLE_WANTED, self._title.sizeHint().width()))
        both = self._undo.width() + self._redo.width() + 2 * SPACING + wanted
        for history, level, words in STEPS:
            wide = self.meeting.width_at(level, words) + self.sharing.width_at(self.width(), words)
            beside = both if history else TITLE_LEAST
            if around + beside + wide + 2 * SPACING <= self.width():
                break
        self._undo.setVisible(history)
        self._redo.setVisible(history)
        self.meeting.fit(level, words)
        self.sharing.fit(self.width(), words)
        # At once: a bar that is right only after the next turn is seen to jump.
        for row in (self.meeting.row, self.sharing.row, self._row):
            row.activate()

    def minimumSizeHint(self) -> QSize:
        # The window may be made narrower than what is shown now: the bar lets go as it does.
        return QSize(NARROWEST, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)
