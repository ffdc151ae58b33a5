"""A view with a panel at its right, which can be folded and makes way for what stands there too."""

from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.ui.side_place import SidePlace
from pmdesk.ui.theme.theme import Theme


class SidedView(QWidget):
    """Has its own things in `main`, and a panel beside that once it was given one by `put_side`.

    Both stand in `row`. The panel reaches from the top bar to the capture line. It is shown while
    somebody wants it, nothing else is wanted in its place, and it has something to show.

    Signals:
        side_opened(): the panel was opened, so whatever else stands there folds.
        widened(int): panels are to be so many pixels wider than usual, here and elsewhere.
    """

    side_opened = Signal()
    widened = Signal(int)
    least_beside: ClassVar[int] = 440
    """The pixels without which the panel does not stand beside `main`, but lies over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.main = QWidget()
        self.side_shown, self._made_way = True, False
        self._side: QWidget | None = None
        self._side_place: SidePlace | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(0)
        self.row.addWidget(self.main, 1)

    def put_side(self, side: QWidget) -> None:
        """Gives the view its panel."""
        self._side = side
        self._side_place = SidePlace(self.theme, self, self.row, side, self.least_beside)
        self._side_place.widened.connect(self.widened)
        self._side_place.moved.connect(lambda: self.fit_side())

    @property
    def has_side(self) -> bool:
        return self._side is not None

    def is_aside(self, part: QWidget) -> bool:
        """Whether something stands in the panel."""
        return self._side is not None and self._side.isAncestorOf(part)

    def side_has_content(self) -> bool:
        """Whether there is anything to show in the panel."""
        return True

    def focus_first(self) -> None:
        """Puts the focus where work in this view begins."""
        self.setFocus()

    # How wide it is, and where it stands

    def set_side_width(self, usual: int) -> None:
        """The width that the panel has where nobody has asked for another."""
        if self._side_place is not None:
            self._side_place.set_width(usual)

    def widen_side(self, wider: int) -> None:
        """Makes the panel so many pixels wider than usual (negative: narrower)."""
        if self._side_place is not None:
            self._side_place.widen(wider)

    @property
    def side_width(self) -> int:
        """The pixels that the panel takes from the view, also those that it left free."""
        side = self._side
        if side is None or self.lies_over or not self.side_has_content():
            return 0
        kept = side.sizePolicy().retainSizeWhenHidden() and self._made_way
        return side.maximumWidth() if kept or not side.isHidden() else 0

    @property
    def lies_over(self) -> bool:
        """Whether the panel, while it is shown, lies over the view."""
        return self._side_place is not None and self._side_place.over

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._side_place is not None:
            self._side_place.place_grip()

    def minimumSizeHint(self) -> QSize:
        """That of what always stands there: the panel can lie over it."""
        hint = super().minimumSizeHint()
        if self._side_place is not None:
            hint.setWidth(self.main.minimumSizeHint().width())
        return hint

    # Whether it is shown

    @property
    def _side_is_open(self) -> bool:
        return self.side_shown and (self._side_place is None or self._side_place.is_free)

    def show_side(self, shown: bool) -> None:
        """Opens the panel or folds it away."""
        self.side_shown = shown
        self._made_way = self._made_way and not shown
        self.fit_side()

    def make_way(self, wanted: bool, *, covered: bool = False) -> None:
        """Folds the panel while something else is wanted in its place, and opens it again after.

        Where that lies over the view (`covered`), nothing moves into the place of the panel.
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

    def open_side(self) -> None:
        """Opens the panel where it is folded."""
        if not self._side_is_open:
            self.fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.lies_over and self._side_is_open:
            self.fold()
        else:
            super().keyPressEvent(event)
