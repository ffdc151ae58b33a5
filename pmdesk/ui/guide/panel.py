"""The guide itself: what to ask, which bias to mind, what helps to lead, and notes at the foot."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.guide.ask import AskSection
from pmdesk.ui.guide.bias import BiasSection
from pmdesk.ui.guide.findings import FindingsSection
from pmdesk.ui.guide.leading import LeadingSection
from pmdesk.ui.guide.leaving import LeavingSection
from pmdesk.ui.guide.notes import NotesSection
from pmdesk.ui.guide.nudge_line import NudgeLine
from pmdesk.ui.guide.sharing_line import SharingLine
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.keycap import KeyCap
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground

LEFT, RIGHT = 17, 16
BAR = 10
"""Width of a scroll bar."""
SETTLED = 60
"""Milliseconds after which wrapped lines above the rest have their height."""


class GuidePanel(Ground):
    """What stands beside or over the stage.

    Signals:
        fold_wanted(): the guide is to be folded.
        escaped(): Esc was pressed in it.
        acted(str): a button stands for the action with this key.
        place_wanted(Finding): the user wants to go to where a finding is.
    """

    place_wanted = Signal(object)
    fold_wanted = Signal()
    escaped = Signal()
    acted = Signal(str)

    def __init__(
        self, theme: Theme, session: ReviewSession, room: Room, settings: Settings, over: QWidget
    ) -> None:
        super().__init__(theme, "paper", "left")
        self.setParent(over)
        self._room = room
        self._seen: object = None
        self.sharing = SharingLine(theme, room)
        self.ask = AskSection(theme, room, settings)
        self.bias = BiasSection(theme, session)
        self.leaving = LeavingSection(theme, room)
        self.findings = FindingsSection(theme, session, room)
        self.nudge = NudgeLine(theme, room, settings)
        self.leading = LeadingSection(theme, session, room)
        self.notes = NotesSection(theme, session, room)
        self._fold = button(theme, "", "quiet", "panel", dense=True, name=tr("Fold guide"))
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(LEFT, 14, RIGHT - 4, 0)
        head.setSpacing(8)
        head.addWidget(label(tr("Guide"), 15, 600), 1)
        head.addWidget(KeyCap(theme, "Ctrl G"))
        head.addWidget(self._fold)
        self._middle = QWidget()
        parts = QVBoxLayout(self._middle)
        parts.setContentsMargins(0, 4, BAR, 12)
        parts.setSpacing(14)
        for part in (self.ask, self.leaving, self.findings, self.bias, self.leading):
            parts.addWidget(part)
        parts.addStretch(1)
        self._scroll = scrolled(self._middle)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(_inset(self.sharing, RIGHT))
        column.addLayout(_inset(self.nudge, RIGHT))
        column.addLayout(_inset(self._scroll, RIGHT - BAR), 1)
        column.addLayout(_inset(self.notes, RIGHT))
        column.addSpacing(10)

    def _connect(self) -> None:
        self._fold.clicked.connect(self.fold_wanted)
        self.ask.audience_wanted.connect(lambda: self.acted.emit("audience"))
        for wanted in (self.sharing.fold_wanted, self.notes.open_wanted):
            wanted.connect(lambda: self.acted.emit("private-parts"))
        self.notes.escaped.connect(self.escaped)
        self.nudge.off_wanted.connect(lambda: self.acted.emit("nudges"))
        self.nudge.moved.connect(self._keep_in_sight)
        self.findings.place_wanted.connect(self.place_wanted)
        self.leading.unfolded.connect(self._bring)
        for acting in (self.leading, self.leaving):
            acting.acted.connect(self.acted)
        for part in (self.bias, self.leading):
            part.question_wanted.connect(self._room.show_prompt)

    # Values

    def show_stage(self, stage: Stage) -> None:
        self.ask.show_stage(stage)
        self.findings.show_stage(stage)
        self.bias.show_stage(stage)
        self.bias.show_prompt(self._room.prompt)
        self.leading.show_stage(stage)
        self.notes.show_stage(stage)
        self._scroll.verticalScrollBar().setValue(0)

    def show_review(self, review: Review) -> None:
        self.findings.show_review(review)
        self.bias.show_review(review)
        self.leading.show_review(review)
        self.notes.show_review(review)
        self.nudge.look()

    def show_room(self) -> None:
        """Told after each change of the review, too: most of them are none for the guide."""
        room = self._room
        self.ask.follow_walk()
        self.leading.show_room()
        self.leaving.show_room()
        self.nudge.look()
        self.notes.follow_walk()
        now = (room.prompt, room.view, room.is_open, room.hides_private, room.hides_findings)
        if now == self._seen:
            return
        self._seen = now
        self.sharing.show_room()
        self.findings.show_room()
        self.ask.show_room()
        self.bias.show_prompt(room.prompt)
        self.notes.show_room()

    # Where to work

    def begin(self, part: str = "") -> None:
        """Puts the focus into a part: ask (unless said otherwise), findings, bias, turns, notes."""
        if part == "notes":
            self.notes.begin()
        elif part == "turns":
            self.leading.begin_turns()
        elif part == "findings" and self.findings.isVisible():
            self._scroll.ensureWidgetVisible(self.findings)
            self.findings.begin()
        elif part == "bias":
            self._scroll.ensureWidgetVisible(self.bias)
            self.bias.mark.setFocus()
        else:
            self.ask.next.setFocus()

    def flush(self) -> None:
        """Stores what a box still holds back."""
        self.bias.note.flush()
        self.notes.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _bring(self, part: QWidget, after: int = 0) -> None:
        """Scrolls to something that was just unfolded, as soon as it has its place."""
        QTimer.singleShot(after, self, lambda: self._scroll.ensureWidgetVisible(part, 0, 8))

    def _keep_in_sight(self) -> None:
        """Whoever works in a part that was unfolded finds all of it where it was."""
        focus = QApplication.focusWidget()
        for part in self.leading.folds:
            if focus is not None and part.isAncestorOf(focus):
                self._bring(part, SETTLED)

    def _make_room(self) -> None:
        """The scroll bar stands in the margin, clear of the cards."""
        scrolls = self._scroll.verticalScrollBar().maximum() > 0
        layout = self._middle.layout()
        if layout is not None:
            layout.setContentsMargins(0, 4, BAR - 6 if scrolls else BAR, 12)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.nudge.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.notes.set_most(max(52, self.height() // 4))


def _inset(part: QWidget, right: int) -> QHBoxLayout:
    """A part with the margins of the guide."""
    row = QHBoxLayout()
    row.setContentsMargins(LEFT, 0, right, 0)
    row.addWidget(part)
    return row
