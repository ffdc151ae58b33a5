"""What helps to lead, in the guide: questions back, what was heard, who was heard, and hints."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.statements import kinds
from pmdesk.model.gestures.participation import turns_of
from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.leading import LeadingSection
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, console_on
from tests.ui.legible import places
from tests.ui.test_guide import everything_said

SAID = "I noticed the quokka growing"
HEARD = "you saw the quokka before the alert"


class Screen:
    """An audience window that is only told."""

    def show_audience(self, audience: object) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def page(  # type: ignore[no-untyped-def]
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show, time: Time, qtbot
) -> ConsolePage:
    """A running meeting at an entry of the timeline; the room looks on, the guide is open."""
    back_to_draft(session)
    made = console_on(theme, session, tmp_path, time, Stage.TIMELINE)
    shown(made, 1920, 1080)
    with qtbot.waitActive(made):
        made.activateWindow()
    made.act("start-meeting")
    made.room.use_screen(Screen())
    made.go_to(Stage.TIMELINE)
    made.room.reach(session.review.entries[3])
    made.guide.open_at("")
    return made


def leading(page: ConsolePage) -> LeadingSection:
    return page.guide.panel.leading


def unfold(page: ConsolePage, name: str) -> LeadingSection:
    part = leading(page)
    click(getattr(part, f"{name}_fold").head)
    return part


def click(part: QWidget) -> None:
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


# What somebody says


def test_what_is_typed_is_recognised_and_answered_with_three_questions(page: ConsolePage) -> None:
    turner = unfold(page, "said").turner
    assert turner is not None
    assert QApplication.focusWidget() is turner.line
    QTest.keyClicks(turner.line, SAID)
    kind = next(kind for kind in kinds() if kind.key == "observation")
    assert turner.kind.value() == kind
    assert tuple(row.words.text() for row in turner.rows) == kind.ask
    click(turner.rows[1].show_it)
    assert page.room.audience().prompt == kind.ask[1]
    assert turner.rows[1].show_it.text() == "Take away"
    click(turner.rows[1].show_it)
    assert page.room.audience().prompt == ""


def test_the_kind_is_taken_by_a_click_or_an_arrow(page: ConsolePage) -> None:
    turner = unfold(page, "said").turner
    assert turner is not None
    first, second = turner.examples.findChildren(QWidget)[:2]
    click(second)
    assert turner.rows[0].words.text() == kinds()[1].ask[0]
    QTest.keyClick(turner.line, Qt.Key.Key_Up)
    assert turner.rows[0].words.text() == kinds()[0].ask[0]
    assert not first.isVisible()
    QTest.keyClicks(turner.line, "Why did you stop?")
    assert turner.rows[0].words.text() == "What led you to stop?"


def test_nothing_of_it_is_stored_and_undo_takes_it_back(page: ConsolePage) -> None:
    turner = unfold(page, "said").turner
    assert turner is not None
    before = page.session.review
    QTest.keyClicks(turner.line, SAID)
    QTest.keyClick(turner.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert turner.line.text() == ""
    page.go_to(Stage.FACTORS)
    page.go_to(Stage.TIMELINE)
    assert page.session.review.entries == before.entries
    assert page.session.review.notes == before.notes


# What I heard


def heard(page: ConsolePage, text: str = HEARD):  # type: ignore[no-untyped-def]
    box = leading(page).heard or unfold(page, "heard").heard
    assert box is not None
    QTest.keyClicks(box.text, text)
    return box


def test_what_was_heard_is_said_back_and_kept_as_an_account(page: ConsolePage) -> None:
    box = heard(page)
    seat = page.session.review.seats[1]
    box.seat.choose(seat.id)
    click(box.show_it)
    assert page.room.audience().prompt == f"What I heard: {HEARD}. Is that so?"
    click(box.keep)
    account = page.session.review.accounts[-1]
    assert (account.text, account.seat) == (HEARD, seat.id)
    assert page.room.current is not None
    assert account.entry == page.room.current.id
    assert (box.text.text(), page.room.prompt) == ("", "")


@pytest.mark.parametrize("name", ["keep", "clear"])
def test_what_was_kept_or_cleared_leaves_the_caret_in_its_box(page: ConsolePage, name: str) -> None:
    box = heard(page)
    getattr(box, name).setFocus()
    QTest.keyClick(getattr(box, name), Qt.Key.Key_Return)
    assert box.text.text() == ""
    assert QApplication.focusWidget() is box.text


def test_a_hint_that_comes_leaves_in_sight_what_is_worked_in(
    page: ConsolePage, time: Time, qtbot
) -> None:  # type: ignore[no-untyped-def]
    page.resize(1280, 800)
    page.guide.open_at("")
    box = heard(page)
    box.show_it.setFocus()
    QApplication.processEvents()
    assert not page.guide.panel.nudge.isVisible()
    time.pass_by(minutes=12)
    page.guide.panel.nudge.look()
    assert page.guide.panel.nudge.isVisible()
    whole = box.keep.rect()
    qtbot.waitUntil(lambda: box.keep.visibleRegion().boundingRect() == whole)


def test_elsewhere_it_is_kept_as_a_private_note(page: ConsolePage) -> None:
    box = heard(page)
    page.go_to(Stage.BIASES)
    page.guide.open_at("")
    assert box.text.text() == HEARD
    seat = page.session.review.seats[2]
    box.seat.choose(seat.id)
    click(box.keep)
    note = page.session.review.notes[-1]
    assert (note.text, note.stage, note.about) == (HEARD, Stage.BIASES, seat.id)


def test_what_was_typed_is_gone_once_the_window_may_be_shared(page: ConsolePage) -> None:
    turner, box = unfold(page, "said").turner, heard(page)
    assert turner is not None
    QTest.keyClicks(turner.line, SAID)
    page.room.use_screen(None)
    assert "quokka" not in everything_said(page)
    page.room.use_screen(Screen())
    assert turner.line.text() == ""
    assert box.text.text() == HEARD


# Who had the floor


def test_a_key_counts_a_turn_for_its_seat_and_backspace_takes_it_back(page: ConsolePage) -> None:
    page.act("turn-balance")
    box = leading(page).turns
    assert box is not None
    assert QApplication.focusWidget() is box
    first, second = list(box.rows)[:2]
    for sign in "1121":
        QTest.keyClicks(box, sign)
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    meeting = page.room.row
    assert meeting is not None
    assert turns_of(page.session.review, meeting.id) == {first: 2, second: 1}
    click(box.rows[first].less)
    click(box.rows[second].more)
    assert turns_of(page.session.review, meeting.id) == {first: 1, second: 2}
    unheard = box.quiet.text()
    assert unheard.startswith("Not heard yet")
    aliases = {seat.id: seat.alias for seat in page.session.review.seats}
    assert [aliases[id] in unheard for id in box.rows] == [False, False] + [True] * (
        len(box.rows) - 2
    )
    assert page.session.undo_label != "Count turn"


def test_arrows_reach_a_seat_without_its_key(page: ConsolePage) -> None:
    page.act("turn-balance")
    box = leading(page).turns
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    for sign in "++-":
        QTest.keyClicks(box, sign)
    meeting = page.room.row
    assert meeting is not None
    assert turns_of(page.session.review, meeting.id) == {list(box.rows)[1]: 1}


def test_a_seat_keeps_its_key_when_others_come_and_go(page: ConsolePage) -> None:
    page.act("turn-balance")
    box = leading(page).turns
    assert box is not None
    first, second = list(box.rows)[:2]
    page.room.leave(first)
    assert first not in box.rows
    QTest.keyClicks(box, "12")
    meeting = page.room.row
    assert meeting is not None
    assert turns_of(page.session.review, meeting.id) == {second: 1}


def test_counts_fold_with_the_private_parts_and_leave_nothing(page: ConsolePage) -> None:
    page.act("turn-balance")
    box = leading(page).turns
    assert box is not None
    QTest.keyClicks(box, "11")
    page.room.use_screen(None)
    assert box.rows == {}
    assert "2 turns" not in everything_said(page)
    assert "Not heard yet" not in everything_said(page)
    QTest.keyClicks(box, "1")
    click(box.open_anyway)
    assert "2 turns" in everything_said(box)


def test_the_end_of_the_meeting_leaves_the_balance_alone(page: ConsolePage) -> None:
    page.act("turn-balance")
    box = leading(page).turns
    assert box is not None
    QTest.keyClicks(box, "1123")
    page.room.end()
    assert [(row.seat, row.turns) for row in page.session.review.participation] == [("", 4)]
    assert box.rows == {}
    assert "4 turns, 3 of" in box.balance.text()


# Hints


def test_a_hint_comes_after_five_minutes_and_goes_with_one_press(
    page: ConsolePage, time: Time
) -> None:
    line = page.guide.panel.nudge
    time.pass_by(minutes=4)
    line.look()
    assert not line.isVisible()
    time.pass_by(minutes=2)
    line.look()
    assert line.words.text().startswith("Nothing heard yet from")
    click(line.away)
    time.pass_by(minutes=9)
    line.look()
    assert not line.isVisible()
    time.pass_by(minutes=2)
    line.look()
    assert line.isVisible()


def test_nothing_moves_while_somebody_writes(page: ConsolePage, time: Time) -> None:
    line = page.guide.panel.nudge
    page.capture.take_focus()
    QTest.keyClicks(page.capture.field, "14:05 the queue")
    time.pass_by(minutes=6)
    line.look()
    assert not line.isVisible()
    page.capture.field.set_line("")
    line.look()
    assert line.isVisible()
    assert QApplication.focusWidget() is page.capture.field


def test_hints_fold_with_the_private_parts(page: ConsolePage, time: Time) -> None:
    line = page.guide.panel.nudge
    time.pass_by(minutes=6)
    line.look()
    text = line.words.text()
    page.room.use_screen(None)
    assert not line.isVisible()
    assert text not in everything_said(page)


def test_one_press_switches_hints_off_and_the_menu_on_again(page: ConsolePage, time: Time) -> None:
    line = page.guide.panel.nudge
    time.pass_by(minutes=6)
    line.look()
    click(line.off)
    assert not line.isVisible()
    assert page.ticks()["nudges"] is False
    time.pass_by(minutes=30)
    line.look()
    assert not line.isVisible()
    page.act("nudges")
    assert page.ticks()["nudges"] is True
    assert line.isVisible()


# All of it


def test_every_part_can_be_read_and_hit(page: ConsolePage) -> None:
    for name in ("said", "heard", "turns"):
        unfold(page, name)
    turner = leading(page).turner
    assert turner is not None
    for size in ((1024, 640), (1280, 800)):
        page.resize(*size)
        page.guide.open_at("")
        for text in ("", SAID):
            turner.line.setText(text)
            for _ in range(6):
                QApplication.processEvents()
            panel = page.guide.panel
            assert places.small_targets(panel) == set()
            assert places.squeezed(panel) == set()
            assert places.on_each_other(panel) == set()
            assert places.pushed_out(panel) == set()
