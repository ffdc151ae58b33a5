"""A running meeting goes on at another computer where it stood, and comes back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.cli import main
from pmdesk.desk.desk import Desk
from pmdesk.desk.importing import Importing
from pmdesk.model.gestures import actions, captured
from pmdesk.model.meetings import running
from pmdesk.model.review import Review
from pmdesk.model.words import Event, RoomView, Stage
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from tests.ui.consoles import TEN, Time, back_to_draft

FILE = "meeting.json"


@dataclass
class Computer:
    """A library of its own with a window on it, and a clock that may be set otherwise."""

    desk: Desk
    time: Time
    folder: Path

    @property
    def page(self) -> ConsolePage:
        console = self.desk.work().console
        assert console is not None
        return console

    @property
    def review(self) -> Review:
        return self.page.session.review

    def hand_over(self) -> None:
        """Writes the file to where everybody finds it."""
        self.desk.work().exporter._ask = lambda *_: self.folder / FILE
        self.page.act("hand-over")

    def take_in(self) -> None:
        """The file is dropped on the window; a newer version is taken."""
        work = self.desk.work()
        Importing(self.desk, work._library, work).take_paths([self.folder / FILE])


@pytest.fixture
def computers(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, datetime], Computer]]:
    qapp.setStyle("Fusion")
    monkeypatch.setattr("pmdesk.desk.importing.ask", lambda *args: True)
    made: list[Computer] = []

    def start(name: str, now: datetime) -> Computer:
        time = Time()
        time.now = now
        folder = tmp_path / name
        folder.mkdir()
        desk = Desk(Settings(folder / "settings.ini"), time)
        desk.open(folder / "library.pmdesk")
        made.append(Computer(desk, time, tmp_path))
        return made[-1]

    yield start
    for computer in made:
        computer.desk.window.close()


@pytest.fixture
def first(computers: Callable[[str, datetime], Computer], sample: Review) -> Computer:
    """A computer twelve minutes into the meeting, in the walk, with a question before the room."""
    computer = computers("first", TEN)
    work = computer.desk.work()
    work._library.add(sample, "Open the sample")
    work.open_review(sample.id)
    back_to_draft(computer.page.session)
    computer.page.act("start-meeting")
    computer.time.pass_by(minutes=5)
    computer.page.go_to(Stage.TIMELINE)
    for _ in range(4):
        computer.page.act("next-moment")
    computer.page.room.show_prompt("What was in sight?")
    computer.time.pass_by(minutes=7)
    return computer


def opened(computer: Computer, id: str) -> Computer:
    computer.desk.work().open_review(id)
    computer.page.resume()
    return computer


def test_another_computer_goes_on_where_the_meeting_stood(
    first: Computer, computers: Callable[[str, datetime], Computer]
) -> None:
    before = first.page.room
    reached, prompt, clock = before.reached, before.prompt, before.stage_clock()
    here = [seat.id for seat in before.present]
    assert here
    first.hand_over()
    assert not first.page.room.running
    assert "Private notes stay" in first.page.banner.text()
    second = computers("second", first.time.now)
    second.take_in()
    opened(second, first.review.id)
    assert second.page.foot.away.isVisibleTo(second.page)
    QTest.mouseClick(second.page.foot.away.take, Qt.MouseButton.LeftButton)
    room = second.page.room
    assert (room.running, room.stage, second.page.view.stage) == (
        True,
        Stage.TIMELINE,
        Stage.TIMELINE,
    )
    assert (room.reached, room.prompt) == (reached, prompt)
    assert room.stage_clock() == clock
    assert [seat.id for seat in room.present] == here
    assert not second.review.notes


def test_the_clocks_go_on_while_the_file_is_carried(
    first: Computer, computers: Callable[[str, datetime], Computer]
) -> None:
    first.hand_over()
    second = computers("second", first.time.now + timedelta(minutes=2))
    second.take_in()
    opened(second, first.review.id).page.act("take-on")
    assert second.page.room.meeting_clock().elapsed == timedelta(minutes=14)


def test_a_computer_whose_clock_is_behind_loses_no_time(
    first: Computer, computers: Callable[[str, datetime], Computer]
) -> None:
    first.hand_over()
    second = computers("second", first.time.now - timedelta(hours=1))
    second.take_in()
    opened(second, first.review.id).page.act("take-on")
    assert second.page.room.meeting_clock().elapsed == timedelta(minutes=12)
    second.time.pass_by(minutes=3)
    assert second.page.room.meeting_clock().elapsed == timedelta(minutes=15)


def test_the_meeting_comes_back_in_one_step_with_what_was_done_there(
    first: Computer, computers: Callable[[str, datetime], Computer]
) -> None:
    notes = first.review.notes
    first.hand_over()
    second = computers("second", first.time.now)
    second.take_in()
    opened(second, first.review.id).page.act("take-on")
    second.time.pass_by(minutes=10)
    second.page.session.do(captured.add_parked, id="p-there", text="Pricing of partners")
    second.page.act("next-moment")
    second.page.go_to(Stage.BIASES)
    there = second.page.room
    second.hand_over()
    first.time.now = second.time.now
    first.take_in()
    assert first.page.room.away
    first.page.act("take-on")
    room = first.page.room
    assert (room.running, room.stage) == (True, Stage.BIASES)
    assert room.reached == there.reached
    assert any(row.id == "p-there" for row in first.review.parked)
    assert first.review.notes == notes, "private notes stayed here"
    assert room.meeting_clock().elapsed == timedelta(minutes=22)
    whats = [line.what for line in first.review.log if line.what in (Event.HANDED, Event.TAKEN)]
    assert whats == [Event.HANDED, Event.TAKEN, Event.HANDED, Event.TAKEN]


def test_while_it_is_away_nothing_of_the_meeting_moves_here(first: Computer) -> None:
    first.hand_over()
    before = first.review
    first.page.go_to(Stage.ACTIONS)
    first.page.act("next-moment")
    first.page.room.set_view(RoomView.BLANK)
    first.page.room.show_prompt("Anything else?")
    assert first.review.meetings == before.meetings
    assert first.review.log == before.log


def test_what_was_edited_on_both_is_kept_on_both(
    first: Computer, computers: Callable[[str, datetime], Computer]
) -> None:
    first.hand_over()
    second = computers("second", first.time.now)
    second.take_in()
    opened(second, first.review.id).page.act("take-on")
    second.page.session.do(captured.add_parked, id="p-there", text="Pricing of partners")
    second.hand_over()
    first.page.session.do(actions.add_action, id="a-here", text="Cap the queue")
    first.take_in()
    assert any(row.id == "a-here" for row in first.review.actions)
    library = first.desk.work()._library
    assert len(library.ids()) == 2
    (copy,) = [library.review(id) for id in library.ids() if id != first.review.id]
    assert any(row.text == "Pricing of partners" for row in copy.parked)


def test_a_file_that_cannot_be_written_hands_nothing_over(first: Computer, tmp_path: Path) -> None:
    first.desk.work().exporter._ask = lambda *_: tmp_path / "missing" / FILE
    first.page.act("hand-over")
    assert first.page.room.running
    assert first.page.banner.text() != ""


def test_who_asked_for_no_file_hands_nothing_over(first: Computer) -> None:
    first.desk.work().exporter._ask = lambda *_: None
    before = first.review
    first.page.act("hand-over")
    assert first.review is before


def test_the_command_line_brings_a_meeting_in_as_well(first: Computer, tmp_path: Path) -> None:
    first.hand_over()
    path = tmp_path / "other.pmdesk"
    assert main(["--library", str(path), "import", str(tmp_path / FILE)]) == 0
    with Library.open(path, writing=False) as library:
        (id,) = library.ids()
        assert running(library.review(id)) is not None
