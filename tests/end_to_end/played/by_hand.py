"""An hour led with the mouse wherever there is something to press; texts are typed."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from pmdesk.ui.board.card import Card
from tests.end_to_end.hands import Script, button
from tests.end_to_end.played.first_by_hand import FirstByHand
from tests.end_to_end.played.pointing import popped

MARKS = {"s": "Not seen", "n": "Noticed", "d": "Discussed"}
ASIDE = {"D": "Decline", "P": "Park"}


class Mouse(FirstByHand):
    """Somebody with the mouse in the hand."""

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
        yield from self.from_menu(popped(), "Known" if key == "K" else "Surprise")

    def group(self, text: str, name: str) -> Script:
        card = self.card(text)
        yield from self.menu_of(card)
        made = any(group.name == name for group in self.review.groups)
        groups = next(a for a in popped().actions() if a.text() == "Group")
        yield from self.from_menu(popped(), "Group")
        menu = groups.menu()
        assert isinstance(menu, QMenu)
        yield from self.from_menu(menu, name if made else "New group…")
        if not made:
            yield from self.type(name)
            yield from self.press("Return")

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
        yield from self.from_menu(popped(), "Minutes as Markdown…")
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        dialog = QApplication.activeModalWidget()
        name = next(f for f in dialog.findChildren(QLineEdit) if f.isVisible())
        self.hands.click(name)
        self.hands.press("Ctrl+A")
        self.hands.type(self.minutes_file)
        self.hands.press("Return")
        yield lambda: QApplication.activeModalWidget() is None
