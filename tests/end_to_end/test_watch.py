"""Whoever watches a meeting that is played notices what does not hold."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import captured
from pmdesk.model.text import new_id
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from tests.end_to_end.played.passing import Passing, Played
from tests.end_to_end.played.prepared import make_ready, take_in
from tests.end_to_end.played.run import BEGIN
from tests.end_to_end.played.story import SAID, SHORT
from tests.end_to_end.played.watch import Watch


class Meeting:
    """The walk of a meeting in both windows, watched."""

    def __init__(self, folder: Path) -> None:
        path = folder / "hour.pmdesk"
        (folder / "lines.txt").write_text(SHORT, "utf-8")
        take_in(path, folder / "lines.txt", "--new", "Slow search")
        review = make_ready(path)
        self.played = Played(Passing(BEGIN))
        passing = self.played.passing
        self.desk = Desk(Settings(folder / "settings.ini"), passing.clock, passing.ticks)
        self.desk.open(path)
        self.desk.work().open_review(review.id)
        self.page.act("start-meeting")
        self.page.act("audience")
        self.page.go_to(Stage.TIMELINE)
        self.page.act("next-moment")
        counted = self.played.counted
        counted.runs, counted.stage, counted.given = True, "timeline", {"timeline": 25}
        self.watch = Watch(self.desk, path, self.played)

    @property
    def page(self) -> ConsolePage:
        page = self.desk.work().console
        assert page is not None
        return page

    def show_the_room(self, text: str) -> None:
        window = self.page.sharing.window
        assert window is not None
        window.show_audience(replace(self.page.room.audience(), title=text))

    def note(self) -> None:
        self.page.session.do(captured.add_note, id=new_id(), text=SAID.note)
        self.played.secrets.append(SAID.note)


@pytest.fixture
def meeting(qapp: QApplication, tmp_path: Path) -> Iterator[Meeting]:
    qapp.setStyle("Fusion")
    made = Meeting(tmp_path)
    yield made
    made.watch.stop()
    made.desk.window.close()
    made.desk.window.deleteLater()


def _tell_note(meeting: Meeting) -> None:
    meeting.note()
    meeting.show_the_room(SAID.note)


def _tell_later(meeting: Meeting) -> None:
    meeting.show_the_room(meeting.page.room.review.entries[-1].text)


def _tell_name(meeting: Meeting) -> None:
    meeting.page.act("close-audience")
    meeting.page.rail.setToolTip(meeting.page.room.review.seats[0].name)


def _thaw(meeting: Meeting) -> None:
    meeting.page.room.set_view(RoomView.FROZEN)
    meeting.watch.look("frozen")
    window = meeting.page.sharing.window
    assert window is not None
    window.set_frozen(False)
    meeting.show_the_room("Something else")


FAULTS: dict[str, Callable[[Meeting], object]] = {
    "the room has “Ask the quiet one": _tell_note,
    "the room has “Answers are as fast": _tell_later,
    "the console has “Ottilie Zebrawood": _tell_name,
    "a frozen room has changed": _thaw,
    "the stage is ('biases', 'biases')": lambda m: m.page.go_to(Stage.BIASES),
    "the clock of the meeting tells 0:03:00": lambda m: m.played.passing.pass_by(180),
    "the meeting runs: False": lambda m: m.page.room.end(),
    "not in the file: ideas “An idea”": lambda m: m.played.owed.append(("ideas", "An idea")),
    "complaint: Something is odd": lambda m: qWarning("Something is odd"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_hold_is_a_fault(meeting: Meeting, fault: str) -> None:
    meeting.watch.look("before")
    assert meeting.played.faults == []
    FAULTS[fault](meeting)
    meeting.watch.look("after")
    assert any(f"after: {fault}" in found for found in meeting.played.faults)
