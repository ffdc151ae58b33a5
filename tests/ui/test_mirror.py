"""The language mirror in the editors: what is marked, what the bubble says, and what one does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.gestures import captured, factors, seats, timeline
from pmdesk.model.review import Factor
from pmdesk.model.text import new_id
from pmdesk.model.words import Kind, RoomView, Stage
from pmdesk.ui.board.card import Card
from pmdesk.ui.board.stage import BoardStage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.mirror.bubble import MarkBubble
from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import Para
from tests.ui.consoles import Show, click, shown_console

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Show
) -> Iterator[ConsolePage]:
    """The sample's console on the factors."""
    yield from shown_console(theme, session, tmp_path, shown, Stage.FACTORS)


def factor(page: ConsolePage) -> Factor:
    return page.session.review.factors[0]


def edit(page: ConsolePage, text: str) -> TextField:
    """Opens the editor on the first factor and types a text in the place of its own."""
    view = page.view
    assert isinstance(view, BoardStage)
    card = next(c for c in view.findChildren(Card) if c.plan.id == factor(page).id)
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    field = view.board.editor.field
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    return field


def marks_of(field: TextField) -> FieldMarks:
    marks = field.findChild(FieldMarks)
    assert marks is not None
    return marks


def marked(field: TextField) -> list[str]:
    """The words that are marked."""
    return [field.text()[m.start : m.end] for m in marks_of(field).marks]


def bubble(page: ConsolePage) -> MarkBubble:
    assert page.speaker.popover is not None
    content = page.speaker.popover.content
    assert isinstance(content, MarkBubble)
    return content


def words(widget: QWidget) -> str:
    return " ".join(para.text() for para in widget.findChildren(Para) if para.isVisible())


def put_caret(field: TextField, at: str) -> None:
    cursor = field.textCursor()
    cursor.setPosition(field.text().index(at) + 1)
    field.setTextCursor(cursor)


def test_after_a_pause_it_is_marked_and_the_bubble_leaves_the_caret_where_it_is(  # type: ignore[no-untyped-def]
    page: ConsolePage, qtbot
) -> None:
    field = edit(page, "The reviewer failed to")
    assert marked(field) == []
    qtbot.waitUntil(lambda: marked(field) == ["failed to"])
    assert "Says what did not happen" in words(bubble(page))
    assert "Ask aloud: What was in view at that point" in words(bubble(page))
    assert field.hasFocus()
    QTest.keyClicks(field, " ask")
    assert field.text() == "The reviewer failed to ask"


def test_escape_folds_the_bubble_first_and_it_stays_folded(page: ConsolePage, qtbot) -> None:  # type: ignore[no-untyped-def]
    field = edit(page, "The reviewer failed to")
    qtbot.waitUntil(lambda: page.speaker.popover is not None)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert page.speaker.popover is None
    assert field.isVisible()
    QTest.keyClicks(field, " ask")
    marks_of(field).look()
    put_caret(field, "failed")
    marks_of(field).look()
    assert page.speaker.popover is None
    assert marked(field) == ["failed to"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()


def test_alt_enter_writes_the_other_words_and_selects_what_is_to_be_said(
    page: ConsolePage,
) -> None:
    field = edit(page, "The reviewer failed to ask about the limit")
    marks_of(field).look()
    put_caret(field, "failed")
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert field.text().startswith("The reviewer did not ask about the limit; ")
    assert field.textCursor().selectedText() == "…"
    QTest.keyClicks(field, "a list")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert factor(page).text.endswith("a list")
    assert marked(field) == []


def test_the_other_words_are_one_step_of_undo(page: ConsolePage) -> None:
    field = edit(page, "Obviously the limit was low")
    page.flush()
    marks_of(field).look()
    put_caret(field, "Obviously")
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert factor(page).text == "The limit was low"
    page.undo()
    assert factor(page).text == "Obviously the limit was low"


def test_by_hand_the_keys_work_in_the_bubble_and_the_edit_goes_on_after_it(
    page: ConsolePage,
) -> None:
    field = edit(page, "The reviewer failed to ask")
    marks_of(field).look()
    QTest.keyClick(field, Qt.Key.Key_Period, CONTROL)
    assert bubble(page).use.hasFocus()
    QTest.keyClick(bubble(page).use, Qt.Key.Key_Tab)
    assert bubble(page).more.hasFocus()
    QTest.keyClick(bubble(page).more, Qt.Key.Key_Space)
    said = words(bubble(page))
    assert "Before: The engineer failed to check the connection limit." in said
    assert "After: " in said
    assert "Whoever reads it will say less next time." in said
    QTest.keyClick(bubble(page).more, Qt.Key.Key_Escape)
    assert field.isVisible()
    assert field.hasFocus()


def test_a_mark_is_dismissed_at_its_place_with_a_reason(page: ConsolePage) -> None:
    field = edit(page, "The reviewer failed to ask, and failed to say so")
    marks_of(field).look()
    QTest.keyClick(field, Qt.Key.Key_Period, CONTROL)
    bubble(page).aside.click()
    QTest.keyClicks(bubble(page).own, "The room wants it so")
    QTest.keyClick(bubble(page).own, Qt.Key.Key_Return)
    marks_of(field).look()
    assert marked(field) == []
    row = page.session.review.dismissals[-1]
    assert (row.rule, row.noun, row.row) == ("failed-to", "factors", factor(page).id)
    assert row.reason == "The room wants it so"
    other = page.session.review.factors[1]
    page.session.do(factors.set_text, id=other.id, text="The reviewer failed to ask")
    page.session.mirror.look()
    assert [f.row for f in page.session.mirror.findings if f.rule == "failed-to"] == [other.id]
    page.undo()
    page.undo()
    page.session.mirror.look()
    found = [f.row for f in page.session.mirror.findings if f.rule == "failed-to"]
    assert found == [factor(page).id, factor(page).id]


def test_marks_move_with_the_words_while_somebody_types_before_them(page: ConsolePage) -> None:
    field = edit(page, "The reviewer failed to ask. Obviously.")
    marks_of(field).look()
    assert marked(field) == ["failed to", "Obviously"]
    cursor = field.textCursor()
    cursor.setPosition(0)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "Then ")
    assert "Obviously" in marked(field)
    put_caret(field, "bviously")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert "Obviously" not in marked(field)


def test_the_mouse_opens_it_and_a_click_does_not_take_the_focus(page: ConsolePage, qtbot) -> None:  # type: ignore[no-untyped-def]
    field = edit(page, "The reviewer failed to ask about the limit of the pool")
    marks = marks_of(field)
    marks.look()
    at = marks.rect(marks.marks[0]).center()
    QTest.mouseMove(field.viewport(), at + QPoint(2, 2))
    QTest.mouseMove(field.viewport(), at)
    qtbot.waitUntil(lambda: page.speaker.popover is not None)
    click(bubble(page), "Use this")
    assert field.text().startswith("The reviewer did not ask")
    assert field.hasFocus()


def test_in_a_meeting_nothing_is_marked_while_the_console_may_be_shared(
    page: ConsolePage,
) -> None:
    edit(page, "The reviewer failed to ask")
    page.flush()
    page.session.mirror.look()
    page.act("start-meeting")
    page.go_to(Stage.FACTORS)
    field = edit(page, "The reviewer failed to ask again")
    marks_of(field).look()
    assert marked(field) == []
    page.room.open_private(True)
    marks_of(field).look()
    assert marked(field) == ["failed to"]
    page.room.open_private(False)
    marks_of(field).look()
    assert marked(field) == []
    assert page.speaker.popover is None
    assert page.room.view is RoomView.LIVE


def test_a_person_by_name_becomes_the_alias_by_one_key(page: ConsolePage) -> None:
    seat = page.session.review.seats[1]
    assert seat.name
    assert seat.alias == "On-call engineer"
    first = seat.name.split()[0]
    field = edit(page, f"The page reached {first} after 9 minutes")
    marks_of(field).look()
    put_caret(field, first)
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert field.text() == "The page reached the on-call engineer after 9 minutes"
    page.session.do(seats.set_fact, id=seat.id, field="name", value="")
    field = edit(page, f"The page reached {first} after 9 minutes")
    marks_of(field).look()
    assert marked(field) == []


def test_what_somebody_wrote_in_a_chat_and_the_parking_lot_are_left_alone(
    page: ConsolePage,
) -> None:
    session = page.session
    session.do(captured.add_parked, id=new_id(), text="We should have tested it")
    entry = session.review.entries[0]
    session.do(timeline.set_text, id=entry.id, text="We should have tested it")
    session.mirror.look()
    assert [f.row for f in session.mirror.findings if f.rule == "should-have"] == [entry.id]
    assert entry.kind is not Kind.COMMUNICATION or not entry.import_key


def test_findings_of_the_stage_stand_in_the_guide_and_lead_to_their_place(
    page: ConsolePage,
) -> None:
    page.session.mirror.look()
    before = len(page.session.mirror.findings)
    edit(page, "The reviewer failed to ask")
    page.flush()
    page.session.mirror.look()
    assert f"{before + 1} passages are marked" in page.guide.rail.findings.accessibleName()
    page.guide.open_at("findings")
    section = page.guide.panel.findings
    section.look()
    assert "Blame: “failed to”" in [row.text() for row in section.list.rows]
    page.go_to(Stage.LESSONS)
    section.look()
    assert "failed to" not in " ".join(r.text() for r in section.list.rows if r.isVisible())
    page.go_to(Stage.FACTORS)
    section.look()
    section.list.rows[0].click()
    assert page.view.stage is Stage.FACTORS
    page.act("start-meeting")
    page.go_to(Stage.FACTORS)
    assert not section.list.rows[0].isVisible()
    assert section.list.rows[0].text() == ""
    page.guide.rail.findings.click()
    assert section.folded.isVisible()
    assert "marked" not in page.guide.rail.findings.accessibleName()


def test_a_guide_over_the_stage_makes_way_for_what_a_finding_leads_to(page: ConsolePage) -> None:
    id = new_id()
    page.session.do(factors.add_factor, id=id, text="The reviewer failed to ask", category="")
    page.session.mirror.look()
    page.guide.open_at("findings")
    section = page.guide.panel.findings
    section.look()
    assert page.guide.lies_over
    row = next(row for row in section.list.rows if "failed to" in row.text())
    row.click()
    stage = page.view
    assert isinstance(stage, BoardStage)
    card = stage.board.cards[id]
    assert card.hasFocus()
    assert not page.guide.is_open
    assert card.visibleRegion().boundingRect() == card.rect()


def test_what_a_finding_led_to_stays_in_view_as_the_window_becomes_narrower(
    page: ConsolePage,
) -> None:
    page.resize(1920, 1080)
    id = new_id()
    page.session.do(factors.add_factor, id=id, text="The reviewer failed to ask", category="")
    stage = page.view
    assert isinstance(stage, BoardStage)
    page.session.mirror.look()
    page.going.to_finding(next(f for f in page.session.mirror.findings if f.row == id))
    card = stage.board.cards[id]
    assert card.isVisible()
    page.resize(1100, 800)
    QApplication.processEvents()
    assert card.hasFocus()
    assert card.visibleRegion().boundingRect() == card.rect()


def test_letters_that_are_still_being_composed_are_left_in_peace(page: ConsolePage) -> None:
    field = edit(page, "The reviewer failed to ask ")
    QApplication.sendEvent(field, QInputMethodEvent("ni", []))
    marks_of(field).look()
    done = QInputMethodEvent("", [])
    done.setCommitString("你")
    QApplication.sendEvent(field, done)
    assert field.text() == "The reviewer failed to ask 你"
    marks_of(field).look()
    assert marked(field) == ["failed to"]
