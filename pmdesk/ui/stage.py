"""What every stage of the console is: a view of the review that hands gestures to the session."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.side_place import SidePlace
from pmdesk.ui.spared import Spared
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from pmdesk.ui.room import Room

GUTTER = 20
Place = Mapping[str, Any]
"""Where somebody was on a stage, as plain data: the current row, the scroll bar."""


class StageView(QWidget):
    """Base of the stages: a head with title, sentence and tools, and whatever stands below.

    Signals:
        go_to(Stage): another stage is where to go on.
        row_wanted(Stage, str): and the row with this id there is what it is about.
        side_opened(): the panel beside the stage was opened, so whatever else stands there folds.
        laid_over(): something stands over the stage, so what covers a part of it makes way.
        widened(int): panels are to be so many pixels wider than usual, here and elsewhere.
        acted(str): a button stands for the action with this key.
        said(str, str, object, str, object): something for the message line, with what can be done
            about it: the words of a button and its act, and of another ("" and None for none).

    A stage is told of a new value by `show_review` while it is visible, and when it becomes so.
    It compares tuples by identity to see what is new to it.
    """

    go_to = Signal(object)
    row_wanted = Signal(object, str)
    side_opened = Signal()
    laid_over = Signal()
    widened = Signal(int)
    acted = Signal(str)
    said = Signal(str, str, object, str, object)
    stage: ClassVar[Stage]
    capture_hint: ClassVar[str] = ""
    widest: ClassVar[int] = 0
    """The most that tables are wide, in the middle of their place; 0 for as wide as there is."""
    least_beside: ClassVar[int] = 440
    """The pixels without which the panel does not stand beside the stage, but lies over it."""

    def __init__(self, theme: Theme, session: ReviewSession, title: str) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self.room: Room | None = None
        self._side: QWidget | None = None
        self._side_place: SidePlace | None = None
        self.spared: Spared | None = None
        self.side_shown, self._made_way = True, False
        self.heading = label(title, 20, 600)
        self.sentence = ElidedLabel(theme, "", 13, 400, "muted")
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
        self._main = QWidget()
        if self.widest:
            self._main.setMaximumWidth(self.widest + 2 * GUTTER)
        self.body = QVBoxLayout(self._main)
        self.body.setContentsMargins(GUTTER, 16, GUTTER, 12)
        self.body.setSpacing(12)
        self.body.addLayout(self.head)
        # A panel beside the stage is added here: it reaches from the top bar to the capture line.
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self._main, 1)

    @property
    def review(self) -> Review:
        return self.session.review

    def show_review(self, review: Review) -> None:
        """Shows a value; called only while the stage is in front."""
        raise NotImplementedError

    # The panel beside the stage

    def put_side(self, side: QWidget) -> None:
        """Puts a panel at the right of the stage, from the top bar to the capture line."""
        self._side = side
        self._side_place = SidePlace(self.theme, self, self.row, side, self.least_beside)
        self._side_place.widened.connect(self.widened)
        self._side_place.moved.connect(lambda: self.fit_side())

    def set_side_width(self, usual: int) -> None:
        """The width that the panel has where nobody has asked for another."""
        if self._side_place is not None:
            self._side_place.set_width(usual)

    def widen_side(self, wider: int) -> None:
        """Makes the panel so many pixels wider than usual (negative: narrower)."""
        if self._side_place is not None:
            self._side_place.widen(wider)

    def spare(self, part: QWidget) -> None:
        """Names the part of the stage that a window goes without that is too low for all."""
        self.spared = Spared(self._main, part, self.body.spacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.spared is not None:
            self.spared.fit(self.height())
        if self._side_place is not None:
            self._side_place.place_grip()

    def minimumSizeHint(self) -> QSize:
        """That of what always stands there: the panel can lie over it."""
        hint = super().minimumSizeHint()
        if self._side_place is not None:
            hint.setWidth(self._main.minimumSizeHint().width())
        if self.spared is not None:
            hint.setHeight(self.spared.least())
        return hint

    @property
    def lies_over(self) -> bool:
        """Whether the panel, while it is shown, lies over the stage."""
        return self._side_place is not None and self._side_place.over

    @property
    def _side_is_open(self) -> bool:
        return self.side_shown and (self._side_place is None or self._side_place.is_free)

    def side_has_content(self) -> bool:
        """Whether there is anything to show in the panel."""
        return True

    @property
    def has_side(self) -> bool:
        return self._side is not None

    def show_side(self, shown: bool) -> None:
        """Opens the panel or folds it away."""
        self.side_shown = shown
        self._made_way = self._made_way and not shown
        self.fit_side()

    def make_way(self, wanted: bool, *, covered: bool = False) -> None:
        """Folds the panel while something else is wanted in its place, and opens it again after.

        Where that lies over the stage (`covered`), nothing moves into the place of the panel.
        """
        if self._side is None:
            return
        policy = self._side.sizePolicy()
        policy.setRetainSizeWhenHidden(wanted and covered)
        self._side.setSizePolicy(policy)
        if wanted and self.side_shown:
            self._made_way = True
            self.show_side(False)
        elif not wanted and self._made_way:
            self.show_side(True)
        else:
            self.fit_side()

    @property
    def side_width(self) -> int:
        """The pixels that the panel takes from the stage, also those that it left free."""
        side = self._side
        if side is None or self.lies_over or not self.side_has_content():
            return 0
        kept = side.sizePolicy().retainSizeWhenHidden() and self._made_way
        return side.maximumWidth() if kept or not side.isHidden() else 0

    def fit_side(self) -> None:
        """Shows the panel where it is wanted and has something to show."""
        if self._side is not None and self._side_place is not None:
            self._side.setVisible(self._side_is_open and self.side_has_content())
            self._side_place.place_grip()

    def fold(self) -> None:
        """Opens the panel, or folds it away."""
        opened = not self._side_is_open
        if self._side_place is not None:
            self._side_place.opened = opened
        self.show_side(opened or self.lies_over)
        if opened:
            self.side_opened.emit()
        elif self.lies_over:
            self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lies_over and self._side_is_open:
            self.fold()
        else:
            super().keyPressEvent(event)

    def open_side(self) -> None:
        """Opens the panel where it is folded."""
        if not self._side_is_open:
            self.fold()

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

    def focus_first(self) -> None:
        """Puts the focus where work on this stage begins."""
        self.setFocus()

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

    def current_entry(self) -> str:
        """The id of the entry that somebody is at, "" for none."""
        return ""
