"""The first half of an hour led with the mouse wherever there is something to press.

Texts are typed; what keys alone can do is taken from there.
"""

from pmdesk.ui.guide.leading import LeadingSection
from pmdesk.ui.widgets.picker import Picker
from tests.end_to_end.hands import Script
from tests.end_to_end.played.again import ALIASES
from tests.end_to_end.played.pointing import Pointing

ORDER = ("open", "timeline", "biases", "factors", "lessons", "actions", "close")
NAMES = ("Open", "Timeline", "Biases", "Factors", "Lessons", "Actions", "Close")


class FirstByHand(Pointing):
    """Somebody with the mouse in the hand, at the opening, on the walk and in the guide."""

    early = False

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
