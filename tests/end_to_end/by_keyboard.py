"""A whole review by keys alone, from the first start to the PDF; run on a display of its own."""

import sys

from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.words import BuyIn, Decision, LessonKind, Mark
from tests.end_to_end.hands import Script, called
from tests.end_to_end.person import Person, main
from tests.end_to_end.story import (
    ACTIONS,
    ENTRIES,
    FACTORS,
    LESSONS,
    SEATS,
    STARTED,
    SUMMARY,
    TIMELINE,
    TITLE,
)

MOST_TABS = 150


class Keyboard(Person):
    """Somebody who leads a review without touching the mouse."""

    def command(self, words: str) -> Script:
        """Something by the palette."""
        self.hands.press("Ctrl+Shift+P")
        yield None
        self.hands.type(words)
        yield None
        self.hands.press("Return")
        yield None

    # Before the meeting

    def start(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+N")
        yield None
        hands.type(TITLE)
        hands.press("Tab")
        hands.type(STARTED)
        yield None
        hands.press("Return")
        yield None
        assert self.console.session.review.title == TITLE

    def paste_timeline(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+3")
        yield None
        hands.copy(TIMELINE)
        hands.press("Ctrl+Shift+V")
        yield None
        yield from self.tab_to("Lines to read")
        hands.press("Ctrl+V")
        yield self.all_read
        yield from self.tab_to(f"Take in {ENTRIES} entries")
        hands.press("Return")
        yield lambda: len(self.review.entries) == ENTRIES

    def prepare(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+1")
        yield None
        yield from self.fill("Severity", "SEV-2")
        yield from self.fill("Services", "code-desk, cabinet-gateway")
        yield from self.fill("Customers", "2870")
        hands.press("Ctrl+Shift+H")  # names are private: they are folded while it may be shared
        yield None
        for alias, role, name in SEATS:
            yield from self.tab_to("Add seat")
            hands.press("Return")
            yield None
            hands.type(alias)
            hands.press("Tab")
            hands.type(role)
            hands.press("Tab")
            hands.type(name)
            hands.press("Tab")
            yield None
        assert [seat.name for seat in self.review.seats] == [name for _, _, name in SEATS]

    # The meeting

    def open_meeting(self) -> Script:
        yield from self.command("start meeting")
        assert self.console.room.running
        self.hands.press("F5")
        yield lambda: self.console.room.is_open
        yield from self.tab_to("Devil's advocate")
        self.hands.press("Down", 2)
        yield lambda: bool(self.review.advocate)

    def walk(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+3")
        yield None
        room, number = self.console.room, 0
        while len(room.reached) < len(self.review.entries):
            hands.press("Alt+PgDown")
            yield None
            number += 1
            if number == 20:
                yield from self.capture("/q Since when do the cards lapse without a word?")
                yield from self.capture("/i Send codes as pictures, too")
            if number == 40:
                yield from self.capture("/t 2026-09-03 20:55 @Support lead The line has a queue")
        assert len(self.review.entries) == ENTRIES + 1
        assert self.review.questions
        assert self.review.ideas
        yield from self.command("timeline agreed")
        assert self.review.timeline_agreed is not None

    def capture(self, line: str) -> Script:
        """A line into the capture line, and back to the stage."""
        self.hands.press("Ctrl+K")
        yield None
        self.hands.type(line)
        yield None
        self.hands.press("Return")
        yield None
        self.hands.press("Escape")
        yield None

    def biases(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+4")
        yield None
        for key in ("1", "s", "2", "n", "3", "d", "4", "s"):
            hands.press(key)
            yield None
        marked = [row for row in self.review.biases if row.mark is not Mark.NOT_ASKED]
        assert len(marked) == 4

    def factors(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+5")
        yield None
        for factor in FACTORS[:-1]:
            yield from self.capture(factor)
        hands.press("Ctrl+Shift+N")
        yield None
        hands.type(FACTORS[-1])
        hands.press("Return")
        yield lambda: len(self.review.factors) == len(FACTORS)
        hands.press("Escape")
        yield None
        hands.press("Alt+Right")
        yield None
        categories = {factor.text: factor.category for factor in self.review.factors}
        assert categories[FACTORS[-1]] != "technical"

    def lessons(self) -> Script:
        self.hands.press("Ctrl+6")
        yield None
        for lesson in LESSONS:
            yield from self.capture(lesson)
        assert {lesson.kind for lesson in self.review.lessons} == set(LessonKind)

    def actions(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+7")
        yield None
        for owner, action in ACTIONS:
            yield from self.capture(f"@{owner} {action}")
        yield from self.tab_to("Actions")
        for number in range(len(ACTIONS)):
            hands.press("Down" if number else "Ctrl+Home")
            hands.press("A")
            yield None
        accepted = [a for a in self.review.actions if a.decision is Decision.ACCEPTED]
        assert len(accepted) == len(ACTIONS)
        assert all(action.owner and action.due for action in accepted)

    def close(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+8")
        yield None
        hands.press("Left", 3)  # from “Not asked yet” to “Yes”
        yield lambda: self.review.buy_in is BuyIn.YES
        yield from self.fill("The report goes to", "All teams, by mail")
        yield from self.command("end meeting")
        if self.console.room.running:
            yield from self.tab_to("End anyway")
            hands.press("Return")
        yield lambda: not self.console.room.running

    def report(self) -> Script:
        hands = self.hands
        hands.press("Ctrl+9")
        yield None
        yield from self.fill("Story", SUMMARY)
        hands.press("Ctrl+P")
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        hands.press("Ctrl+A")
        hands.type(str(self.pdf))
        hands.press("Return")
        yield lambda: self.pdf.exists()

    # What is done again and again

    def tab_to(self, name: str) -> Script:
        """Tab until the focus stands on what is called so."""
        for _ in range(MOST_TABS):
            focus = self.hands.focus()
            if focus is not None and called(focus) == name:
                return
            self.hands.press("Tab")
            yield None
        raise AssertionError(f"Tab does not lead to “{name}”")

    def fill(self, name: str, text: str) -> Script:
        """Text into a field, stored when it is left."""
        yield from self.tab_to(name)
        self.hands.type(text)
        self.hands.press("Tab")
        yield None


if __name__ == "__main__":
    main(Keyboard, *sys.argv[1:])
