"""An hour led by keys alone."""

from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.ui.board.card import Card
from tests.end_to_end.hands import Script, called
from tests.end_to_end.played.hour import ALIASES, Hour

MOST_TABS = 120


def fits(name: str, wanted: tuple[str, ...]) -> bool:
    """Whether something is called so; a star stands for the rest of a name."""
    return any(name.startswith(w[:-1]) if w.endswith("*") else name == w for w in wanted)


class Keys(Hour):
    """Somebody who does not touch the mouse."""

    # What is done again and again

    def press(self, *chords: str) -> Script:
        for chord in chords:
            self.hands.press(chord)
            yield None

    def type(self, text: str) -> Script:
        self.hands.type(text)
        yield None

    def command(self, words: str) -> Script:
        """Something by the palette."""
        yield from self.press("Ctrl+Shift+P")
        yield from self.type(words)
        yield from self.press("Return")

    def tab_to(self, *names: str, back: bool = False) -> Script:
        """Tab until the focus stands on what is called so; `back` for whoever knows that it is
        nearer that way."""
        key = "Shift+Tab" if back else "Tab"
        begun = self._focus_name()
        for _ in range(MOST_TABS):
            if fits(self._focus_name(), names):
                return
            yield from self.press(key)
        raise AssertionError(f"{key} does not lead from “{begun}” to “{names[0]}”")

    def _focus_name(self) -> str:
        focus = self.hands.focus()
        return called(focus) if focus is not None else ""

    # The meeting

    def open_review(self) -> Script:
        yield from self.press("Ctrl+Return")

    def begin(self) -> Script:
        yield from self.command("start meeting")

    def open_audience(self) -> Script:
        yield from self.press("F5")

    def close_audience(self) -> Script:
        yield from self.press("Shift+F5")

    def choose_advocate(self) -> Script:
        yield from self.tab_to("Devil's advocate")
        yield from self.press("Down", "Down")

    def turn_page(self) -> Script:
        yield from self.press("Ctrl+Shift+PgDown")

    def tick_present(self, alias: str) -> Script:
        yield from self.press("Ctrl+Shift+A")
        yield from self.type(alias[:5])
        yield from self.press("Return", "Escape")

    def next_stage(self) -> Script:
        yield from self.press("Ctrl+PgDown")

    def more_time(self) -> Script:
        yield from self.press("Ctrl+Shift+F5")

    def pause(self) -> Script:
        yield from self.press("Ctrl+Shift+F6")

    def freeze(self) -> Script:
        yield from self.press("F6")

    def blank(self) -> Script:
        yield from self.press("F7")

    def capture(self, line: str) -> Script:
        yield from self.press("Ctrl+K")
        yield from self.type(line)
        yield from self.press("Return", "Escape")

    # The walk

    def moment(self) -> Script:
        yield from self.press("F8")

    def one_entry(self) -> Script:
        yield from self.press("Alt+PgDown")

    def read_again(self) -> Script:
        yield from self.press("Shift+F8", "Alt+PgUp")

    def back_to_line(self) -> Script:
        yield from self.press("Ctrl+Shift+F8")

    def account(self, text: str) -> Script:
        yield from self.tab_to("Add another account")
        yield from self.press("Return")
        yield from self.type(text)
        yield from self.press("Escape")

    def mend_time(self, time: str) -> Script:
        yield from self.press("Ctrl+Shift+T")
        yield from self.type(time)
        yield from self.press("Return")

    def contest(self, text: str) -> Script:
        yield from self.command("contested")
        yield from self.type(text)
        yield from self.press("Escape")

    def missing(self, text: str) -> Script:
        yield from self.command("something is missing")
        yield from self.type(text)
        yield from self.press("Return")

    def agree(self) -> Script:
        yield from self.command("timeline agreed")

    # The guide

    def show_question(self) -> Script:
        yield from self.press("F4")

    def heard(self, text: str) -> Script:
        yield from self.press("Ctrl+G")
        if not self.console.guide.is_open:
            yield from self.press("Ctrl+G")
        yield from self.tab_to("What I heard*")
        yield from self.press("Space")
        yield from self.type(text)
        yield from self.tab_to("Show to the room")
        yield from self.press("Return")

    def keep_heard(self) -> Script:
        yield from self.tab_to("Keep as*")
        yield from self.press("Return", "Escape")

    def somebody_said(self, text: str) -> Script:
        yield from self.press("Ctrl+G")
        if not self.console.guide.is_open:
            yield from self.press("Ctrl+G")
        yield from self.tab_to("When somebody says*")
        yield from self.press("Space")
        yield from self.type(text)
        yield from self.press("Escape")

    def count_turns(self, places: tuple[int, ...]) -> Script:
        yield from self.press("Ctrl+B", *(str(place + 1) for place in places), "Escape")

    def phrase(self) -> Script:
        yield from self.press("F12", "3", "Escape")

    def note(self, text: str) -> Script:
        yield from self.press("Ctrl+M")
        yield from self.type(text)
        yield from self.press("Return", "Escape")

    def open_ideas_early(self) -> Script:
        yield from self.command("ideas held back")
        yield from self.tab_to("Open them now*")
        yield from self.press("Space", "Tab", "Return")
        yield from self.press("Escape")

    def take_idea(self, text: str) -> Script:
        yield from self.command("ideas held back")
        yield from self.tab_to(f"Make it an action: {text}")
        yield from self.press("Return", "Escape")

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
        yield from self.press("A")
        yield from self.tab_to("Owner")
        yield from self.press(*["Down"] * (ALIASES.index(owner) + 1))

    def set_day(self, text: str, day: str) -> Script:
        yield from self.to_action(text)
        yield from self.tab_to("Due")
        yield from self.press("Ctrl+A")
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
        yield from self.tab_to(f"Words: {topic}", back=True)
        yield from self.tab_to("What becomes of it: *")
        yield from self.press("Right")
        yield from self.press("Tab")
        yield from self.type(follow_up)
        yield from self.press("Tab")

    def pulse(self, counts: tuple[str, ...]) -> Script:
        yield from self.tab_to("People asked")
        for count in counts:
            yield from self.type(count)
            yield from self.press("Tab")

    def what_is_next(self, day: str, channel: str) -> Script:
        yield from self.tab_to("We meet again", back=True)
        yield from self.type(day)
        yield from self.tab_to("The report goes to")
        yield from self.type(channel)
        yield from self.press("Tab")

    def hears(self, who: str) -> Script:
        yield from self.tab_to("Who else")
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
