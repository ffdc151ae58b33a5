"""Before a report goes out: missing parts are set aside with a private reason, or lead to a row."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.method.completeness import completeness
from pmdesk.model.gestures import actions, header, timeline
from pmdesk.model.words import BuyIn, Decision, Stage, Support
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.report_stage.dismissing import DismissAsk
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from tests.ui.consoles import Show, Time, click, console_on
from tests.ui.leaking.strings import held
from tests.ui.walking import Screen

Key = Qt.Key
UNDECIDED = "This action is not decided yet. 2 times."
BUY_IN = "Nobody was asked whether the plan gets room."
REASON = "The manager is away until May"


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[ConsolePage]:
    """The sample with two actions undecided and no buy-in, private parts open."""
    for action in session.review.actions[2:4]:
        session.do(actions.decide, id=action.id, decision=Decision.PROPOSED)
    session.do(header.set_closing, field="buy_in", value=BuyIn.NONE)
    page = console_on(theme, session, tmp_path, Time(), Stage.REPORT)
    shown(page, 1440, 900)
    page.room.use_screen(Screen())
    yield page
    page.close_for_good()


@pytest.fixture
def view(page: ConsolePage) -> ReportStage:
    assert isinstance(page.view, ReportStage)
    return page.view


def missing(view: ReportStage) -> list[str]:
    return [row.text() for row in view.missing.rows]


def asked(view: ReportStage, text: str) -> DismissAsk:
    """Opens the question for a reason beside a row, by keys."""
    button = view.missing.dismissals[missing(view).index(text)]
    button.setFocus()
    QTest.keyClick(button, Key.Key_Return)
    return view.findChildren(DismissAsk)[-1]


def set_aside(view: ReportStage, text: str, reason: str = REASON) -> None:
    asking = asked(view, text)
    QTest.keyClicks(asking.reason, reason)
    QTest.keyClick(asking.reason, Key.Key_Return)


def said(page: ConsolePage) -> str:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(text for _, text in held(page))


def test_a_missing_part_is_set_aside_with_a_reason(view: ReportStage) -> None:
    assert missing(view) == [UNDECIDED, BUY_IN]
    asking = asked(view, BUY_IN)
    assert asking.reason.hasFocus()
    assert not asking.on.isEnabled()
    QTest.keyClick(asking.reason, Key.Key_Return)
    assert view.review.dismissals == ()
    QTest.keyClicks(asking.reason, REASON)
    QTest.mouseClick(asking.on, Qt.MouseButton.LeftButton)
    assert missing(view) == [UNDECIDED]
    assert view.missing.aside.text().strip() == "1 set aside"
    assert view.missing.rows[0].hasFocus()
    (kept,) = view.review.dismissals
    assert (kept.rule, kept.field, kept.reason) == ("buy-in-open", "buy_in", REASON)


def test_what_stands_in_one_row_is_set_aside_and_undone_together(view: ReportStage) -> None:
    set_aside(view, UNDECIDED)
    assert len(view.review.dismissals) == 2
    assert missing(view) == [BUY_IN]
    view.session.undo()
    assert missing(view) == [UNDECIDED, BUY_IN]


def test_what_was_set_aside_is_shown_with_its_reason_and_asked_again(
    qtbot: QtBot, view: ReportStage
) -> None:
    set_aside(view, UNDECIDED, "They wait for the architect")
    set_aside(view, BUY_IN)
    assert missing(view) == ["Nothing is missing."]
    assert not view.missing.box.isVisible()
    qtbot.mouseClick(view.missing.aside, Qt.MouseButton.LeftButton)
    rows = view.missing.box.rows
    assert [(row.message.text(), row.reason.text()) for row in rows] == [
        (UNDECIDED, "They wait for the architect"),
        (BUY_IN, REASON),
    ]
    qtbot.mouseClick(rows[0].again, Qt.MouseButton.LeftButton)
    assert missing(view) == [UNDECIDED]
    assert [row.message.text() for row in view.missing.box.rows] == [BUY_IN]
    qtbot.mouseClick(view.missing.box.rows[0].again, Qt.MouseButton.LeftButton)
    assert view.review.dismissals == ()
    assert not view.missing.box.isVisible()
    assert not view.missing.aside.isVisible()


def test_reasons_fold_while_the_window_may_be_shared(page: ConsolePage, view: ReportStage) -> None:
    set_aside(view, BUY_IN)
    view.missing.aside.click()
    assert REASON in said(page)
    page.room.use_screen(None)
    assert REASON not in said(page)
    assert missing(view) == [UNDECIDED]
    assert view.missing.aside.text().strip() == "1 set aside"
    click(page, "Open anyway")
    assert REASON in said(page)
    page.room.use_screen(Screen())
    page.room.open_private(False)
    page.go_to(Stage.TIMELINE)
    page.room.use_screen(None)
    assert REASON not in said(page)


def test_a_reason_that_is_being_typed_goes_when_the_window_may_be_shared(
    page: ConsolePage, view: ReportStage
) -> None:
    QTest.keyClicks(asked(view, BUY_IN).reason, "The manager")
    page.room.use_screen(None)
    assert "The manager" not in said(page)
    assert view.review.dismissals == ()


def test_no_reason_is_asked_before_the_private_parts_are_open(
    page: ConsolePage, view: ReportStage
) -> None:
    page.room.use_screen(None)
    asking = asked(view, BUY_IN)
    assert not asking.reason.isVisible()
    assert asking.shut.open.hasFocus()
    QTest.keyClick(asking.shut.open, Key.Key_Return)
    assert asking.reason.hasFocus()
    QTest.keyClicks(asking.reason, REASON)
    QTest.keyClick(asking.reason, Key.Key_Return)
    assert missing(view) == [UNDECIDED]


def test_a_row_about_an_action_makes_it_the_current_one(
    page: ConsolePage, view: ReportStage
) -> None:
    last = view.review.actions[3]
    view.session.do(actions.decide, id=view.review.actions[2].id, decision=Decision.ACCEPTED)
    view.missing.rows[0].click()
    assert isinstance(page.view, ActionsStage)
    assert page.view.current is not None
    assert page.view.current.id == last.id


def test_a_row_about_an_entry_makes_it_the_current_one(
    page: ConsolePage, view: ReportStage
) -> None:
    entry = view.review.entries[20]
    view.session.do(timeline.set_support, id=entry.id, support=Support.CONTESTED)
    next(row for row in view.missing.rows if "contested" in row.text()).click()
    assert isinstance(page.view, TimelineStage)
    assert page.view.current_entry() == entry.id


def test_a_factor_is_gone_to_without_the_room_looking_at_it(
    page: ConsolePage, view: ReportStage
) -> None:
    factor = view.review.factors[-1]
    page.act("start-meeting")
    page.go_to(Stage.REPORT)
    page.going.to_spot(Stage.FACTORS, Spot("factors", factor.id))
    focused = QApplication.focusWidget()
    assert page.view.stage is Stage.FACTORS
    assert page.view.place()["card"] == factor.id
    assert isinstance(focused, QWidget)
    assert factor.text in focused.accessibleName()
    assert page.room.focus == ""


def test_it_says_how_much_of_the_draft_is_filled(view: ReportStage) -> None:
    view.session.do(header.set_summary, text="")
    found = completeness(view.review)
    assert found.percent < 100
    said = f"{found.percent}\u2009% filled. Still empty: {found.missing[0].name}."
    assert view.missing.filled.text() == said
    view.session.undo()
    assert view.missing.filled.text() != said
