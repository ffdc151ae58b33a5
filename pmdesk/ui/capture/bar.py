"""The line at the foot of the console: field, list of choices, hints, and what was just taken."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from pmdesk.intake.capture import lines_of, split_target
from pmdesk.model.measures import incident_day
from pmdesk.model.review import Review
from pmdesk.ui.capture.chip import chip_of
from pmdesk.ui.capture.field import CaptureField
from pmdesk.ui.capture.hints import CapButton, Hints, Taken
from pmdesk.ui.capture.lists import LineLists
from pmdesk.ui.capture.taker import Taker
from pmdesk.ui.capture.targets import BY_SLASH, ENTRY, Target
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground

NARROW = 1100
"""Below this width the hints are one key."""

LEAST_FIELD = 420


class CaptureBar(Ground):
    """What was just said goes in with Enter; the focus stays here until Esc.

    Signals:
        said(str): something to know about what was taken.
        undo_wanted(): the user takes back what was taken.
        left(): the focus is to go back to the stage.
    """

    said = Signal(str)
    undo_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__(theme, "paper", "top")
        self.setFixedHeight(52)
        self._session = session
        self._view: StageView | None = None
        self._back: QWidget | None = None
        self._given = ""
        self._waiting: list[str] = []
        self._said_for: Review | None = None
        self.taker = Taker(session, room)
        self.field = CaptureField(theme, self.taker.settled)
        self.field.setFixedHeight(36)
        self.lists = LineLists(theme, self.field, self)
        self.hints = Hints(theme)
        self.taken = Taken(theme)
        self._wait = label("", 12, 400, "amber")
        self._wait.setToolTip(tr("Pasted lines without a time; Enter brings the next one."))
        self._key = CapButton(theme, "Ctrl K", "", tr("To the capture line, Ctrl K"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 12, 7)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        for part in (self._wait, self.taken, self.hints, self._key):
            row.addWidget(part)

    def _connect(self) -> None:
        self.field.changed.connect(self._follow)
        self.field.entered.connect(self._follow)
        self.field.returnPressed.connect(self._enter)
        self.field.lines.connect(self.take_lines)
        self.field.chip_clicked.connect(self.lists.show_targets)
        self.field.installEventFilter(self)
        self.hints.chosen.connect(self.choose_target)
        self.hints.list_wanted.connect(self._list_targets)
        self.lists.target_chosen.connect(self.choose_target)
        self.lists.stepped.connect(self._describe)
        self.taken.undo_wanted.connect(self.undo_wanted)
        self.taken.gone.connect(self._arrange)
        self.taker.taken.connect(self.taken.say)
        self.taker.said.connect(self.said)
        self._key.clicked.connect(self.take_focus)

    # What the console says

    def show_stage(self, view: StageView) -> None:
        """Another stage is in front."""
        self._view = view
        self.taker.show_stage(view)
        self._follow()

    def show_review(self, review: Review) -> None:
        """A new value is stored: what was taken is no longer the last step."""
        if review is not self._said_for:
            self.taken.put_away()
        if self._view is not None:
            self._follow()

    def take_focus(self) -> None:
        """Puts the caret into the line; Esc leads back."""
        if not self.field.hasFocus():
            self._back = QApplication.focusWidget()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def same_time(self) -> None:
        """Puts the time of the entry captured last before what is typed."""
        when = self.taker.last_time()
        self.take_focus()
        if not when:
            self.said.emit(tr("No entry was captured yet. Begin with a time, such as 14:05."))
            return
        read = self.taker.read(self.field.line())
        slash = "" if self.taker.own() is ENTRY else f"/{ENTRY.slash} "
        seat = f"@{self.taker.seat(read.seat)} " if read.seat else ""
        self.field.set_line(f"{slash}{when} {seat}{read.text}")

    def choose_target(self, target: Target) -> None:
        """Gives the line another target; what is said stays."""
        line = self.field.line()
        slash, rest = split_target(line, BY_SLASH)
        rest = "" if not slash and line.lstrip().startswith("/") else rest
        self.take_focus()
        self.field.set_line(f"/{target.slash} {rest}")

    def _list_targets(self) -> None:
        self.take_focus()
        self.lists.show_targets()

    # While typing

    def _follow(self) -> None:
        """The chip, the hint in the empty line and the list follow what is typed."""
        read = self.taker.read(self.field.line())
        review = self._session.review
        day, seat = incident_day(review), self.taker.seat(read.seat)
        chip = chip_of(read.target, read.timed, review.zone, day, worded=bool(read.text), seat=seat)
        self.field.show_chip(chip)
        own = self._view is not None and not read.slash
        hint = self._view.capture_hint if own and self._view is not None else ""
        self.field.setPlaceholderText(tr(hint or read.target.ask))
        self.lists.follow(review)
        self._describe()
        self._arrange()

    def _describe(self) -> None:
        """What the chip and the chosen row of the list show, for those who do not see them."""
        chip = self.field.chip()
        parts = (self.lists.current(), chip.words if chip is not None else "")
        said = ", ".join(part for part in parts if part)
        if self.field.accessibleDescription() != said:
            self.field.setAccessibleDescription(said)

    def _arrange(self) -> None:
        """The hints give way to what is typed, and to what was just taken."""
        free = self.width() - LEAST_FIELD
        self.hints.spread(self.width() >= NARROW and self.hints.whole_width() <= free)
        self.hints.setVisible(self.field.is_empty() and self.taken.isHidden())
        count = len(self._waiting)
        said = tr("1 more waits") if count == 1 else tr("{n} more wait")
        self._wait.setText(said.format(n=count))
        self._wait.setVisible(bool(count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lists.close()
        self._arrange()

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.lists.close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.lists.key(event) if self.lists.is_open else self._line_key(event)
        return super().eventFilter(watched, event)

    def _line_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Up and self.field.is_empty() and self._given:
            self.field.set_line(self._given)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return False

    def _leave(self) -> None:
        back, self._back = self._back, None
        if back is not None and isValid(back) and back.isVisible() and back is not self.field:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    # Taking

    def _enter(self) -> None:
        line = self.field.line()
        if line.strip() and not self.taker.take(line):
            return
        self._given = line if line.strip() else self._given
        self._said_for = self._session.review
        self.field.set_line(self._waiting.pop(0) if self._waiting else "")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_lines(self, text: str) -> None:
        """Several pasted lines: the stage's preview, or one by one in one step."""
        slash, rest = split_target(self.field.line(), BY_SLASH)
        lines = lines_of(text)
        named = slash or any(split_target(line, BY_SLASH)[0] for line in lines)
        if self.taker.own() is ENTRY and not named and self._view is not None:
            self._view.capture_lines(text)
            return
        waiting = self.taker.take_lines(lines, slash)
        if waiting is None:
            return
        self._said_for = self._session.review
        self._waiting += waiting
        if not rest.strip():
            self.field.set_line(self._waiting.pop(0) if self._waiting else "")
        self._arrange()
