"""The clocks of a meeting in the window: little time left, more time, and a computer that slept."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.model.gestures import header
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.words import Event, Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, click, console_on

Open = Callable[[], ConsolePage]


class Ticks:
    """Seconds that go on evenly, whatever the computer's clock is set to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Meeting:
    """A console in a meeting, with the time that passes and the time that the computer tells."""

    def __init__(self, page: ConsolePage, time: Time, ticks: Ticks) -> None:
        self.page, self.time, self.ticks = page, time, ticks

    def pass_by(self, minutes: float) -> None:
        """Time passes, and once a second somebody looks; here a few looks are enough."""
        for _ in range(4):
            self.time.pass_by(minutes=minutes / 4)
            self.ticks.seconds += 60 * minutes / 4
            self.page.keeper.look()

    def set_clock(self, minutes: float) -> None:
        """The computer's clock jumps, as after a sleep or when somebody sets it."""
        self.time.pass_by(minutes=minutes)
        self.page.keeper.look()

    @property
    def elapsed(self) -> timedelta:
        return self.page.room.meeting_clock().elapsed

    @property
    def said(self) -> str:
        return self.page.banner.text()


@pytest.fixture
def open_page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[Callable[[Time, Ticks], ConsolePage]]:
    pages: list[ConsolePage] = []

    def open_(time: Time, ticks: Ticks) -> ConsolePage:
        page = console_on(theme, session, tmp_path, time, Stage.OPEN, ticks)
        shown(page, 1280, 800)
        pages.append(page)
        return page

    back_to_draft(session)
    yield open_
    for page in pages:
        page.close_for_good()


@pytest.fixture
def meeting(open_page: Callable[[Time, Ticks], ConsolePage]) -> Meeting:
    time, ticks = Time(), Ticks()
    page = open_page(time, ticks)
    page.act("start-meeting")
    return Meeting(page, time, ticks)


def test_little_time_left_is_said_once_and_the_stage_stays(meeting: Meeting) -> None:
    meeting.pass_by(2)
    assert meeting.said == ""
    meeting.pass_by(2)
    assert meeting.said == "Open: 1 min left."
    meeting.page.banner.hide()
    meeting.pass_by(0.5)
    assert meeting.said == ""
    meeting.pass_by(3)
    assert meeting.said == "Open: the time is up. It goes on until you move on."
    assert meeting.page.room.stage is Stage.OPEN
    meeting.pass_by(90)
    assert meeting.page.room.stage is Stage.OPEN
    assert meeting.page.view.stage is Stage.OPEN


def test_more_time_is_one_press_on_what_warns(meeting: Meeting) -> None:
    meeting.pass_by(5.5)
    QTest.mouseClick(meeting.page.banner.way(), Qt.MouseButton.LeftButton)
    assert meeting.page.room.stage_clock().left == timedelta(minutes=4.5)
    assert meeting.page.room.meeting_clock().limit == timedelta(minutes=60)


def test_moving_on_is_the_other_press(meeting: Meeting) -> None:
    meeting.pass_by(5.5)
    QTest.mouseClick(meeting.page.banner.other(), Qt.MouseButton.LeftButton)
    assert meeting.page.room.stage is Stage.TIMELINE


def test_a_warning_goes_with_the_stage_that_it_was_about(meeting: Meeting) -> None:
    for key in ("rules", "affected", "advocate"):
        meeting.page.room.tick_off(key, True)
    meeting.pass_by(5.5)
    assert meeting.said
    meeting.page.step(1)
    assert meeting.said == ""


def test_after_more_time_the_warning_comes_again(meeting: Meeting) -> None:
    meeting.pass_by(4)
    meeting.page.act("five-minutes-more")
    meeting.page.banner.hide()
    meeting.pass_by(1)
    assert meeting.said == ""
    meeting.pass_by(3.5)
    assert meeting.said == "Open: 2 min left."


def test_the_bubble_of_the_clocks_gives_time_and_tells_what_the_rest_wants(
    meeting: Meeting,
) -> None:
    meeting.pass_by(3)
    meeting.page.top.meeting.open_clocks()
    popover = meeting.page.top.meeting.popover
    assert popover is not None
    assert popover.content.rest.text() == ("Then come 55 min of agenda, with 55 min left for them.")
    click(popover, "5 min more")
    assert popover.content.rest.text() == ("Then come 55 min of agenda, with 50 min left for them.")


def test_what_the_computer_slept_through_is_not_counted(meeting: Meeting) -> None:
    meeting.pass_by(3)
    meeting.set_clock(41)
    assert meeting.elapsed == timedelta(minutes=3)
    assert meeting.said == ("The computer slept, or its clock was set: 41 min are not counted.")
    meeting.pass_by(1)
    assert meeting.elapsed == timedelta(minutes=4)


def test_the_room_may_have_gone_on_while_the_computer_slept(meeting: Meeting) -> None:
    meeting.pass_by(3)
    meeting.set_clock(41)
    QTest.mouseClick(meeting.page.banner.way(), Qt.MouseButton.LeftButton)
    assert meeting.elapsed == timedelta(minutes=44)


def test_a_clock_that_is_set_back_an_hour_changes_nothing(meeting: Meeting) -> None:
    meeting.pass_by(3)
    meeting.set_clock(-60)
    assert "set back by 60 min" in meeting.said
    meeting.pass_by(1)
    assert meeting.elapsed == timedelta(minutes=4)
    meeting.page.step(1)
    meeting.pass_by(2)
    assert meeting.page.room.stage_clock().elapsed == timedelta(minutes=2)


def test_a_clock_that_is_trimmed_by_a_second_is_no_gap(meeting: Meeting) -> None:
    meeting.pass_by(3)
    meeting.set_clock(1 / 60)
    meeting.set_clock(-1 / 60)
    assert meeting.said == ""
    assert not any(line.what == Event.GAP for line in meeting.page.session.review.log)


def test_a_pause_through_which_the_computer_sleeps_is_only_a_pause(meeting: Meeting) -> None:
    meeting.pass_by(3)
    meeting.page.act("pause-meeting")
    meeting.set_clock(41)
    meeting.page.act("pause-meeting")
    meeting.pass_by(1)
    assert meeting.elapsed == timedelta(minutes=4)


def test_after_a_start_that_comes_late_the_time_away_can_be_left_out(
    meeting: Meeting, open_page: Callable[[Time, Ticks], ConsolePage]
) -> None:
    meeting.pass_by(3)
    meeting.page.close_for_good()
    meeting.time.pass_by(hours=14)
    page = open_page(meeting.time, Ticks())
    page.resume()
    assert page.banner.text() == "The review was closed for 14 h, and the clocks have counted it."
    assert page.room.meeting_clock().elapsed == timedelta(hours=14, minutes=3)
    QTest.mouseClick(page.banner.way(), Qt.MouseButton.LeftButton)
    assert page.room.meeting_clock().elapsed == timedelta(minutes=3)


def test_a_short_restart_asks_nothing(
    meeting: Meeting, open_page: Callable[[Time, Ticks], ConsolePage]
) -> None:
    meeting.pass_by(3)
    meeting.page.close_for_good()
    meeting.time.pass_by(minutes=2)
    page = open_page(meeting.time, Ticks())
    page.resume()
    assert page.banner.text() == ""
    assert page.room.meeting_clock().elapsed == timedelta(minutes=5)


def test_a_clock_that_went_back_while_pmdesk_was_closed_is_found(
    meeting: Meeting, open_page: Callable[[Time, Ticks], ConsolePage]
) -> None:
    meeting.pass_by(3)
    meeting.page.close_for_good()
    meeting.time.pass_by(hours=-1)
    page = open_page(meeting.time, Ticks())
    page.resume()
    assert page.room.meeting_clock().elapsed == timedelta(minutes=3)
    meeting.time.pass_by(minutes=1)
    assert page.room.meeting_clock().elapsed == timedelta(minutes=4)


def test_a_clock_set_back_in_the_meeting_is_not_found_again_after_a_restart(
    meeting: Meeting, open_page: Callable[[Time, Ticks], ConsolePage]
) -> None:
    meeting.pass_by(3)
    meeting.page.step(1)
    meeting.set_clock(-60)
    meeting.pass_by(1)
    meeting.page.close_for_good()
    meeting.time.pass_by(minutes=2)
    page = open_page(meeting.time, Ticks())
    page.resume()
    assert page.banner.text() == ""
    assert page.room.meeting_clock().elapsed == timedelta(minutes=6)


def test_the_pace_of_the_walk_goes_along_with_the_minutes(meeting: Meeting) -> None:
    page = meeting.page
    page.resize(1920, 1080)
    page.step(1)
    page.act("audience")
    page.session.do(header.agree_timeline, at=None)
    page.room.reach(None)
    page.act("next-moment")
    meeting.pass_by(1)
    assert ", 24 min" in page.view.sentence.text()
    meeting.pass_by(3)
    assert ", 21 min" in page.view.sentence.text()


def test_a_meeting_that_has_ended_is_minded_no_longer(meeting: Meeting) -> None:
    meeting.pass_by(2)
    row = meeting.page.room.row
    assert row is not None
    meeting.page.session.do(gestures.end, id=row.id, now=meeting.time(), line="end")
    before = meeting.page.session.review.log
    meeting.set_clock(600)
    assert meeting.page.session.review.log is before
