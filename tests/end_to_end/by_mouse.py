"""A whole review by the mouse, from the first start to the PDF; only texts are typed."""

import json
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from pmdesk.app import Desk
from pmdesk.model.review import Review
from pmdesk.model.words import BuyIn, Decision, LessonKind, Mark
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.console.rail import RailButton
from pmdesk.ui.library.import_preview import ImportPreview
from pmdesk.ui.settings import Settings
from tests.end_to_end.hands import Hands, Script, button, field, play
from tests.end_to_end.story import ACTIONS, ENTRIES, FACTORS, SEATS, SUMMARY, TIMELINE, TITLE

BIASES = (
    ("Fundamental attribution error", "Not seen"),
    ("Confirmation bias", "Noticed"),
    ("Hindsight bias", "Discussed"),
    ("Negativity bias", "Not seen"),
)


class Person:
    """Somebody who leads a review with a mouse in the hand."""

    def __init__(self, desk: Desk, pdf: Path) -> None:
        self.desk, self.pdf = desk, pdf
        self.hands = Hands()
        self.counts: dict[str, int] = {}

    @property
    def console(self) -> ConsolePage:
        page = self.desk.window.page
        assert isinstance(page, ConsolePage)
        return page

    @property
    def review(self) -> Review:
        return self.console.session.review

    def script(self, report: Path) -> Script:
        """Everything, in the order in which it is done, and how many clicks each part took."""
        for part in (
            self.start,
            self.paste_timeline,
            self.prepare,
            self.open_meeting,
            self.walk,
            self.biases,
            self.factors,
            self.lessons,
            self.actions,
            self.close,
            self.report,
        ):
            before = self.hands.clicks
            yield from part()
            self.counts[part.__name__] = self.hands.clicks - before
        report.write_text(json.dumps(self.counts))
        self.desk.window.close()

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
        yield from self.into("Started", "2026-10-06 13:40")
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
        yield self._all_read
        yield from self.click(f"Take in {ENTRIES} entries")
        yield lambda: len(self.review.entries) == ENTRIES

    @staticmethod
    def _all_read() -> bool:
        dialog = QApplication.activeModalWidget()
        return isinstance(dialog, ImportPreview) and dialog.proposals.rowCount() == ENTRIES

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
        for number, kind in enumerate(LessonKind):
            column = self.console.view.board.columns[number]  # type: ignore[attr-defined]
            self.hands.click(column.ask)
            yield None
            self.hands.type(f"What was {kind.value.replace('-', ' ')}")
            yield None
            self.hands.click(self.console.view.heading)
            yield lambda n=number: len(self.review.lessons) == n + 1
        assert {lesson.kind for lesson in self.review.lessons} == set(LessonKind)

    def actions(self) -> Script:
        yield from self.stage("Actions")
        for number, action in enumerate(ACTIONS):
            yield from self.click("Action" if number else "Add action")
            self.hands.type(action.split(" ", 2)[2])
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


def main(library: str, pdf: str, report: str) -> None:
    """Plays the person on a new library."""
    app = QApplication([])
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    desk = Desk(Settings(Path(library).with_name("settings.ini")))
    desk.open(Path(library))
    desk.window.activateWindow()
    person = Person(desk, Path(pdf))
    play(person.hands, person.script(Path(report)))


if __name__ == "__main__":
    main(*sys.argv[1:])
