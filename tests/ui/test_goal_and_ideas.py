"""The goal that is always in view, what is left to do, and the gate before the ideas."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.gestures import captured, header
from pmdesk.model.words import Capture, Event, Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, click, console_on

Left = Qt.MouseButton.LeftButton


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, time: Time, shown: Show
) -> Iterator[ConsolePage]:
    back_to_draft(session)
    session.do(header.agree_timeline, at=None)
    page = console_on(theme, session, tmp_path, time)
    shown(page, 1440, 900)
    page.act("start-meeting")
    yield page
    page.close_for_good()


# The goal


def test_the_goal_is_in_view_on_each_stage_of_the_meeting(page: ConsolePage) -> None:
    page.session.do(header.set_opening, field="goal", value="See how fares get slow")
    for stage in IN_MEETING:
        page.go_to(stage)
        assert page.foot.goal.isVisible()
        assert page.foot.goal.text.text() == "See how fares get slow"


def test_a_press_puts_the_goal_before_the_room_and_takes_it_away(page: ConsolePage) -> None:
    QTest.mouseClick(page.foot.goal.show_it, Left)
    assert page.room.prompt == page.foot.goal.text.text()
    QTest.mouseClick(page.foot.goal.show_it, Left)
    assert page.room.prompt == ""


# Before going on


def test_what_only_the_room_can_know_is_ticked_off_in_the_guide(page: ConsolePage) -> None:
    if not page.guide.is_open:
        page.guide.toggle()
    section = page.guide.panel.leaving
    row = next(row for row in section.list.rows if row.lead.place == "rules")
    assert not row.lead.done
    QTest.mouseClick(row, Left)
    assert next(r for r in section.list.rows if r.lead.place == "rules").lead.done
    assert page.session.undo_label != "Tick off", "what was said in the room is not undone"


def test_going_on_says_what_was_left_and_it_may_have_been_done(page: ConsolePage) -> None:
    page.step(1)
    assert page.view.stage is Stage.TIMELINE
    assert page.banner.text().startswith("Open, not yet: ")
    QTest.mouseClick(page.banner.other(), Left)
    asked = [line.detail for line in page.session.review.log if line.what == Event.ASKED]
    assert asked == ["open rules", "open affected"]


def test_going_back_to_look_something_up_says_nothing(page: ConsolePage) -> None:
    page.go_to(Stage.FACTORS)
    page.banner.hide()
    page.go_to(Stage.TIMELINE)
    assert page.banner.text() == ""


# Ideas


def ideas(page: ConsolePage):  # type: ignore[no-untyped-def]
    page.go_to(Stage.CLOSE)
    return page.view.ideas  # type: ignore[attr-defined]


def test_ideas_are_held_back_until_the_timeline_is_agreed(page: ConsolePage, time: Time) -> None:
    page.session.do(captured.add_idea, id="i", text="Cap the queue")
    block = ideas(page)
    row = block.rows[-1]
    assert not row.take.isEnabled()
    assert block.gate.words.text() == "They open once the room has agreed the timeline."
    page.session.do(header.agree_timeline, at=time())
    assert block.rows[-1].take.isEnabled()
    assert block.gate.isHidden()
    QTest.mouseClick(block.rows[-1].take, Left)
    assert any(action.text == "Cap the queue" for action in page.session.review.actions)


def test_one_click_on_a_reason_opens_them_earlier_and_the_reason_is_kept(
    page: ConsolePage,
) -> None:
    page.session.do(captured.add_idea, id="i", text="Cap the queue")
    block = ideas(page)
    QTest.mouseClick(block.gate.early.head, Left)
    click(block.gate, "It has to be decided today")
    assert block.rows[-1].take.isEnabled()
    review = page.session.review
    assert review.ideas_reason == "It has to be decided today"
    assert [line.detail for line in review.log if line.what == Event.IDEAS] == [
        "It has to be decided today"
    ]


def test_with_a_time_to_rest_they_open_when_it_is_over(page: ConsolePage, time: Time) -> None:
    page.session.do(captured.add_idea, id="i", text="Cap the queue")
    page.session.do(header.set_fact, field="soak_hours", value=24)
    page.session.do(header.agree_timeline, at=time())
    block = ideas(page)
    assert not block.rows[-1].take.isEnabled()
    assert "ideas rest until" in block.gate.words.text()
    time.now += timedelta(hours=24)
    block.show_review(page.session.review)
    assert block.rows[-1].take.isEnabled()


def test_a_review_without_a_timeline_holds_no_ideas_back(
    theme: Theme, empty_session: ReviewSession, tmp_path: Path, shown: Show, time: Time
) -> None:
    empty_session.do(captured.add_idea, id="i", text="Cap the queue")
    page = console_on(theme, empty_session, tmp_path, time)
    shown(page, 1440, 900)
    block = ideas(page)
    QTest.mouseClick(block.rows[0].drop, Left)
    assert empty_session.review.ideas[0].outcome is Capture.DROPPED
    page.close_for_good()
