"""An hour led by keys alone."""

from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.ui.board.card import Card
from tests.end_to_end.hands import Script
from tests.end_to_end.played.again import ALIASES
from tests.end_to_end.played.first_by_keys import MOST_TABS, FirstByKeys


class Keys(FirstByKeys):
    """Somebody who does not touch the mouse."""

    # Biases, factors

    def mark_bias(self, number: int, mark: str) -> Script:
        yield from self.press(str(number), mark)

    def bias_note(self, number: int, text: str) -> Script:
        yield from self.press(str(number), "Return")
        yield from self.type(text)
        yield from self.press("Escape")

    def biases_again(self) -> Script:
        yield from self.press("Ctrl+Shift+Y", "s", "n", "s", "d", "Escape")

    def add_card(self, text: str) -> Script:
        yield from self.press("Ctrl+Shift+N")
        yield from self.type(text)
        yield from self.press("Return", "Escape")

    def to_card(self, text: str) -> Script:
        """Arrows from card to card; Tab leads to the board."""
        if not isinstance(self.hands.focus(), Card):
            yield from self.tab_to(*(f"{row.text}*" for row in self.review.factors))
        yield from self.press("Home")
        for _ in range(MOST_TABS):
            if self._focus_name().startswith(text):
                return
            yield from self.press("Down")
        raise AssertionError(f"no card says “{text}”")

    def novelty(self, text: str, key: str) -> Script:
        yield from self.to_card(text)
        yield from self.press(key)

    def group(self, text: str, name: str) -> Script:
        yield from self.to_card(text)
        yield from self.press("G")
        yield from self.type(name)
        yield from self.press("Return")

    # Actions

    def to_action(self, text: str) -> Script:
        yield from self.tab_to("Actions", back=True)
        yield from self.press("Ctrl+Home")
        for _ in range(MOST_TABS):
            current = self.console.view.current  # type: ignore[attr-defined]
            if current is not None and current.text == text:
                return
            yield from self.press("Down")
        raise AssertionError(f"no action says “{text}”")

    def accept(self, text: str, owner: str) -> Script:
        yield from self.to_action(text)
        yield from self.press("A", "O")
        yield from self.press(*["Down"] * (ALIASES.index(owner) + 1))
        yield from self.press("Escape")

    def set_day(self, text: str, day: str) -> Script:
        yield from self.to_action(text)
        yield from self.press("T", "Ctrl+A")
        yield from self.type(day)
        yield from self.press("Return")

    def set_aside(self, text: str, how: str, reason: str) -> Script:
        yield from self.to_action(text)
        yield from self.press(how)
        yield from self.type(reason)
        yield from self.press("Return")

    def make_first(self, text: str) -> Script:
        yield from self.to_action(text)
        yield from self.press("F")

    # Close

    def buy_in(self, by: str, note: str) -> Script:
        yield from self.tab_to("Buy-in: *", back=True)
        yield from self.press("Left", "Left", "Left")
        yield from self.tab_to("Said by")
        yield from self.press("Down")
        yield from self.tab_to("Remark on the buy-in")
        yield from self.type(note)
        yield from self.press("Tab")

    def triage(self, topic: str, follow_up: str) -> Script:
        yield from self.to_part(f"Words: {topic}", back=True)
        yield from self.tab_to("What becomes of it: *")
        yield from self.press("Right")
        yield from self.press("Tab")
        yield from self.type(follow_up)
        yield from self.press("Tab")

    def pulse(self, counts: tuple[str, ...]) -> Script:
        yield from self.to_part("People asked")
        for count in counts:
            yield from self.type(count)
            yield from self.press("Tab")

    def what_is_next(self, day: str, channel: str) -> Script:
        yield from self.to_part("We meet again", back=True)
        yield from self.type(day)
        yield from self.tab_to("The report goes to")
        yield from self.type(channel)
        yield from self.press("Tab")

    def hears(self, who: str) -> Script:
        yield from self.to_part("Who else")
        yield from self.type(who)
        yield from self.press("Return")

    def end(self) -> Script:
        yield from self.command("end meeting")
        if self.console.room.running:
            yield from self.tab_to("End anyway")
            yield from self.press("Return")

    def export_minutes(self) -> Script:
        yield from self.command("minutes as markdown")
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        self.hands.press("Ctrl+A")
        self.hands.type(self.minutes_file)
        self.hands.press("Return")
        yield lambda: QApplication.activeModalWidget() is None
