"""Places the guide: a column where there is room, else folded to a rail that opens it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.guide.ask import AskSection
from pmdesk.ui.guide.dock_actions import guide_actions
from pmdesk.ui.guide.nudge_line import hints_wanted
from pmdesk.ui.guide.panel import GuidePanel
from pmdesk.ui.guide.rail import WIDTH, GuideRail
from pmdesk.ui.guide.slide import Slide
from pmdesk.ui.guide.width import GuideWidth
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.motion import may_move

OPEN = "guide/open"


class GuideDock(QWidget):
    """The guide or its rail.

    It takes its place in the row of the console; the guide itself is laid over the console there,
    so that in a narrow window it can be wider than its place.

    Signals:
        opened(): the guide was opened, so whatever else stands at the right folds.
        folded(): it was folded, so that may come back.
        acted(str): a button stands for the action with this key.
        place_wanted(Finding): the user wants to go to where a finding is.
    """

    place_wanted = Signal(object)
    opened = Signal()
    folded = Signal()
    acted = Signal(str)

    def __init__(
        self, theme: Theme, session: ReviewSession, room: Room, settings: Settings
    ) -> None:
        super().__init__()
        self._theme, self._session, self._room, self._settings = theme, session, room, settings
        self._stage = Stage.PREPARE
        self._width, self._wide = GuideWidth(), WIDTH
        self._open, self._ran = False, room.running
        self._panel: GuidePanel | None = None
        self._back: QWidget | None = None
        self._slide = Slide(self)
        self._slide.moved.connect(self._place)
        self._slide.settled.connect(self._settle)
        self.rail = GuideRail(theme)
        self.rail.wanted.connect(self.open_at)
        session.mirror.found.connect(self._count)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rail)
        self._settle()

    @property
    def is_open(self) -> bool:
        return self._open

    @property
    def lies_over(self) -> bool:
        """Whether it is laid over the stage, for want of room beside it."""
        return self._open and not self._width.is_column

    @property
    def hints(self) -> bool:
        """Whether a hint may come in the guide now and then."""
        return hints_wanted(self._settings)

    @property
    def panel(self) -> GuidePanel:
        """The guide, made when it is first wanted."""
        if self._panel is None:
            over = self.parentWidget() or self
            panel = GuidePanel(self._theme, self._session, self._room, self._settings, over)
            panel.hide()
            panel.fold_wanted.connect(self.toggle)
            panel.escaped.connect(self._escape)
            panel.acted.connect(self.acted)
            panel.place_wanted.connect(self.place_wanted)
            self._panel = panel
            panel.show_stage(self._stage)
            panel.show_room()
            panel.show_review(self._session.review)
        return self._panel

    # Values

    def show_stage(self, stage: Stage) -> None:
        """Another stage is in front of the console."""
        self._stage = stage
        self._count()
        if self._panel is not None:
            self._panel.show_stage(stage)
        self.fit(self._width.window)
        self._follow_choice()

    def show_review(self, review: Review) -> None:
        """A new value is stored."""
        if self._panel is not None:
            self._panel.show_review(review)

    def show_room(self) -> None:
        """The meeting or what is shown and hidden has changed."""
        if self._panel is not None:
            self._panel.show_room()
        self.rail.show_prompt(self._room.prompt)
        self._count()
        if self._ran != self._room.running:
            self._ran = self._room.running
            self._follow_choice()

    def _count(self) -> None:
        """How much of the stage the mirror marks; nothing where the room may see it."""
        marked = () if self._room.hides_findings else self._session.mirror.findings
        self.rail.show_findings(sum(each.stage is self._stage for each in marked))

    # Open or folded

    def fit(self, window: int) -> None:
        """The window has this width now."""
        was_column = self._width.is_column
        self._width.fit(window, self._stage)
        if was_column and not self._width.is_column:
            self.fold()
        elif self._width.is_column and not was_column:
            self._follow_choice()
        self._settle()

    def _follow_choice(self) -> None:
        """Beside the stage the guide is open or folded as it was left: in meetings, and alone."""
        if self._width.is_column:
            self._set_open(self._settings.text(self._key, "yes" if self._ran else "no") == "yes")

    @property
    def _key(self) -> str:
        return f"{OPEN}-{'meeting' if self._ran else 'alone'}"

    def toggle(self) -> None:
        """Opens the guide, or folds it away."""
        if self._open:
            self.fold()
            self._remember()
        else:
            self.open_at("")

    def _remember(self) -> None:
        """Over the stage the guide is for the moment; beside it, it is a choice."""
        if self._width.is_column:
            self._settings.set_text(self._key, "yes" if self._open else "no")

    def open_at(self, part: str) -> None:
        """Opens it with the focus in a part: ask, bias, turns or notes."""
        if not self._has_focus():
            self._back = QApplication.focusWidget()
        self._open_by_hand()
        self.panel.begin(part)

    def _open_by_hand(self) -> None:
        self._set_open(True)
        self._remember()

    def fold(self) -> None:
        """Folds it to the rail; the focus goes back where it came from."""
        had_focus = self._has_focus()
        self._set_open(False)
        if had_focus:
            self._give_back()

    def _set_open(self, opened: bool) -> None:
        if opened == self._open:
            return
        if not opened:
            self.panel.flush()
        self._open = opened
        if opened:
            self.panel.show()
            _raise(self.panel)
        if may_move(self):
            self.rail.show()
            self._take_width(WIDTH)
            self._slide.start(opened)
        else:
            self._settle()
        (self.opened if opened else self.folded).emit()

    def _settle(self) -> None:
        """Nothing moves (any more): the place is as wide as what stands in it."""
        if self._slide.share is not None:
            return
        self.rail.setVisible(not self._open)
        if self._panel is not None:
            self._panel.setVisible(self._open)
        beside = self._open and self._width.is_column
        self._take_width(self._width.wanted() if beside else WIDTH)
        self._place()

    # The place

    def widen(self, wider: int) -> None:
        """Makes the guide so many pixels wider than usual (negative: narrower)."""
        self._width.wider = wider
        self._settle()

    def cover(self, wide: int) -> None:
        """Over the stage it covers the panel there whole, which is so wide; 0 where none is."""
        if wide != self._width.covered:
            self._width.covered = wide
            self._place()

    def _take_width(self, wide: int) -> None:
        if wide != self._wide or wide != self.maximumWidth():
            self._wide = wide
            self.setMaximumWidth(wide)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # A window may always be made as narrow as it is with the rail.
        return QSize(WIDTH, self.rail.minimumSizeHint().height())

    def _place(self) -> None:
        """Lays the guide over the right edge of the place, as far as it has slid in."""
        if self._panel is None:
            return
        share = self._slide.share
        settled = self._width.is_column and share is None
        wide = self._width.within(self.width()) if settled else self._width.wanted()
        right = self.x() + self.width() if self._panel.parentWidget() is not self else wide
        left = right - round(wide * (1.0 if share is None else share))
        self._panel.setGeometry(left, self.y(), wide, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def moveEvent(self, event: QMoveEvent) -> None:
        self._place()

    # The focus

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self._panel is not None and self._panel.isAncestorOf(focused)

    def _escape(self) -> None:
        """Folds what lies over the stage; beside it, only the focus goes back."""
        if self._width.is_column:
            self._give_back()
        else:
            self.fold()

    def _give_back(self) -> None:
        back, self._back = self._back, None
        _focus(back, self.rail.open)

    def ask_in_sight(self) -> AskSection:
        """The questions; a folded guide is opened, and the focus stays where it is."""
        self._open_by_hand()
        return self.panel.ask

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that the guide can do."""
        return guide_actions(self)


def _raise(panel: QWidget) -> None:
    """Above the stage, but below frames over the whole console: they let the mouse through."""
    panel.raise_()
    over = panel.parentWidget()
    through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
    for other in over.children() if over is not None else []:
        if isinstance(other, QWidget) and other.testAttribute(through):
            other.raise_()


def _focus(back: QWidget | None, otherwise: QWidget) -> None:
    """Where the focus came from, as long as it can be seen."""
    there = back is not None and isValid(back) and back.isVisible()
    (back if back is not None and there else otherwise).setFocus(Qt.FocusReason.OtherFocusReason)
