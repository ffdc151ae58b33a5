"""A whole review by the mouse, from the first start to the PDF; only texts are typed."""

import sys

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from pmdesk.model.words import BuyIn, Decision, LessonKind, Mark
from pmdesk.ui.console.rail import RailButton
from tests.end_to_end.hands import Script, button, field
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

BIASES = (
    ("Fundamental attribution error", "Not seen"),
    ("Confirmation bias", "Noticed"),
    ("Hindsight bias", "Discussed"),
    ("Negativity bias", "Not seen"),
)


class Mouse(Person):
    """Somebody who leads a review with a mouse in the hand."""

    # What is done again and again

    def click(self, text: str) -> Script:
        self.hands.click_on(text)
        yield None

    def into(self, name: str, text: str) -> Script:
        """A click into a field, and a text."""
        self.hands.click(field(name))
        yield None
        self.hands.type(text)
        yield None

    def stage(self, name: str) -> Script:
        """A click on the rail."""
        rail = self.console.rail.findChildren(RailButton)
        found = next(b for b in rail if b.accessibleName().startswith(name))
        self.hands.click(found)
        yield None

    # Before the meeting

    def start(self) -> Script:
        yield from self.click("New review")
        yield from self.into("Title", TITLE)
        yield from self.into("Started", STARTED)
        yield from self.click("Create review")
        assert self.review.title == TITLE

    def paste_timeline(self) -> Script:
        hands = self.hands
        yield from self.stage("Timeline")
        hands.copy(TIMELINE)
        yield from self.click("Paste lines")
        hands.click(field("Lines to read"))
        yield None
        hands.press("Ctrl+V")
        yield self.all_read
        yield from self.click(f"Take in {ENTRIES} entries")
        yield lambda: len(self.review.entries) == ENTRIES

    def prepare(self) -> Script:
        yield from self.stage("Prepare")
        yield from self.into("Severity", "SEV-2")
        for alias, role, _ in SEATS:
            yield from self.click("Add seat")
            self.hands.type(alias)
            yield None
            self.hands.click(self._last("Role"))
            yield None
            self.hands.type(role)
            yield None
        yield from self.click("Start meeting")
        yield lambda: self.console.room.running
        assert [seat.alias for seat in self.review.seats] == [alias for alias, _, _ in SEATS]

    def _last(self, name: str) -> QLineEdit:
        fields = self.console.view.findChildren(QLineEdit)
        return [f for f in fields if f.isVisible() and f.accessibleName() == name][-1]

    # The meeting

    def open_meeting(self) -> Script:
        self.hands.click(self.console.top.sharing.audience)
        yield lambda: self.console.room.is_open

    def walk(self) -> Script:
        yield from self.stage("Timeline")
        yield from self.click("Begin the walk")
        while len(self.console.room.reached) < ENTRIES:
            yield from self.click("Next moment")
        yield from self.click("Timeline agreed")
        assert self.review.timeline_agreed is not None

    def biases(self) -> Script:
        yield from self.stage("Biases")
        for bias, mark in BIASES:
            yield from self.click(f"{bias}: {mark}")
        marked = [row for row in self.review.biases if row.mark is not Mark.NOT_ASKED]
        assert len(marked) == len(BIASES)

    def factors(self) -> Script:
        yield from self.stage("Factors")
        for number, factor in enumerate(FACTORS):
            yield from self.click("Factor")
            self.hands.type(factor)
            yield None
            self.hands.click(self.console.view.heading)
            yield lambda n=number: len(self.review.factors) == n + 1

    def lessons(self) -> Script:
        yield from self.stage("Lessons")
        for number in range(len(LessonKind)):
            column = self.console.view.board.columns[number]  # type: ignore[attr-defined]
            self.hands.click(column.ask)
            yield None
            self.hands.type(LESSONS[number][3:])
            yield None
            self.hands.click(self.console.view.heading)
            yield lambda n=number: len(self.review.lessons) == n + 1
        assert {lesson.kind for lesson in self.review.lessons} == set(LessonKind)

    def actions(self) -> Script:
        yield from self.stage("Actions")
        for number, (_, action) in enumerate(ACTIONS):
            yield from self.click("Action" if number else "Add action")
            self.hands.type(action)
            yield None
            self.hands.click_on("Decision: Accept")
            yield lambda n=number: self._accepted() == n + 1
        assert all(action.due for action in self.review.actions)

    def _accepted(self) -> int:
        return sum(action.decision is Decision.ACCEPTED for action in self.review.actions)

    def close(self) -> Script:
        yield from self.stage("Close")
        yield from self.click("Buy-in: Yes")
        assert self.review.buy_in is BuyIn.YES
        self.hands.click(self.console.top.meeting.clocks)
        yield None
        yield from self.click("End meeting")
        if self.console.room.running:
            yield from self.click("End anyway")
        yield lambda: not self.console.room.running

    def report(self) -> Script:
        yield from self.stage("Report")
        yield from self.into("Story", SUMMARY)
        yield from self.click("Export PDF")
        yield lambda: isinstance(QApplication.activeModalWidget(), QFileDialog)
        dialog = QApplication.activeModalWidget()
        name = next(f for f in dialog.findChildren(QLineEdit) if f.isVisible())
        name.selectAll()
        self.hands.click(name)
        self.hands.press("Ctrl+A")
        self.hands.type(str(self.pdf))
        yield None
        self.hands.click(button("Save"))
        yield lambda: self.pdf.exists()


if __name__ == "__main__":
    main(Mouse, *sys.argv[1:])
