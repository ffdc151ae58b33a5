"""What a console lets go of once it may be shared: copied words, and times of what comes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from pmdesk.model.gestures import header, timeline
from pmdesk.model.measures import milestone_entry
from pmdesk.model.times import clock_text, entry_clock, zone_label
from pmdesk.model.words import Milestone, Stage, Support
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.guide.heard import HeardBox
from pmdesk.ui.guide.turner import Turner
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.reasons import ReasonsDialog
from tests.sixty import sixty
from tests.ui.consoles import Show, Time, console_on
from tests.ui.leaking.strings import held
from tests.ui.walking import NOW, Screen

SECRET = "Ann Other fears the import"


@pytest.fixture
def page(theme: Theme, library: Library, tmp_path: Path, shown: Show) -> Iterator[ConsolePage]:
    """A meeting on sixty entries that has reached thirty; the room looks on."""
    QGuiApplication.clipboard().clear()
    review = sixty()
    library.add(review, "New review")
    session = ReviewSession(library.session(review.id))
    page = console_on(theme, session, tmp_path, Time(), Stage.TIMELINE)
    shown(page, 1440, 900)
    page.act("start-meeting")
    page.room.use_screen(Screen())
    page.room.reach(session.review.entries[29])
    yield page
    page.close_for_good()
    QGuiApplication.clipboard().clear()


def heard(page: ConsolePage) -> QTextEdit:
    fold = page.guide.panel.leading.heard_fold
    fold.head.setChecked(True)
    assert isinstance(fold.content, HeardBox)
    return fold.content.text


def turned(page: ConsolePage) -> QLineEdit:
    fold = page.guide.panel.leading.said_fold
    fold.head.setChecked(True)
    assert isinstance(fold.content, Turner)
    return fold.content.line


def named(page: ConsolePage) -> QLineEdit:
    page.go_to(Stage.PREPARE)
    view = page.view
    assert isinstance(view, PrepareStage)
    return view.seats.rows[0].fields["name"]


def noted(page: ConsolePage) -> QTextEdit:
    page.act("private-note")
    return page.guide.panel.notes.box.field


FIELDS: dict[str, Callable[[ConsolePage], QLineEdit | QTextEdit]] = {
    "what was heard": heard,
    "what somebody said": turned,
    "a name": named,
    "a note": noted,
}


def copy_from(page: ConsolePage, field: str) -> None:
    """Types a secret into a private field and copies it."""
    if not page.guide.is_open:
        page.act("guide")
    part = FIELDS[field](page)
    part.setFocus()
    part.selectAll()
    QTest.keyClicks(part, SECRET)
    part.selectAll()
    part.copy()
    assert QGuiApplication.clipboard().text() == SECRET


@pytest.mark.parametrize("field", FIELDS)
def test_what_was_copied_out_of_a_private_field_leaves_the_clipboard(
    page: ConsolePage, field: str
) -> None:
    copy_from(page, field)
    page.room.use_screen(None)
    assert QGuiApplication.clipboard().text() == ""


def test_it_leaves_it_with_the_review_too(page: ConsolePage) -> None:
    copy_from(page, "a note")
    page.close_for_good()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_elsewhere_stays(page: ConsolePage) -> None:
    copy_from(page, "what was heard")
    page.capture.take_focus()
    QGuiApplication.clipboard().setText("from elsewhere")
    page.room.use_screen(None)
    assert QGuiApplication.clipboard().text() == "from elsewhere"


def said(page: ConsolePage) -> str:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(text for _, text in held(page))


def test_what_a_report_lacks_tells_no_time_that_the_room_has_not_reached(
    page: ConsolePage,
) -> None:
    session, later = page.session, page.session.review.entries[50]
    session.do(timeline.set_support, id=later.id, support=Support.CONTESTED)
    page.go_to(Stage.REPORT)
    assert isinstance(page.view, ReportStage)
    named = f"The entry at {entry_clock(later, session.review.zone)} is contested"
    assert named in said(page)
    others = [row.text() for row in page.view.missing.rows if "contested" not in row.text()]
    page.room.use_screen(None)
    assert named not in said(page)
    assert others
    page.act("private-parts")
    assert named in said(page)


def test_prepare_tells_no_end_that_the_room_has_not_reached(page: ConsolePage) -> None:
    session = page.session
    later = milestone_entry(session.review.entries, Milestone.RESOLVED)
    assert later is not None
    assert later not in page.room.reached
    session.do(header.set_fact, field="resolved", value=later.at + timedelta(hours=3))
    page.go_to(Stage.PREPARE)
    zone = session.review.zone
    told = f"{clock_text(later.at, zone)} {zone_label(zone, later.at)} by the timeline"
    assert told in said(page)
    page.room.use_screen(None)
    assert told not in said(page)


def test_changes_of_what_comes_are_not_listed(page: ConsolePage, theme: Theme, shown: Show) -> None:
    session, entries = page.session, page.session.review.entries
    session.do(header.agree_timeline, at=NOW)
    reached, later = entries[5], entries[50]
    for entry in (reached, later):
        session.do(timeline.set_text, id=entry.id, text="Told otherwise")
    page.room.use_screen(None)
    dialog = ReasonsDialog(theme, session, None, page.room)
    shown(dialog, 560, 500)
    told = "\n".join(text for _, text in held(dialog))
    assert reached.text in told
    assert later.text not in told
    dialog.all.setText("as the log has it")
    dialog.done_well()
    reasons = {row.row: row.reason for row in session.review.amendments}
    assert reasons[later.id] == ""


@pytest.mark.parametrize("reached", [0, 30])
def test_what_comes_stays_out_of_sight_while_the_meeting_is_led_elsewhere(
    page: ConsolePage, reached: int
) -> None:
    later = page.session.review.entries[50]
    if not reached:
        page.room.reach(None)
    page.room.use_screen(None)
    assert later.text not in said(page)
    page.room.hand_over()
    assert page.room.away
    page.go_to(Stage.TIMELINE)
    assert later.text not in said(page)
    page.act("private-parts")
    assert later.text in said(page)


def test_another_stage_may_come_to_the_front_while_all_of_them_fold(
    page: ConsolePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field that folds stores its words, and with them the meeting may move on."""
    monkeypatch.setattr(page.view, "fold_away", lambda: page.go_to(Stage.FACTORS))
    page.room.use_screen(None)
    assert page.view.stage is Stage.FACTORS
