"""An hour led with the mouse wherever there is something to press; texts are typed.

What keys alone can do, and what is the same with a hand on the mouse, is taken from there.
"""

import time

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QScrollArea,
    QWidget,
)

from pmdesk.ui.board.card import Card
from pmdesk.ui.console.rail import RailButton
from pmdesk.ui.guide.leading import LeadingSection
from pmdesk.ui.widgets.picker import Picker
from tests.end_to_end.hands import Script, button, field
from tests.end_to_end.played.by_keys import Keys
from tests.end_to_end.played.hour import ALIASES
from tests.end_to_end.played.watch import covering

ORDER = ("open", "timeline", "biases", "factors", "lessons", "actions", "close")
NAMES = ("Open", "Timeline", "Biases", "Factors", "Lessons", "Actions", "Close")
MARKS = {"s": "Not seen", "n": "Noticed", "d": "Discussed"}
ASIDE = {"D": "Decline", "P": "Park"}


class Mouse(Keys):
    """Somebody with the mouse in the hand."""

    early = False

    # What is done again and again

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

    # The meeting

    def begin(self) -> Script:
        yield from self.button("Start meeting", self.console.top)

    def open_audience(self) -> Script:
        yield from self.point(self.console.top.sharing.audience)

    def close_audience(self) -> Script:
        yield from self.button("What the room sees", self.console.top)
        yield from self.button("Close audience")
        yield from self.beside()

    def choose_advocate(self) -> Script:
        yield from self.choose("Devil's advocate", ALIASES[1])

    def turn_page(self) -> Script:
        yield from self.button("What the room sees", self.console.top)
        yield from self.button("Next page")
        yield from self.beside()

    def tick_present(self, alias: str) -> Script:
        yield from self.point(self.console.top.meeting.seats)
        picker = self.desk.window.findChildren(Picker)[-1]
        yield from self.row_of(picker.list, alias)
        yield from self.beside()

    def next_stage(self) -> Script:
        banner = self.console.banner
        if banner.isVisible() and banner.other().isVisible():
            yield from self.point(banner.other())
        else:
            here = ORDER.index(str(self.console.room.stage))
            yield from self.stage(NAMES[here + 1])

    def more_time(self) -> Script:
        yield from self.point(self.console.banner.way())

    def pause(self) -> Script:
        yield from self.point(self.console.top.meeting.clocks)
        yield from self.button("Go on" if self.console.room.paused else "Pause")
        yield from self.beside()

    def freeze(self) -> Script:
        yield from self.point(self.console.top.sharing.freeze)

    def blank(self) -> Script:
        shown = "Show again" if self.console.room.view.value == "blank" else "Blank"
        yield from self.button("What the room sees", self.console.top)
        yield from self.button(shown)
        yield from self.beside()

    def capture(self, line: str) -> Script:
        yield from self.point(self.console.capture.field)
        yield from self.type(line)
        yield from self.press("Return")

    # The walk

    def moment(self) -> Script:
        began = bool(self.console.room.reached)
        yield from self.button("Next moment" if began else "Begin the walk")

    def one_entry(self) -> Script:
        yield from self.from_bar("Meeting", "One entry on")

    def read_again(self) -> Script:
        yield from self.button("Previous moment")

    def back_to_line(self) -> Script:
        yield from self.button("Back to where we were")

    def account(self, text: str) -> Script:
        yield from self.guide_shut()
        yield from self.button("Add another account")
        yield from self.type(text)
        yield from self.point(self.console.view.heading)

    def mend_time(self, time: str) -> Script:
        yield from self.guide_shut()
        yield from self.into("Time")
        yield from self.press("Ctrl+A")
        yield from self.type(time)
        yield from self.press("Return")

    def contest(self, text: str) -> Script:
        yield from self.from_bar("Meeting", "Contested")
        yield from self.type(text)
        yield from self.point(self.console.view.heading)

    def missing(self, text: str) -> Script:
        yield from self.button("Something is missing")
        yield from self.type(text)
        yield from self.button("Add as entry")

    def agree(self) -> Script:
        yield from self.button("Agreed")

    # The guide

    def guide_open(self) -> Script:
        if not self.console.guide.is_open:
            yield from self.point(self.console.guide.rail.open)
        yield None

    def guide_shut(self) -> Script:
        """The guide lies over the panel of a stage in a window of this width."""
        if self.console.guide.is_open:
            yield from self.button("Fold guide")
        yield None

    @property
    def leading(self) -> LeadingSection:
        return self.console.guide.panel.leading

    def show_question(self) -> Script:
        yield from self.guide_open()
        yield from self.point(self.console.guide.panel.ask.show_it)

    def heard(self, text: str) -> Script:
        yield from self.guide_open()
        yield from self.point(self.leading.heard_fold.head)
        yield from self.type(text)
        box = self.leading.heard
        assert box is not None
        yield from self.point(box.show_it)

    def keep_heard(self) -> Script:
        box = self.leading.heard
        assert box is not None
        yield from self.point(box.keep)

    def somebody_said(self, text: str) -> Script:
        yield from self.guide_open()
        yield from self.point(self.leading.said_fold.head)
        yield from self.type(text)

    def count_turns(self, places: tuple[int, ...]) -> Script:
        yield from self.guide_open()
        yield from self.point(self.leading.turns_fold.head)
        box = self.leading.turns
        assert box is not None
        rows = list(box.rows.values())
        for place in places:
            yield from self.point(rows[place].more)

    def phrase(self) -> Script:
        yield from self.guide_open()
        yield from self.point(self.leading.stuck)
        yield from self.press("3")
        yield from self.beside()

    def note(self, text: str) -> Script:
        yield from self.guide_open()
        yield from self.point(self.console.guide.panel.notes.box.field)
        yield from self.type(text)
        yield from self.press("Return")

    def open_ideas_early(self) -> Script:
        yield None

    def take_idea(self, text: str) -> Script:
        yield from self.point(self.console.rail.counter("ideas"))
        yield from self.button(f"Make it an action: {text}")
        yield from self.beside()

    # Biases, factors

    def mark_bias(self, number: int, mark: str) -> Script:
        card = list(self.console.view.cards.values())[number - 1]  # type: ignore[attr-defined]
        name = card.mark.accessibleName()
        yield from self.button(f"{name}: {MARKS[mark]}", card)

    def bias_note(self, number: int, text: str) -> Script:
        card = list(self.console.view.cards.values())[number - 1]  # type: ignore[attr-defined]
        yield from self.point(card.note)
        yield from self.type(text)
        yield from self.point(self.console.view.heading)

    def biases_again(self) -> Script:
        again = self.console.view.again  # type: ignore[attr-defined]
        yield from self.point(again.button)
        for line in again.popover.content.lines:
            yield from self.point(line.mark.buttons()[0])
        yield from self.beside()

    def add_card(self, text: str) -> Script:
        yield from self.button("Factor")
        yield from self.type(text)
        yield from self.point(self.console.view.heading)

    def card(self, text: str) -> Card:
        return next(card for card in self.console.view.findChildren(Card) if card.plan.text == text)

    def novelty(self, text: str, key: str) -> Script:
        card = self.card(text)
        yield from self.point(card, card.part_rect("ask-novelty").center())  # type: ignore[attr-defined]
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
        yield from self.from_menu(_popped(), "Known" if key == "K" else "Surprise")

    def group(self, text: str, name: str) -> Script:
        card = self.card(text)
        yield from self.menu_of(card)
        made = any(group.name == name for group in self.review.groups)
        groups = next(a for a in _popped().actions() if a.text() == "Group")
        yield from self.from_menu(_popped(), "Group")
        menu = groups.menu()
        assert isinstance(menu, QMenu)
        yield from self.from_menu(menu, name if made else "New group…")
        if not made:
            yield from self.type(name)
            yield from self.press("Return")

    def menu_of(self, widget: QWidget) -> Script:
        """The right button."""
        self.hands.clicks += 1
        middle = widget.rect().center()
        why, at = QContextMenuEvent.Reason.Mouse, widget.mapToGlobal(middle)
        self.hands.line.append(
            lambda: QApplication.sendEvent(widget, QContextMenuEvent(why, middle, at))
        )
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)

    # Actions

    def to_action(self, text: str) -> Script:
        table = self.console.view.table  # type: ignore[attr-defined]
        id = next(row.id for row in self.review.actions if row.text == text)
        if table.current_id() != id:
            rect = table.visualRect(table.rows.index(table.rows.row_of(id), 0))
            yield from self.point(table.viewport(), rect.center())
        yield from self.guide_shut()

    def accept(self, text: str, owner: str) -> Script:
        yield from self.to_action(text)
        yield from self.button("Decision: Accept")
        yield from self.choose("Owner", owner)

    def set_day(self, text: str, day: str) -> Script:
        yield from self.to_action(text)
        yield from self.into("Due")
        yield from self.press("Ctrl+A")
        yield from self.type(day)
        yield from self.press("Return")

    def set_aside(self, text: str, how: str, reason: str) -> Script:
        yield from self.to_action(text)
        yield from self.button(f"Decision: {ASIDE[how]}")
        yield from self.type(reason)
        yield from self.press("Return")

    def make_first(self, text: str) -> Script:
        yield from self.to_action(text)
        tick = button("First priority")
        yield from self.point(tick, QPoint(10, tick.height() // 2))

    # Close

    def buy_in(self, by: str, note: str) -> Script:
        yield from self.button("Buy-in: Yes")
        yield from self.choose("Said by", by)
        yield from self.into("Remark on the buy-in")
        yield from self.type(note)

    def triage(self, topic: str, follow_up: str) -> Script:
        block = self.console.view.parked  # type: ignore[attr-defined]
        row = next(row for row in block.rows.values() if topic in row.words.text())
        yield from self.point(row.outcome.buttons()[1])
        yield from self.point(row.more)
        yield from self.type(follow_up)

    def pulse(self, counts: tuple[str, ...]) -> Script:
        for name, count in zip(
            ("People asked", "Learned something", "Would come again"), counts, strict=True
        ):
            yield from self.into(name)
            yield from self.type(count)

    def what_is_next(self, day: str, channel: str) -> Script:
        yield from self.into("We meet again")
        yield from self.type(day)
        yield from self.into("The report goes to")
        yield from self.type(channel)

    def hears(self, who: str) -> Script:
        yield from self.into("Who else")
        yield from self.type(who)
        yield from self.button("Add who hears of it")

    def end(self) -> Script:
        yield from self.button("End meeting", self.console.view)
        if self.console.room.running:
            yield from self.button("End anyway")

    def export_minutes(self) -> Script:
        yield from self.stage("Report")
        yield from self.button("More", self.console.view)
        yield lambda: isinstance(QApplication.activePopupWidget(), QMenu)
        yield from self.from_menu(_popped(), "Minutes as Markdown…")
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        dialog = QApplication.activeModalWidget()
        name = next(f for f in dialog.findChildren(QLineEdit) if f.isVisible())
        self.hands.click(name)
        self.hands.press("Ctrl+A")
        self.hands.type(self.minutes_file)
        self.hands.press("Return")
        yield lambda: QApplication.activeModalWidget() is None


def _popped() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _line(menu: QMenu, text: str) -> QAction:
    words = {action.text().replace("&", "").split("\t")[0]: action for action in menu.actions()}
    assert text in words, f"no line of the menu says “{text}”: {list(words)}"
    return words[text]
