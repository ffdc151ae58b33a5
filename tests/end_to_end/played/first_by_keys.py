"""The first half of an hour led by keys alone, and what fingers do again and again."""

from PySide6.QtWidgets import QWidget

from pmdesk.ui.widgets.block import Block
from tests.end_to_end.hands import Script, called
from tests.end_to_end.played.hour import Hour

MOST_TABS, MOST_PARTS = 120, 12


def fits(name: str, wanted: tuple[str, ...]) -> bool:
    """Whether something is called so; a star stands for the rest of a name."""
    return any(name.startswith(w[:-1]) if w.endswith("*") else name == w for w in wanted)


class FirstByKeys(Hour):
    """Somebody who does not touch the mouse, at the opening, on the walk and in the guide."""

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

    def to_part(self, name: str, *, back: bool = False) -> Script:
        """From part to part of Close until the focus is in the one that has this, then Tab."""
        if _part_of(self.hands.focus()) is None:
            yield from self.press("Escape")
        for _ in range(MOST_PARTS):
            part = _part_of(self.hands.focus())
            within = part.findChildren(QWidget) if part is not None else []
            if any(fits(called(widget), (name,)) for widget in within):
                break
            yield from self.press("Ctrl+Up" if back else "Ctrl+Down")
        yield from self.tab_to(name)

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
        yield from self.press("F8", "Return")

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


def _part_of(widget: QWidget | None) -> QWidget | None:
    """The part of the Close stage that holds a widget."""
    while widget is not None and not isinstance(widget, Block):
        widget = widget.parentWidget()
    return widget
