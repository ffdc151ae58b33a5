"""What every stage of the console is: a view of the review that hands gestures to the session."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.mirror.watch import go_to_words, watched
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.sided_view import SidedView
from pmdesk.ui.spared import Spared
from pmdesk.ui.spot import Revealing, Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import Sentences, label

if TYPE_CHECKING:
    from pmdesk.ui.room import Room

GUTTER = 20
Place = Mapping[str, Any]
"""Where somebody was on a stage, as plain data: the current row, the scroll bar."""


class StageView(SidedView):
    """Base of the stages: a head with title, sentence and tools, and whatever stands below.

    Signals:
        go_to(Stage): another stage is where to go on.
        finding_wanted(Finding): and what this is about there.
        laid_over(): something stands over the stage, so what covers a part of it makes way.
        looked_at(QWidget): a part of it is to be seen, so what covers that makes way.
        acted(str): a button stands for the action with this key.
        said(str, str, object, str, object): something for the message line, with what can be done
            about it: the words of a button and its act, and of another ("" and None for none).

    A stage is told of a new value by `show_review` while it is visible, and when it becomes so.
    It compares tuples by identity to see what is new to it.
    """

    go_to = Signal(object)
    finding_wanted = Signal(object)
    laid_over = Signal()
    looked_at = Signal(QWidget)
    acted = Signal(str)
    said = Signal(str, str, object, str, object)
    stage: ClassVar[Stage]
    capture_hint: ClassVar[str] = ""
    widest: ClassVar[int] = 0
    """The most that tables are wide, in the middle of their place; 0 for as wide as there is."""

    def __init__(self, theme: Theme, session: ReviewSession, title: str) -> None:
        super().__init__(theme)
        self.session = session
        self.room: Room | None = None
        self.spared: Spared | None = None
        self.revealing = Revealing(self)
        self.revealing.revealed.connect(self.looked_at)
        self.heading = label(title, 20, 600)
        self.sentence = Sentences(theme, "", 13, 400, "muted")
        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.sentence)
        self.head = QHBoxLayout()
        self.head.setSpacing(16)
        self.head.addLayout(words, 1)
        self.head.addLayout(self.tools)
        if self.widest:
            self.main.setMaximumWidth(self.widest + 2 * GUTTER)
        self.body = QVBoxLayout(self.main)
        self.body.setContentsMargins(GUTTER, 16, GUTTER, 12)
        self.body.setSpacing(12)
        self.body.addLayout(self.head)

    @property
    def review(self) -> Review:
        return self.session.review

    def show_review(self, review: Review) -> None:
        """Shows a value; called only while the stage is in front."""
        raise NotImplementedError

    def spare(self, part: QWidget) -> None:
        """Names the part of the stage that a window goes without that is too low for all."""
        self.spared = Spared(self.main, part, self.body.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.spared is not None:
            self.spared.fit(self.height())

    def minimumSizeHint(self) -> QSize:
        """That of what always stands there, without the part that is spared."""
        hint = super().minimumSizeHint()
        if self.spared is not None:
            hint.setHeight(self.spared.least())
        return hint

    def say(
        self,
        text: str,
        way: str = "",
        act: Callable[[], object] | None = None,
        other: str = "",
        other_act: Callable[[], object] | None = None,
    ) -> None:
        """Says something in the message line, with what can be done about it."""
        self.said.emit(text, way, act, other, other_act)

    # The room

    def use_room(self, room: "Room") -> None:
        """Takes the meeting room of the review; without one a stage is for work alone."""
        self.room = room

    def show_room(self) -> None:
        """The meeting, the walk or what may be seen has changed; only while in front."""

    def fold_away(self) -> None:
        """Lets go of what may not be seen any more; told while another stage is in front, too."""

    def may_leave(self, to: Stage) -> bool:
        """Whether another stage may come to the front; False where something is asked before.

        A stage asks once, and then goes on by itself.
        """
        return True

    # Where somebody was

    def place(self) -> Place:
        """What to remember of where somebody is here."""
        return {}

    def restore_place(self, place: Place) -> None:
        """Returns to what `place` gave; what is no longer there is passed by."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that this stage can do."""
        return {}

    def capture(self, text: str) -> bool:
        """Takes a line from the capture line; False leaves the text there."""
        return False

    def capture_values(self) -> Mapping[str, Any]:
        """Fields of a row of the stage's own kind that is captured here: its column or kind."""
        return {}

    def capture_lines(self, text: str) -> None:
        """Takes several pasted lines where the stage has a way of its own for that."""

    def show_captured(self, id: str) -> None:
        """Brings a row that was just captured into sight, where the stage shows its kind."""

    def show_row(self, id: str) -> None:
        """Makes a row the current one, where the stage has it; the room need not look at it."""

    def show_spot(self, spot: Spot) -> None:
        """Brings what a finding is about into sight, as near to it as the stage gets."""
        if spot.row:
            self.show_row(spot.row)
        part = self.part_at(spot)
        if part is not None:
            self.bring_part(part)
            if isinstance(part, TextField):
                go_to_words(part, spot.about)
        elif not spot.row:
            self.focus_first()

    def part_at(self, spot: Spot) -> QWidget | None:
        """The part in which a spot is edited; None where showing its row is all there is."""
        return watched(self, spot.noun, "", spot.field) if spot.noun == "review" else None

    def bring_part(self, part: QWidget) -> None:
        """Gives a part the focus, and scrolls to it; a panel that was folded opens for it."""
        if self.is_aside(part):
            self.open_side()
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self.revealing.reveal(part)

    def current_entry(self) -> str:
        """The id of the entry that somebody is at, "" for none."""
        return ""
