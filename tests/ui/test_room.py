"""The meeting room behind the console: what a meeting keeps, what the room sees, what is folded."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.audience import Audience, Opening, Walk, Welcome
from pmdesk.model.gestures import header, timeline
from pmdesk.model.words import RoomView, Stage, State
from pmdesk.store.library import Library
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession

TEN = datetime(2026, 10, 20, 10, tzinfo=UTC)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = TEN

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


class Board:
    """A screen that keeps what it was given, as a window would show it."""

    def __init__(self) -> None:
        self.shown: Audience | None = None
        self.frozen = self.blank = False

    def show_audience(self, audience: Audience) -> None:
        if not self.frozen:
            self.shown = audience

    def set_frozen(self, frozen: bool) -> None:
        self.frozen = frozen

    def set_blank(self, blank: bool) -> None:
        self.blank = blank


def measure(text: str, bold: bool) -> float:
    return 13.0 * len(text)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def room(session: ReviewSession, time: Time) -> Room:
    session.do(header.set_state, state=State.DRAFT, now=TEN)
    return Room(session, measure, time)


def test_alone_a_stage_is_only_looked_at(room: Room) -> None:
    before = room.review
    room.go_to_stage(Stage.OPEN)
    assert isinstance(room.audience().body, Opening)
    assert room.review is before


def test_a_meeting_begins_at_open_with_those_who_are_expected(room: Room) -> None:
    assert room.begin()
    assert room.running
    assert room.stage is Stage.OPEN
    assert room.review.state is State.MEETING
    assert {seat.id for seat in room.present} == {s.id for s in room.review.seats if s.present}


def test_the_clocks_run_pause_and_are_over(room: Room, time: Time) -> None:
    room.begin()
    time.pass_by(minutes=3)
    assert room.stage_clock().left == timedelta(minutes=2)
    room.pause()
    time.pass_by(minutes=30)
    assert room.paused
    assert room.meeting_clock().elapsed == timedelta(minutes=3)
    room.pause()
    time.pass_by(minutes=4)
    assert room.stage_clock().left == -timedelta(minutes=2)
    room.go_to_stage(Stage.TIMELINE)
    time.pass_by(minutes=1)
    assert room.stage_clock().elapsed == timedelta(minutes=1)
    assert room.meeting_clock().elapsed == timedelta(minutes=8)


def test_work_alone_during_a_meeting_does_not_move_the_room(room: Room) -> None:
    room.begin()
    room.go_to_stage(Stage.FACTORS)
    room.go_to_stage(Stage.PREPARE)
    room.go_to_stage(Stage.REPORT)
    assert room.stage is Stage.FACTORS
    assert room.audience().stage is Stage.FACTORS


def test_the_walk_goes_on_and_back_and_hides_what_is_to_come(room: Room) -> None:
    room.begin()
    room.go_to_stage(Stage.TIMELINE)
    room.reach(None)
    assert room.reached == ()
    entries = room.review.entries
    room.walk_on()
    room.walk_on(finely=True)
    assert room.reached == entries[:2]
    walk = room.audience().body
    assert isinstance(walk, Walk)
    assert walk.moments[-1].text.startswith("Quarter planning")
    room.look_back()
    room.look_back()
    walk = room.audience().body
    assert isinstance(walk, Walk)
    assert (len(walk.moments), walk.again) == (1, True)
    assert room.reached == entries[:2]


def test_without_entries_there_is_nothing_to_walk(room: Room, session: ReviewSession) -> None:
    for entry in session.review.entries:
        session.do(timeline.delete_entry, id=entry.id)
    assert room.steps() == {}
    room.walk_on()
    assert room.reached == ()


def test_an_entry_that_gets_a_later_time_does_not_take_the_room_along(
    room: Room, session: ReviewSession
) -> None:
    room.begin()
    entries = room.review.entries
    room.reach(entries[4])
    late = entries[-1].at + timedelta(hours=1)
    done = session.do(
        timeline.set_time,
        id=entries[4].id,
        at=late,
        precision=entries[4].precision,
        zone="UTC",
        written="later",
    )
    assert done
    assert room.reached == entries[:4]


def test_where_a_meeting_stands_is_not_undone(room: Room, session: ReviewSession) -> None:
    room.begin()
    session.do(header.set_title, title="Other")
    room.go_to_stage(Stage.TIMELINE)
    room.show_prompt("What did you see?")
    session.undo()
    assert session.review.title != "Other"
    assert room.stage is Stage.TIMELINE
    assert room.prompt == "What did you see?"


def test_a_second_meeting_goes_on_where_the_walk_stood(room: Room) -> None:
    room.begin()
    room.reach(room.review.entries[5])
    room.end()
    assert not room.running
    assert room.present == ()
    assert room.begin()
    assert len(room.reached) == 6
    assert [m.ended is not None for m in room.review.meetings] == [True, True, False]


def test_the_room_follows_freezes_and_goes_blank(room: Room) -> None:
    board = Board()
    room.begin()
    room.use_screen(board)
    room.go_to_stage(Stage.BIASES)
    assert board.shown is not None
    assert board.shown.stage is Stage.BIASES
    room.set_view(RoomView.FROZEN)
    room.go_to_stage(Stage.ACTIONS)
    assert board.shown.stage is Stage.BIASES
    room.set_view(RoomView.BLANK)
    assert board.blank
    assert not board.frozen
    room.set_view(RoomView.BLANK)
    assert not board.blank
    assert board.shown.stage is Stage.ACTIONS


def test_what_is_frozen_before_the_window_opens_is_what_it_shows(room: Room) -> None:
    board = Board()
    room.begin()
    room.go_to_stage(Stage.BIASES)
    room.set_view(RoomView.FROZEN)
    room.go_to_stage(Stage.ACTIONS)
    room.use_screen(board)
    assert board.frozen
    assert board.shown is not None
    assert board.shown.stage is Stage.BIASES
    assert room.seen() == board.shown
    room.set_view(RoomView.FROZEN)
    assert board.shown.stage is Stage.ACTIONS


def test_names_are_hidden_on_a_frozen_page_too(room: Room, session: ReviewSession) -> None:
    seat, board = room.review.seats[0], Board()
    session.do(header.set_title, title=f"{seat.name} sees slow fares")
    room.mask_names(False)
    room.use_screen(board)
    room.set_view(RoomView.FROZEN)
    session.do(header.set_title, title="Another title")
    room.mask_names(True)
    assert board.shown is not None
    assert board.shown.title == f"{seat.alias[:1].upper()}{seat.alias[1:]} sees slow fares"
    assert board.frozen


def test_names_in_texts_give_way_to_aliases_until_they_are_wanted(
    room: Room, session: ReviewSession
) -> None:
    seat = room.review.seats[0]
    session.do(header.set_title, title=f"{seat.name} sees slow fares")
    assert seat.name not in room.audience().title
    assert seat.alias in room.audience().title
    room.mask_names(False)
    assert room.audience().title.startswith(seat.name)


def test_private_parts_fold_whenever_the_audience_closes(room: Room) -> None:
    assert room.hides_private
    room.open_private(True)
    assert not room.hides_private
    room.use_screen(Board())
    assert not room.hides_private
    room.use_screen(None)
    assert room.hides_private


def test_after_a_restart_a_frozen_room_is_blank(
    room: Room, session: ReviewSession, library: Library
) -> None:
    room.begin()
    room.set_view(RoomView.FROZEN)
    again = Room(ReviewSession(library.session(session.review.id)), measure, Time())
    assert again.running
    assert again.view is RoomView.BLANK


def test_before_a_meeting_the_room_is_welcomed(room: Room) -> None:
    room.go_to_stage(Stage.PREPARE)
    assert isinstance(room.audience().body, Welcome)
