"""How a hand gets at things: what is hidden, unfolds, pops up or lies below another."""

import time

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QMenu, QScrollArea, QWidget

from pmdesk.ui.console.rail import RailButton
from tests.end_to_end.hands import Script, button, field
from tests.end_to_end.played.by_keys import Keys
from tests.end_to_end.played.watch import covering


class Pointing(Keys):
    """Presses, lists and menus; each press of a button counts, and so does a turn of the wheel."""

    def point(self, widget: QWidget, at: QPoint | None = None) -> Script:
        """A press; what is out of sight is scrolled to first, what lies over it put away."""
        place = at if at is not None else widget.rect().center()
        if not widget.visibleRegion().contains(place):
            self._scroll_to(widget)
            yield None
        over = covering(widget, place)
        banner = self.console.banner
        if over is not None and (over is banner or banner.isAncestorOf(over)):
            self.played.hurt(f"the message lies over “{widget.accessibleName()[:40]}”")
            self.hands.click_on("Put away", banner)
            yield None
        elif over is not None:
            name = type(over).__name__
            self.played.hurt(f"{name} lies over “{widget.accessibleName()[:40]}”")
        self.hands.click(widget, at)
        yield None

    def _scroll_to(self, widget: QWidget) -> None:
        """One turn of the wheel."""
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            self.hands.clicks += 1
            area.ensureWidgetVisible(widget)

    def button(self, text: str, inside: QWidget | None = None) -> Script:
        """The button with these words."""
        yield from self.point(button(text, inside))

    def into(self, name: str, inside: QWidget | None = None) -> Script:
        yield from self.point(field(name, inside))

    def choose(self, name: str, text: str) -> Script:
        """A choice out of the list that unfolds."""
        combos = self.console.view.findChildren(QComboBox)
        combo = next(c for c in combos if c.isVisible() and c.accessibleName() == name)
        yield from self.point(combo)
        yield lambda: combo.view().isVisible()
        row = next(n for n in range(combo.count()) if combo.itemText(n).startswith(text))
        view = combo.view()
        rect = view.visualRect(combo.model().index(row, 0))
        self.hands.line.append(lambda: QTest.mouseMove(view.viewport(), rect.center()))
        # A list that has just unfolded takes no release of the button for a moment.
        begun, wait = time.monotonic(), QApplication.doubleClickInterval() / 1000
        yield lambda: time.monotonic() - begun > wait
        self.press_in(view.viewport(), rect)
        yield None

    def press_in(self, part: QWidget, rect: QRect) -> None:
        """A press at a place of something painted, inside what has popped up."""
        self.hands.clicks += 1
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.hands.line.append(lambda: QTest.mouseClick(part, left, plain, rect.center()))

    def row_of(self, view: QListView, text: str) -> Script:
        """A press on the row of a list that has these words."""
        model = view.model()
        for number in range(model.rowCount()):
            index = model.index(number, 0)
            if text in str(index.data() or ""):
                view.scrollTo(index)
                yield from self.point(view.viewport(), view.visualRect(index).center())
                return
        raise AssertionError(f"no row says “{text}”")

    def from_menu(self, menu: QMenu, text: str) -> Script:
        """A line of a menu that is open."""
        yield lambda: menu.isVisible()
        action = _line(menu, text)
        self.press_in(menu, menu.actionGeometry(action))
        yield None

    def from_bar(self, name: str, text: str) -> Script:
        """A line of a menu of the window."""
        bar = self.desk.window.menuBar()
        action = next(a for a in bar.actions() if a.text().replace("&", "") == name)
        yield from self.point(bar, bar.actionGeometry(action).center())
        menu = action.menu()
        assert isinstance(menu, QMenu)
        yield from self.from_menu(menu, text)

    def stage(self, name: str) -> Script:
        rail = self.console.rail.findChildren(RailButton)
        yield from self.point(next(b for b in rail if b.accessibleName().startswith(name)))

    def beside(self) -> Script:
        """Whatever lies over the window goes by its key."""
        yield from self.press("Escape")

    def menu_of(self, widget: QWidget) -> Script:
        """The right button."""
        self.hands.clicks += 1
        middle = widget.rect().center()
        why, at = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(middle)
        self.hands.line.append(
            lambda: QApplication.sendEvent(widget, QContextMenuEvent(why, middle, at))
        )
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)


def popped() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _line(menu: QMenu, text: str) -> QAction:
    words = {action.text().replace("&", "").split("\t")[0]: action for action in menu.actions()}
    assert text in words, f"no line of the menu says “{text}”: {list(words)}"
    return words[text]
