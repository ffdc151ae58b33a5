"""A meeting led from the console: who is here, how it ends, the next one, back after a crash."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from pmdesk.model.gestures import actions, captured, header
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import Loose, attended, running
from pmdesk.model.review import Meeting
from pmdesk.model.words import BuyIn, Capture, Decision, RoomView, Stage
from pmdesk.store.library import Library
from pmdesk.ui.console import places
from pmdesk.ui.console.end_meeting import EndPanel
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import LineField
from pmdesk.ui.widgets.picker import Picker
from pmdesk.ui.widgets.popover import Popover
from tests.ui.consoles import Show, Time, back_to_draft, buttons, click, console_on


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, time: Time, shown: Show
) -> Iterator[ConsolePage]:
    """The sample's console ten minutes into a meeting."""
    back_to_draft(session)
    page = console_on(theme, session, tmp_path, time)
    shown(page, 1280, 800)
    page.act("start-meeting")
    time.pass_by(minutes=12)
    yield page
    page.close_for_good()


def live(page: ConsolePage) -> Meeting:
    meeting = running(page.session.review)
    assert meeting is not None
    return meeting


def bubble(page: ConsolePage) -> Popover:
    popover = page.top.meeting.popover
    assert popover is not None
    return popover


def words(within: QWidget) -> str:
    return " ".join(w.accessibleName() for w in within.findChildren(QWidget) if w.isVisible())


def test_a_message_leaves_the_foot_and_the_capture_line_free(page: ConsolePage) -> None:
    page.go_to(Stage.TIMELINE)
    page.banner.say("Something is good to know.")
    QApplication.processEvents()
    assert page.foot.isVisible()
    assert page.banner.geometry().bottom() < page.foot.geometry().top()


def test_a_meeting_that_begins_opens_at_the_words_to_read_aloud(
    theme: Theme, session: ReviewSession, tmp_path: Path, time: Time, shown: Show, qtbot
) -> None:  # type: ignore[no-untyped-def]
    back_to_draft(session)
    # With nothing noted of who was affected, the way to note it stands at the foot of the stage.
    for fact in ("users", "failed", "extent"):
        session.do(header.set_impact, field=f"impact_{fact}", value="")
    session.do(header.set_services, names=())
    session.do(header.set_fact, field="severity", value="")
    page = console_on(theme, session, tmp_path, time, Stage.PREPARE)
    shown(page, 1280, 800)
    with qtbot.waitActive(page):
        page.activateWindow()
    page.view.focus_first()
    page.act("start-meeting")
    QApplication.processEvents()
    assert page.view.stage is Stage.OPEN
    assert page.view.place() == {"scroll": 0}
    page.close_for_good()


# Who is here


def attendance(page: ConsolePage) -> Picker:
    page.act("attendance")
    return bubble(page).findChild(Picker)


def rows(picker: Picker) -> dict[str, str]:
    """What each row says when it is read aloud, behind its alias."""
    model = picker.model
    seats = [n for n, row in enumerate(model.shown) if row.id]
    said = (model.data(model.index(n), Qt.ItemDataRole.AccessibleTextRole) for n in seats)
    return dict(text.split(", ", 1) for text in said)


def test_the_button_counts_who_is_here_and_opens_the_list(page: ConsolePage) -> None:
    assert page.top.meeting.seats.text().strip() == "10 here"
    QTest.mouseClick(page.top.meeting.seats, Qt.MouseButton.LeftButton)
    picker = bubble(page).findChild(Picker)
    said = rows(picker)
    assert len(said) == len(page.session.review.seats) == 11
    assert said["Incident commander"] == "ticked"
    assert said["Comms liaison"] == "not ticked"


def test_a_late_joiner_and_who_leaves_are_shown_with_their_time(
    page: ConsolePage, time: Time
) -> None:
    picker = attendance(page)
    QTest.keyClicks(picker.filter, "comms")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert rows(picker) == {"Comms liaison": "ticked, since 10:12"}
    assert page.top.meeting.seats.text().strip() == "11 here"
    time.pass_by(minutes=28)
    picker.filter.clear()
    QTest.keyClicks(picker.filter, "support lead")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert rows(picker) == {"Support lead": "not ticked, left 10:40"}
    assert page.top.meeting.seats.text().strip() == "10 here"


def test_somebody_without_a_seat_is_typed_in_and_is_here(page: ConsolePage) -> None:
    before = page.session.review
    picker = attendance(page)
    QTest.keyClicks(picker.filter, "Payment vendor")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert page.session.review.seats[-1].alias == "Payment vendor"
    assert rows(picker)["Payment vendor"] == "ticked, since 10:12"
    assert picker.list.currentIndex().row() == len(before.seats)
    page.undo()
    assert page.session.review == before
    assert "Payment vendor" not in rows(picker)


def test_ticks_are_undone_while_the_list_is_open_and_after_the_meeting(
    page: ConsolePage,
) -> None:
    picker = attendance(page)
    before = page.session.review.attendance
    QTest.keyClicks(picker.filter, "comms")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    page.undo()
    assert rows(picker) == {"Comms liaison": "not ticked"}
    page.redo()
    assert rows(picker)["Comms liaison"].startswith("ticked")
    page.room.end()
    page.undo()
    assert page.session.review.attendance == before


def test_earlier_meetings_are_there_to_read(page: ConsolePage) -> None:
    attendance(page)
    assert "Engineering manager (from 10:07)" in words(bubble(page))
    heads = [label.text() for label in bubble(page).findChildren(QLabel)]
    assert heads == ["Fri 16 Oct, 10:01 to 11:00 CEST"]


def test_names_are_nowhere_in_the_list(page: ConsolePage) -> None:
    attendance(page)
    said = words(bubble(page)) + str(rows(bubble(page).findChild(Picker)))
    assert [s.name for s in page.session.review.seats if s.name and s.name in said] == []


def test_after_the_meeting_the_lists_can_be_read_and_not_changed(page: ConsolePage) -> None:
    page.room.end()
    page.act("attendance")
    assert bubble(page).findChild(Picker) is None
    assert "Incident commander" in words(bubble(page))


def test_the_first_seat_is_typed_in_where_there_is_none(
    theme: Theme, empty_session: ReviewSession, tmp_path: Path, time: Time, shown: Show
) -> None:
    page = console_on(theme, empty_session, tmp_path, time)
    shown(page, 1024, 640)
    assert "attendance" not in page.handlers()
    page.act("start-meeting")
    picker = attendance(page)
    QTest.keyClicks(picker.filter, "Support")
    QTest.keyClick(picker.filter, Qt.Key.Key_Return)
    assert page.top.meeting.seats.accessibleName().startswith("1 here")
    assert page.rect().contains(bubble(page).childrenRect())
    page.close_for_good()


# The end


def settle(page: ConsolePage) -> None:
    """Answers what the sample's meeting would leave open."""
    page.session.do(gestures.set_pulse, id=live(page).id, field="pulse_asked", value=9)
    for noun in ("ideas", "parked"):
        for row in getattr(page.session.review, noun):
            page.session.do(captured.set_outcome, noun=noun, id=row.id, outcome=Capture.DROPPED)


def test_a_meeting_that_leaves_nothing_open_ends_at_once(page: ConsolePage, time: Time) -> None:
    settle(page)
    page.act("end-meeting")
    assert running(page.session.review) is None
    assert page.top.meeting.popover is None
    assert page.banner.text() == "The meeting has ended after 12 min."


def test_what_is_still_open_is_said_first_and_nothing_is_in_the_way(page: ConsolePage) -> None:
    session = page.session
    session.do(header.agree_timeline, at=None)
    for action in session.review.actions[:2]:
        session.do(actions.decide, id=action.id, decision=Decision.PROPOSED)
    page.act("end-meeting")
    said = words(bubble(page))
    assert "The room has not agreed the timeline." in said
    assert "2 actions are not decided." in said
    assert "The learning pulse is not taken." in said
    focus = page.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Stay"
    click(bubble(page), "Stay")
    assert page.room.running
    page.act("end-meeting")
    click(bubble(page), "End anyway")
    assert not page.room.running


def test_wherever_it_ends_a_plan_that_nobody_backs_asks_for_a_reason(page: ConsolePage) -> None:
    page.session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    page.session.do(header.set_closing, field="buy_in_note", value="")
    for action in page.session.review.actions:
        page.session.do(actions.set_fact, id=action.id, field="buy_in", value="")
    page.act("end-meeting")
    panel = bubble(page).content
    QTest.keyClicks(panel.reason, "The manager was not here")
    click(bubble(page), "End anyway")
    assert not page.room.running
    assert page.session.review.buy_in_note == "The manager was not here"


def test_a_field_that_is_not_asked_is_not_made(theme: Theme) -> None:
    def fields() -> int:
        return sum(isinstance(widget, LineField) for widget in QApplication.allWidgets())

    before = fields()
    panel = EndPanel(theme, {Loose.PULSE: 1})
    assert fields() == before
    panel.deleteLater()


def test_at_close_what_is_open_is_said_as_everywhere(page: ConsolePage) -> None:
    page.go_to(Stage.CLOSE)
    click(page.view, "End meeting")
    click(bubble(page), "Stay")
    page.top.meeting.open_clocks()
    click(bubble(page), "End meeting")
    assert "The learning pulse is not taken." in words(bubble(page))
    click(bubble(page), "End anyway")
    assert not page.room.running
    assert "has ended" in page.banner.text()
    assert "End meeting" not in buttons(page.view)


def test_what_is_open_leads_to_where_it_is_settled(page: ConsolePage) -> None:
    page.act("end-meeting")
    click(bubble(page), "Go to Close")
    assert page.top.meeting.popover is None
    assert page.view.stage is Stage.CLOSE
    assert page.room.running


def test_a_meeting_that_was_ended_by_a_slip_goes_on(page: ConsolePage, time: Time) -> None:
    settle(page)
    page.room.go_to_stage(Stage.LESSONS)
    page.act("end-meeting")
    time.pass_by(minutes=3)
    QTest.mouseClick(page.banner.way(), Qt.MouseButton.LeftButton)
    assert page.room.running
    assert page.view.stage is page.room.stage is Stage.LESSONS
    assert page.room.meeting_clock().elapsed == timedelta(minutes=12)
    assert len(page.room.present) == 10


def test_a_bubble_of_the_meeting_goes_with_the_meeting(page: ConsolePage) -> None:
    page.top.meeting.open_clocks()
    page.room.end()
    assert page.top.meeting.popover is None


# The next meeting


def test_the_second_meeting_goes_on_where_the_first_ended(
    page: ConsolePage, time: Time, session: ReviewSession
) -> None:
    first = live(page).id
    page.room.go_to_stage(Stage.TIMELINE)
    page.room.reach(page.room.review.entries[6])
    session.do(gestures.add_meeting, id="next")
    session.do(gestures.set_plan, id="next", field="scheduled", value=time.now + timedelta(days=1))
    page.room.end()
    time.pass_by(days=1)
    page.act("start-meeting")
    assert live(page).id == "next"
    assert len(page.room.reached) == 7
    assert page.room.meeting_clock().elapsed == timedelta(0)
    assert {part.seat.alias for part in attended(page.room.review, live(page))} == {
        seat.alias for seat in page.room.review.seats if seat.present
    }
    attendance(page)
    QApplication.processEvents()
    held = [m for m in page.room.review.meetings if m.id == first]
    assert held[0].ended
    assert "Start meeting" not in buttons(page.top)


# After a crash

CRASH = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from pmdesk.desk.desk import Desk
from pmdesk.model.words import RoomView, Stage
from pmdesk.ui.settings import Settings

app = QApplication(["pmdesk"])
desk = Desk(Settings(Path(sys.argv[1]) / "settings.ini"))
desk.open(Path(sys.argv[1]) / "reviews.pmdesk")
work = desk.work()
work.open_sample()
page = work.console
page.act("start-meeting")
page.go_to(Stage.TIMELINE)
page.room.reach(page.session.review.entries[9])
page.view.table.choose(page.session.review.entries[4].id)
page.act("audience")
page.act("freeze")
page.leave()
app.processEvents()
print("ready", flush=True)
app.exec()
"""


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A folder with library and settings as a killed process left them in a running meeting."""
    with subprocess.Popen(
        [sys.executable, "-c", CRASH, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    return tmp_path


def test_a_place_is_kept_without_a_sign(
    page: ConsolePage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    """Nobody says that a row was chosen or a list scrolled; a look from time to time finds it."""
    monkeypatch.setattr(places, "LOOKED_EVERY", 10)
    settings, rows = Settings(tmp_path / "other.ini"), {"row": 1}
    kept = places.Places(settings, "r", lambda: {"stage": "timeline", "timeline": dict(rows)}, page)
    qtbot.waitUntil(lambda: kept.read() == {"stage": "timeline", "timeline": {"row": 1}})
    rows["row"] = 7
    qtbot.waitUntil(lambda: '"row": 7' in (tmp_path / "other.ini").read_text().replace("\\", ""))


def test_a_killed_process_comes_back_into_the_running_meeting(
    killed: Path, theme: Theme, shown: Show, time: Time
) -> None:
    with Library.open(killed / "reviews.pmdesk") as library:
        (id,) = library.ids()
        session = ReviewSession(library.session(id))
        meeting = running(session.review)
        assert meeting is not None
        assert meeting.started is not None
        time.now = meeting.started + timedelta(minutes=2)
        page = console_on(theme, session, killed, time, Stage.PREPARE)
        shown(page, 1280, 800)
        page.resume()
        assert page.view.stage is Stage.TIMELINE
        assert page.view.place()["entry"] == session.review.entries[4].id
        assert len(page.room.reached) == 10
        assert page.room.meeting_clock().elapsed == timedelta(minutes=2)
        assert page.top.meeting.clocks.is_ticking
        assert page.room.is_open
        # What was frozen died with the process: the room sees nothing rather than something new.
        assert page.room.view is RoomView.BLANK
        page.close_for_good()
        assert library.verify() == ()
